#!/usr/bin/env bash
# The one developer command of vecsolve. `./build.sh help` lists the verbs.
set -euo pipefail
cd "$(dirname "$0")"

TARGET=wasm32-unknown-unknown
BINARYEN=132.0.0
export PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_ROOT_USER_ACTION=ignore

say() { printf '%s\n' "$*" >&2; }
part() { printf '\n== %s\n' "$*" >&2; }
skipped=()
skip() { skipped+=("$*"); say "skipped: $*"; }
has() { command -v "$1" >/dev/null 2>&1; }
need() { # need COMMAND HOW: one line that says what is missing and how to get it
  has "$1" || { say "build.sh: '$1' is missing: $2"; exit 1; }
}
debian() { # debian COMMAND PACKAGE...: installs what a Debian machine can, quietly
  has "$1" && return
  has apt-get && [ "$(id -u)" = 0 ] || return 1
  apt-get install -y -qq "${@:2}" >/dev/null 2>&1 || { apt-get update -qq >/dev/null 2>&1 && apt-get install -y -qq "${@:2}" >/dev/null 2>&1; }
}
target() { # target TRIPLE: rustup's standard library for it
  has rustup && { rustup target list --installed | grep -qx "$1" || rustup target add "$1" >/dev/null 2>&1; }
}
rust() {
  need cargo "install Rust from https://rustup.rs"
  need cc "install a C compiler, which Rust links with (Debian: apt-get install gcc libc6-dev)"
  [ -d "$(rustc --print sysroot)/lib/rustlib/src/rust/library" ] || rustup component add rust-src >/dev/null 2>&1 ||
    { say "build.sh: no sources of Rust's core: rustup component add rust-src"; exit 1; }
  target $TARGET || { say "build.sh: no Rust standard library for $TARGET: rustup target add $TARGET"; exit 1; }
}

# ---- building

wasm_opt() { # wasm_opt IN OUT: the pinned wasm-opt takes a quarter off the size and never changes a bit
  if [ ! -x target/tools/node_modules/.bin/wasm-opt ]; then
    need npm "install Node.js 20 or later (it fetches wasm-opt, npm package binaryen $BINARYEN)"
    npm install --silent --no-audit --no-fund --prefix target/tools "binaryen@$BINARYEN" >&2
  fi
  # Two passes: the file's own list of features would switch full bulk-memory
  # on, whose data-count section plain ("lime1") runtimes refuse.
  local opt=target/tools/node_modules/.bin/wasm-opt
  $opt --all-features --strip-target-features "$1" -o "$2"
  $opt -Oz --converge --enable-simd --enable-relaxed-simd --enable-bulk-memory-opt --enable-sign-ext \
    --enable-nontrapping-float-to-int --enable-mutable-globals --strip-debug --strip-producers "$2" -o "$2"
}

# LSR drops the no-wrap flags that let loads use immediate offsets: without it
# dot gains 9 %, axpy 18 %. Kernels are inlined where it counts by attribute;
# what LLVM would inline beyond that is size. The stack is small because
# nothing recurses. No path of this machine goes into the file. A panic is a
# trap without words: core is built anew for that, which rustc calls unstable;
# its messages and places would be a thirtieth of the module.
module() { # module NAME FLAGS [FEATURES]
  RUSTFLAGS="-C llvm-args=-disable-lsr -C llvm-args=-inline-threshold=0 -C link-arg=-zstack-size=65536 \
    -Z unstable-options -C panic=immediate-abort \
    --remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}/registry/src/= --remap-path-prefix=$PWD/= $2" \
    CARGO_PROFILE_RELEASE_OPT_LEVEL=z RUSTC_BOOTSTRAP=1 \
    cargo rustc -q -Z build-std=core,alloc -p vecsolve --lib --crate-type cdylib --release --features "standalone ${3:-}" \
    --target $TARGET --target-dir "target/wasm-$1"
  wasm_opt "target/wasm-$1/$TARGET/release/vecsolve.wasm" "dist/vecsolve_$1.wasm"
}

variant() { # variant NAME: one module, into dist/
  rust
  mkdir -p dist
  case "$1" in
    scalar) module scalar "" ;;
    simd128) module simd128 "-C target-feature=+simd128" ;;
    relaxed) module relaxed "-C target-feature=+simd128,+relaxed-simd" ;;
    # Full unrolling is for the tiles of matrix products, which this one has not.
    kernels) module kernels "-C target-feature=+simd128 -C llvm-args=-unroll-threshold=30" kernels ;;
    *) say "build.sh: no variant '$1'"; exit 2 ;;
  esac
}

wasm() { # the modules, into dist/ and the hosts that carry them
  mkdir -p hosts/js/wasm hosts/python/src/vecsolve/wasm
  for name in scalar simd128 relaxed kernels; do variant $name; done
  for into in hosts/js/wasm hosts/python/src/vecsolve/wasm; do
    cp dist/vecsolve_{scalar,simd128,relaxed}.wasm $into/
  done
  node - dist/vecsolve_*.wasm >&2 <<'END'
const { readFileSync } = require("node:fs"), zlib = require("node:zlib");
const row = (...cells) => console.log(cells.map((c, i) => (i ? String(c).padStart(9) : c.padEnd(28))).join(""));
row("module", "bytes", "gzip", "brotli");
for (const file of process.argv.slice(2)) {
  const bytes = readFileSync(file);
  row(file, bytes.length, zlib.gzipSync(bytes, { level: 9 }).length, zlib.brotliCompressSync(bytes).length);
}
END
}

native() { # the native library, shared and static, into dist/
  rust
  mkdir -p dist
  for kind in cdylib staticlib; do
    cargo rustc -q -p vecsolve --lib --crate-type $kind --release --features standalone --target-dir target/native
  done
  for file in target/native/release/libvecsolve.*; do
    case "$file" in *.a | *.so | *.dylib) cp "$file" dist/ ;; esac
  done
}

gen() { # rewrite everything that is generated from the tables
  rust
  BLESS=1 cargo test -q -p vecsolve-tests --test in_step
}

# ---- running

run() { # build the module and solve two real systems through it
  wasm
  mkdir -p out
  cargo build -q -p vecsolve-host
  for name in poisson2d_100 convdiff_100; do
    target/debug/vecsolve solve "problems/$name.mtx.gz" --plot "out/$name.svg" "$@"
    say "convergence curve: out/$name.svg"
  done
}

python_env() { # a virtual environment with what the Python host and its tests need
  need python3 "install Python 3.9 or later"
  local env=target/python wants="hosts/python/pyproject.toml"
  if [ ! -e $env/ready ] || [ $wants -nt $env/ready ]; then
    python3 -m venv $env || { say "build.sh: python3 has no venv (Debian: apt-get install python3-venv)"; exit 1; }
    $env/bin/pip install -q numpy scipy wasmtime pytest ruff mypy
    touch $env/ready
  fi
}

# ---- testing

lint() {
  part "format and lints"
  rust
  cargo fmt --check
  cargo clippy -q --workspace --all-targets -- -D warnings
  RUSTFLAGS="-C target-feature=+simd128" cargo clippy -q -p vecsolve --lib --features standalone --target $TARGET \
    --target-dir target/clippy-wasm -- -D warnings
  python_env
  target/python/bin/ruff check -q hosts/python problems tests/vectors tests/fuzz tests/engines bench/python
  target/python/bin/ruff format -q --check hosts/python problems tests/vectors tests/fuzz tests/engines bench/python
  (cd hosts/python && ../../target/python/bin/mypy --no-error-summary)
  python3 problems/generate.py --check
  python3 tests/vectors/generate.py --check
}

test_rust() {
  part "Rust: core, ABI, vectors on every level, generated files, host, command line, modules"
  cargo test -q --workspace
  if target thumbv7em-none-eabihf; then
    cargo check -q -p vecsolve-core --target thumbv7em-none-eabihf
  else
    skip "core on bare metal (rustup target add thumbv7em-none-eabihf)"
  fi
}

test_elsewhere() { # the same golden bits on an older x86-64 and on aarch64
  local tests=(--test vectors --test kernels)
  [ "$(uname -m)" = x86_64 ] || { skip "vectors under qemu (this is no x86-64 machine)"; return; }
  part "vectors on x86-64 without AVX (qemu)"
  if debian qemu-x86_64 qemu-user; then
    CARGO_TARGET_X86_64_UNKNOWN_LINUX_GNU_RUNNER="qemu-x86_64 -cpu Nehalem" \
      cargo test -q -p vecsolve-tests "${tests[@]}" -- --skip blas:: # their golden bits are in the vectors; the rest is slow here
  else
    skip "vectors under qemu-x86_64 -cpu Nehalem (apt-get install qemu-user)"
  fi
  part "vectors on aarch64 (qemu)"
  if debian qemu-aarch64 qemu-user && debian aarch64-linux-gnu-gcc gcc-aarch64-linux-gnu libc6-dev-arm64-cross &&
    target aarch64-unknown-linux-gnu; then
    CARGO_TARGET_AARCH64_UNKNOWN_LINUX_GNU_LINKER=aarch64-linux-gnu-gcc \
      CARGO_TARGET_AARCH64_UNKNOWN_LINUX_GNU_RUNNER="qemu-aarch64 -L /usr/aarch64-linux-gnu" \
      cargo test -q -p vecsolve-tests --target aarch64-unknown-linux-gnu "${tests[@]}" -- --skip blas::
  else
    skip "vectors on aarch64 (apt-get install qemu-user gcc-aarch64-linux-gnu; rustup target add aarch64-unknown-linux-gnu)"
  fi
}

test_attacks() { # the smoke forms: corpora as ordinary tests ran with test_rust; fuzzers a little, miri's tests where it is there
  if [ -n "${VECSOLVE_FUZZ:-}" ]; then fuzz "$VECSOLVE_FUZZ"; else skip "fuzzing beyond the fixed seeds (VECSOLVE_FUZZ=MINUTES, or ./build.sh fuzz)"; fi
}

test_c() {
  part "C: the header in C99 and C++17, a solve against the static library"
  native
  local flags="-Wall -Wextra -Wpedantic -Werror -Iinclude"
  cc -std=c99 $flags examples/solve.c dist/libvecsolve.a -o target/solve-c99
  target/solve-c99
  if has c++; then
    c++ -std=c++17 $flags -x c++ examples/solve.c -x none dist/libvecsolve.a -o target/solve-c++17
    target/solve-c++17
  else
    skip "the header in C++17 (no c++)"
  fi
}

test_js() {
  part "JavaScript"
  need node "install Node.js 20 or later"
  (cd hosts/js && npm ci --silent --no-audit --no-fund && npx tsc -p . && node --test test/)
}

test_python() {
  part "Python"
  python_env
  (cd hosts/python && ../../target/python/bin/python -m pytest -q)
}

hosts() { # every host's own tests
  wasm
  test_c
  test_js
  test_python
}

test() { # everything
  wasm
  lint
  test_rust
  test_elsewhere
  test_attacks
  test_c
  test_js
  test_python
  part "all passed"
  for what in "${skipped[@]}"; do say "skipped: $what"; done
}

# ---- attacking: docs/reliability.md has what these found

nightly() { # nightly COMPONENT...: the toolchain of the fuzzers, miri and the sanitizers
  has rustup && { rustup run nightly rustc --version >/dev/null 2>&1 || rustup toolchain install nightly --profile minimal >/dev/null 2>&1; } &&
    for part in "$@"; do rustup component add --toolchain nightly "$part" >/dev/null 2>&1 || return 1; done
}

tool() { # tool CRATE: a cargo command, into target/tools
  PATH="$PWD/target/tools/bin:$PATH"
  has "$1" || cargo install -q --locked --root target/tools "$1"
}

fuzz() { # fuzz [MINUTES]: every target for its share of them, from the seeds on
  local targets=(machine request solvers kernels matrix market) minutes=${1:-12} each target
  nightly rust-src && tool cargo-fuzz || { skip "fuzzing (no nightly toolchain)"; return; }
  python3 tests/fuzz/seeds.py target/fuzz/corpus
  each=$((minutes * 60 / ${#targets[@]}))
  for target in "${targets[@]}"; do
    part "fuzzing $target for $each seconds"
    RUSTUP_TOOLCHAIN=nightly cargo fuzz run --fuzz-dir tests/fuzz --target-dir target/fuzz "$target" "target/fuzz/corpus/$target" -- \
      -max_total_time=$each -timeout=30 -rss_limit_mb=3000 -max_len=4000 -print_final_stats=1 -artifact_prefix=target/fuzz/
  done
}

# miri knows no vector instructions of x86-64: on these targets the level is
# scalar. The second has other sizes of pointers, the third the other byte order.
miri() { # miri [TARGET...]: core and the ABI's tests, interpreted, every access checked
  nightly miri rust-src || { skip "miri (no nightly toolchain)"; return; }
  local target=("$@")
  [ $# -gt 0 ] || target=(i686-unknown-linux-gnu s390x-unknown-linux-gnu)
  for target in "${target[@]}"; do
    part "miri, $target"
    MIRIFLAGS="-Zmiri-disable-isolation -Zmiri-permissive-provenance" RUSTUP_TOOLCHAIN=nightly cargo miri test -q --target "$target" --target-dir target/miri \
      -p vecsolve-tests --test small
  done
}

sanitize() { # sanitize [address|thread]...: the ABI's tests and the machine under a sanitizer
  nightly rust-src || { skip "sanitizers (no nightly toolchain)"; return; }
  local kinds=("$@") kind host
  [ $# -gt 0 ] || kinds=(address thread)
  host=$(rustc -vV | sed -n 's/^host: //p')
  for kind in "${kinds[@]}"; do
    part "sanitizer: $kind"
    RUSTFLAGS="-Zsanitizer=$kind" RUSTUP_TOOLCHAIN=nightly cargo test -q -Zbuild-std --target "$host" --target-dir target/sanitize-$kind \
      -p vecsolve-tests --test abi --test hard
  done
}

engines() { # one trace in every engine that is here: docs/engines.md
  rust
  mkdir -p target/engines
  local trace=target/engines/trace.jsonl table=target/engines/table.tsv modules=(dist/vecsolve_scalar.wasm dist/vecsolve_simd128.wasm)
  VECSOLVE_TRACE=$PWD/$trace cargo test -q -p vecsolve-tests --test trace
  : > $table
  cargo build -q --release --manifest-path tests/engines/Cargo.toml --target-dir target/engines
  target/engines/release/vecsolve-engines $trace "${modules[@]}" | tee -a $table || true
  node tests/engines/play.mjs $trace "${modules[@]}" | tee -a $table || true
  for browser in chromium firefox-esr; do
    if debian $browser $browser; then
      node tests/engines/browser.mjs $browser $trace "${modules[@]}" | tee -a $table || true
    else
      skip "$browser (apt-get install $browser)"
    fi
  done
  if python_env && target/python/bin/python -m pip install -q pywasm3 2>/dev/null; then
    target/python/bin/python tests/engines/play.py $trace dist/vecsolve_scalar.wasm | tee -a $table || true
  else
    skip "wasm3 (pip install pywasm3)"
  fi
  if has go; then
    (cd tests/engines/wazero && go run . ../../../$trace "${modules[@]/#/../../../}") | tee -a $table || true
  else
    skip "wazero (no go)"
  fi
  python3 tests/engines/table.py $table docs/engines.md
  ! grep -qv 'ok$' $table
}

deny() { # licences, advisories, duplicates of every lock file; and what the library itself depends on
  tool cargo-deny
  for manifest in Cargo.toml tests/fuzz/Cargo.toml tests/engines/Cargo.toml; do
    cargo deny --manifest-path $manifest check --config "$PWD/deny.toml" licenses bans sources
  done
  if ! cargo deny check --config "$PWD/deny.toml" advisories; then
    skip "advisories (their database is at github.com/rustsec/advisory-db)"
  fi
}

sbom() { # what is inside the library, into dist/
  tool cargo-cyclonedx
  cargo cyclonedx --manifest-path wasm-abi/Cargo.toml --format json --spec-version 1.5 --target $TARGET --no-build-deps
  mkdir -p dist && mv wasm-abi/vecsolve.cdx.json dist/
  rm -f core/*.cdx.json hosts/rust/*.cdx.json tests/*.cdx.json bench/*.cdx.json
}

reproduce() { # reproduce [VARIANT...]: two clean builds of HEAD in different folders give the same bytes
  local names=("$@") a b
  [ $# -gt 0 ] || names=(scalar simd128 relaxed kernels)
  a=$(mktemp -d) && b=$(mktemp -d)/elsewhere/deeper && mkdir -p "$b"
  for folder in "$a" "$b"; do
    git archive HEAD | tar -x -C "$folder"
    mkdir -p "$folder/target" && ln -s "$PWD/target/tools" "$folder/target/tools" # the pinned wasm-opt
    for name in "${names[@]}"; do (cd "$folder" && ./build.sh variant "$name"); done
    (cd "$folder/dist" && sha256sum vecsolve_*.wasm)
  done
  for name in "${names[@]}"; do cmp "$a/dist/vecsolve_$name.wasm" "$b/dist/vecsolve_$name.wasm"; done
  rm -rf "$a" "${b%/elsewhere/deeper}"
  say "the same bytes twice: ${names[*]}"
}

coverage() { # lines of core and wasm-abi that the Rust tests run
  tool cargo-llvm-cov
  rustup component add llvm-tools >/dev/null 2>&1 || true
  cargo llvm-cov -q -p vecsolve-tests --summary-only --ignore-filename-regex 'tests/|registry/src|rustlib' --target-dir target/coverage
}

mutants() { # mutants [FILE...]: changed code that no test notices
  tool cargo-mutants
  local files=("$@")
  [ $# -gt 0 ] || files=(wasm-abi/src/registry.rs 'core/src/kernels/**/*.rs')
  cargo mutants -o target/mutants "${files[@]/#/--file=}" --test-package vecsolve-tests \
    -- --test kernels --test abi --test hard
}

soak() { # soak [MINUTES]: mixed work in Node and natively, recorded in bench/record
  local minutes=${1:-60}
  wasm
  local folder
  folder=$(node -e 'import("./bench/js/machine.mjs").then((m) => process.stdout.write(m.folder().pathname))')
  mkdir -p "$folder"
  VECSOLVE_RECORD=$folder/native_soak.json VECSOLVE_SOAK=$minutes cargo test -q --profile bench -p vecsolve-tests --test soak -- --nocapture
  node --expose-gc bench/js/soak.mjs "$minutes"
}

# ---- measuring

peers() { # whom the benchmarks measure against: npm packages by their lock file, three small crates
  need npm "install Node.js 20 or later"
  (cd bench/js && { [ node_modules/.package-lock.json -nt package-lock.json ] || npm ci --silent --no-audit --no-fund >&2; })
  RUSTFLAGS="-C target-feature=+simd128" cargo build -q --release --manifest-path bench/matrixmultiply/Cargo.toml \
    --target $TARGET --target-dir target/matrixmultiply
  cp "target/matrixmultiply/$TARGET/release/vecsolve_bench_matrixmultiply.wasm" target/matrixmultiply/
  RUSTFLAGS="-C target-feature=+simd128" cargo build -q --release --manifest-path bench/faer/Cargo.toml \
    --target $TARGET --target-dir target/faer
  cp "target/faer/$TARGET/release/vecsolve_bench_faer.wasm" target/faer/
  cargo build -q --release --manifest-path bench/fused/Cargo.toml --target-dir target/fused
}

bench() { # answers checked, then timed in pairs, recorded in bench/record/
  wasm
  native
  peers
  cargo run -q --profile bench -p vecsolve-bench
  for script in dot spmv calls kernels gemm search solvers; do node "bench/js/$script.mjs"; done
  bench_page
  python_env
  for script in kernels calls solve; do target/python/bin/python "bench/python/$script.py"; done
}

bench_page() { # bench/index.html in a browser without a window
  if debian chromium chromium; then
    CHROMIUM=$(command -v chromium) node bench/js/page.mjs
  else
    skip "the page of the benchmarks (no chromium)"
  fi
}

serve() { # bench/index.html for a browser of your own
  wasm
  (cd bench/js && npm ci --silent --no-audit --no-fund >&2)
  node bench/js/page.mjs --serve
}

help() {
  cat <<'END'
./build.sh run      build the wasm modules and solve two real systems through them
./build.sh test     everything: lints, every level, every host, other CPUs by qemu
./build.sh wasm     the three modules, into dist/
./build.sh native   the native library, into dist/
./build.sh gen      rewrite what is generated from the tables
./build.sh hosts    the hosts' own tests
./build.sh lint     format and lints
./build.sh bench    the benchmarks, recorded in bench/record/
./build.sh serve    the kernels' curves in your browser
./build.sh fuzz [minutes]      the fuzzers, every target for its share
./build.sh miri                the ABI's tests interpreted, 32-bit and big-endian
./build.sh sanitize            the ABI's tests under the address and thread sanitizers
./build.sh engines             one trace in every engine: docs/engines.md
./build.sh soak [minutes]      mixed work in Node and natively
./build.sh mutants [file...]   changed code that no test notices
./build.sh coverage            lines that the tests run
./build.sh deny                licences, advisories, duplicates
./build.sh sbom                what is inside the library, into dist/
./build.sh reproduce           two clean builds give the same bytes
END
}

case "${1:-help}" in
  run | test | wasm | variant | native | gen | hosts | lint | bench | serve | help) "${@:-help}" ;;
  fuzz | miri | sanitize | engines | soak | mutants | coverage | deny | sbom | reproduce) "$@" ;;
  *) say "build.sh: no verb '$1'"; help >&2; exit 2 ;;
esac
