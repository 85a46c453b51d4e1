#!/usr/bin/env bash
# The one developer command of vecsolve. `./build.sh help` lists the verbs.
set -euo pipefail
cd "$(dirname "$0")"

TARGET=wasm32-unknown-unknown
BINARYEN=132.0.0
JCO=1.35.0
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
  local name
  for name in scalar simd128 relaxed kernels; do variant $name; done
  mkdir -p hosts/js/wasm hosts/python/src/vecsolve/wasm
  for into in hosts/js/wasm hosts/python/src/vecsolve/wasm; do
    cp dist/vecsolve_{scalar,simd128,relaxed}.wasm $into/
  done
  node hosts/js/embed.mjs
  mkdir -p hosts/go/wasm
  cp dist/vecsolve_simd128.wasm hosts/go/wasm/
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
    # Small code is for the modules: here a call of a kernel is 1.5 ns shorter without it.
    cargo rustc -q -p vecsolve --lib --crate-type $kind --release --features standalone --target-dir target/native \
      --config profile.release.package.vecsolve.opt-level=3
  done
  for file in target/native/release/libvecsolve.*; do
    case "$file" in *.a | *.so | *.dylib) cp "$file" dist/ ;; esac
  done
}

dist() { # dist WHAT: what is handed to users, into dist/
  case "${1:-}" in
    native | ios) "dist_$1" ;;
    *) say "build.sh: dist native or dist ios"; exit 2 ;;
  esac
}

dist_native() { # a tree with header, static library, pkg-config and CMake files
  native
  local tree=dist/native version
  version=$(sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml)
  rm -rf $tree
  mkdir -p $tree/include $tree/lib/pkgconfig $tree/lib/cmake/vecsolve
  cp include/vecsolve.h $tree/include/
  cp dist/libvecsolve.a $tree/lib/
  sed "s/@VERSION@/$version/" packaging/vecsolve.pc >$tree/lib/pkgconfig/vecsolve.pc
  for file in vecsolve-config vecsolve-config-version; do
    sed "s/@VERSION@/$version/" packaging/$file.cmake >$tree/lib/cmake/vecsolve/$file.cmake
  done
}

dist_ios() { # the Swift package with the library for Apple's systems
  rust
  need python3 "install Python 3.9 or later"
  has lipo || debian llvm-lipo llvm || true
  hosts/swift/framework.sh
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

packages() { # packages FOLDER: its npm packages, by the lock file
  need npm "install Node.js 20 or later"
  (cd "$1" && { [ node_modules/.package-lock.json -nt package-lock.json ] || npm ci --silent --no-audit --no-fund >&2; })
}

python_env() { # a virtual environment with what the Python host and its tests need
  need python3 "install Python 3.9 or later"
  local env=target/python wants="hosts/python/pyproject.toml"
  if [ ! -e $env/ready ] || [ $wants -nt $env/ready ] || [ build.sh -nt $env/ready ]; then
    python3 -m venv $env || { say "build.sh: python3 has no venv (Debian: apt-get install python3-venv)"; exit 1; }
    $env/bin/python -m pip install -q numpy scipy wasmtime pytest ruff mypy matplotlib tqdm "dask[array]" distributed networkx
    touch $env/ready
  fi
}

# ---- testing

lint() {
  part "format and lints"
  rust
  cargo fmt --check
  for crate in hosts/wasi hosts/component examples/runtimes/wasmi; do cargo fmt --check --manifest-path $crate/Cargo.toml; done
  cargo clippy -q --workspace --all-targets -- -D warnings
  RUSTFLAGS="-C target-feature=+simd128" cargo clippy -q -p vecsolve --lib --features standalone --target $TARGET \
    --target-dir target/clippy-wasm -- -D warnings
  python_env
  local python="hosts/python hosts/wasi hosts/component problems tests bench docs examples/runtimes"
  target/python/bin/ruff check -q $python
  target/python/bin/ruff format -q --check $python
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

. hosts/tests.sh
. tests/attacks.sh

hosts() { # every host's own tests, or a part of them by its name
  wasm
  case "${1:-}" in
    "") for host in c js playground python swift go; do "test_$host"; done; wasi ;;
    c | js | playground | python | swift | go) "test_$1" "${@:2}" ;;
    wheel | wasi | runtimes | component | browsers | js-matrix) "${1/-/_}" "${@:2}" ;;
    *) say "build.sh: hosts has no part '$1'; ./build.sh help names them"; exit 2 ;;
  esac
}

test() { # everything
  wasm
  lint
  test_rust
  test_elsewhere
  test_c
  test_js
  test_playground test/smoke.test.mjs
  test_python
  # Not fetched here: 3 GB and some minutes would be half of the time that all of this may take.
  if has swift || [ -e target/swift/ready ]; then test_swift; else skip "Swift (./build.sh hosts swift fetches it)"; fi
  test_go
  wasi
  part "all passed"
  for what in "${skipped[@]}"; do say "skipped: $what"; done
}

# ---- measuring

peers() { # whom the benchmarks measure against: npm packages by their lock file, three small crates
  packages bench/js
  RUSTFLAGS="-C target-feature=+simd128" cargo build -q --release --manifest-path bench/matrixmultiply/Cargo.toml \
    --target $TARGET --target-dir target/matrixmultiply
  cp "target/matrixmultiply/$TARGET/release/vecsolve_bench_matrixmultiply.wasm" target/matrixmultiply/
  RUSTFLAGS="-C target-feature=+simd128" cargo build -q --release --manifest-path bench/faer/Cargo.toml \
    --target $TARGET --target-dir target/faer
  cp "target/faer/$TARGET/release/vecsolve_bench_faer.wasm" target/faer/
  cargo build -q --release --manifest-path bench/fused/Cargo.toml --target-dir target/fused
  # Apart from the others, and without its scripts: it depends on 170 packages.
  [ -d target/sublinear/node_modules ] ||
    npm install --silent --no-audit --no-fund --ignore-scripts --prefix target/sublinear sublinear-time-solver@1.7.2 >&2
}

bench() { # answers checked, then timed in pairs, recorded in bench/record/
  wasm
  native
  peers
  cargo run -q --profile bench -p vecsolve-bench
  for script in dot spmv calls kernels gemm search solvers local host; do node "bench/js/$script.mjs"; done
  bench_page
  python_env
  for script in kernels calls solve local start threads; do target/python/bin/python "bench/python/$script.py"; done
  bench_go
  bench_native
}

mdbook() { # mdBook, pinned; without the parts that watch and serve. Three minutes, once
  local version=0.5.4
  [ -x target/tools/bin/mdbook ] && [[ "$(target/tools/bin/mdbook --version)" == *"$version"* ]] && return
  cargo install -q mdbook --version $version --locked --debug --no-default-features --features search \
    --root target/tools --target-dir target/tools/build
  rm -rf target/tools/build
}

book() { # docs/ as a site: no warnings, no link that leads nowhere; its snippets are the hosts' tested ones
  part "the book"
  rust
  mdbook
  python3 bench/tables.py --check
  local said
  said=$(target/tools/bin/mdbook build docs 2>&1) || { say "$said"; exit 1; }
  if grep -E "WARN|ERROR" <<<"$said" >&2; then exit 1; fi
  python3 docs/check.py target/book
  say "target/book/index.html"
}

bench_go() { # calls into wasm against calls out of it; the Go host
  go_works bench/go || { skip "the benchmarks in Go (go 1.25 or newer)"; return; }
  (cd hosts/go && go test -run '^$' -bench . -count 5 .)
  (cd bench/go && go vet ./... && go test && go test -run '^$' -bench . -count 5)
}

bench_native() { # what a call costs from C and Swift, against Rust
  dist_native
  local out=target/bench-native swift=()
  mkdir -p $out
  cargo build -q --release --manifest-path bench/native/rust/Cargo.toml --target-dir $out/rust
  cc -std=gnu99 -O2 -Wall -Wextra -Werror bench/native/dot.c -Idist/native/include dist/native/lib/libvecsolve.a -o $out/dot
  if swift_there; then
    in_swift swift build -q -c release --package-path bench/native/Dot --scratch-path $out/swift >$out/swift.log 2>&1 ||
      { cat $out/swift.log >&2; exit 1; }
    export SWIFT_ROOT
    export -f in_swift has
    swift=(-- bash -c "in_swift $out/swift/release/Dot")
  else
    skip "calls from Swift (no swift)"
  fi
  python_env
  target/python/bin/python bench/native/run.py "$@" "${swift[@]}"
}

bench_page() { # the playground's page of kernels in a browser without a window
  playground
  if debian chromium chromium; then
    CHROMIUM=$(command -v chromium) node bench/js/page.mjs
    CHROMIUM=$(command -v chromium) node hosts/js/playground/test/frames.mjs --record
  else
    skip "the page of the benchmarks (no chromium)"
  fi
}

serve() { # serve [PORT]: the playground and the text search, for a browser of your own
  wasm
  playground
  node hosts/js/playground/serve.mjs "$@"
}

site() { # site [FOLDER]: the same as static files for any file server
  wasm
  playground "${1:-out/site}"
}

help() {
  cat <<'END'
./build.sh run      build the wasm modules and solve two real systems through them
./build.sh test     everything: lints, every level, every host, other CPUs by qemu
./build.sh wasm     the three modules, into dist/
./build.sh native   the native library, into dist/
./build.sh dist     native: a tree for C and C++, with pkg-config and CMake files; ios: the Swift package
./build.sh gen      rewrite what is generated from the tables
./build.sh hosts    the hosts' own tests, or one part: c, js, playground, python, swift, go, wasi; and longer ones:
                    wheel (in a clean environment), browsers (real ones), js-matrix (bundlers), runtimes (small ones), component
./build.sh book     the documentation as a site, into target/book
./build.sh lint     format and lints
./build.sh bench    the benchmarks, recorded in bench/record/
./build.sh serve    the playground and the text search in your browser
./build.sh site     the same as static files, in out/site
./build.sh fuzz [MINUTES] [TARGET...]  the fuzzers, each for its share
./build.sh miri                the ABI's tests interpreted, 32-bit and big-endian
./build.sh sanitize            the ABI's tests under the address and the thread sanitizer
./build.sh engines             one trace in every engine: docs/engines.md
./build.sh soak [MINUTES]      mixed work in Node and natively
./build.sh mutants [FILE...]   changed code that no test notices
./build.sh coverage            lines that the tests run
./build.sh deny                licences, advisories, duplicates
./build.sh sbom                what is inside the library, into dist/
./build.sh reproduce           two clean builds give the same bytes
END
}

case "${1:-help}" in
  run | test | wasm | native | dist | gen | hosts | lint | bench | serve | site | book | help) "${@:-help}" ;;
  variant | bench_go | bench_native | bench_page) "$@" ;;
  fuzz | miri | sanitize | engines | soak | mutants | coverage | deny | sbom | reproduce) "$@" ;;
  *) say "build.sh: no verb '$1'"; help >&2; exit 2 ;;
esac
