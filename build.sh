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

wasm() { # the modules, into dist/ and the hosts that carry them
  rust
  mkdir -p dist hosts/js/wasm hosts/python/src/vecsolve/wasm hosts/go/wasm
  module scalar ""
  module simd128 "-C target-feature=+simd128"
  module relaxed "-C target-feature=+simd128,+relaxed-simd"
  # Full unrolling is for the tiles of matrix products, which this one has not.
  module kernels "-C target-feature=+simd128 -C llvm-args=-unroll-threshold=30" kernels
  for into in hosts/js/wasm hosts/python/src/vecsolve/wasm; do
    cp dist/vecsolve_{scalar,simd128,relaxed}.wasm $into/
  done
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
  for crate in hosts/wasi hosts/component examples/runtimes/wasmi; do cargo fmt --check --manifest-path $crate/Cargo.toml; done
  cargo clippy -q --workspace --all-targets -- -D warnings
  RUSTFLAGS="-C target-feature=+simd128" cargo clippy -q -p vecsolve --lib --features standalone --target $TARGET \
    --target-dir target/clippy-wasm -- -D warnings
  python_env
  target/python/bin/ruff check -q hosts/python hosts/wasi hosts/component problems tests/vectors bench/python examples/runtimes
  target/python/bin/ruff format -q --check hosts/python hosts/wasi hosts/component problems tests/vectors bench/python examples/runtimes
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

go_works() { # go_works FOLDER: a Go that is new enough for it, or fetches one that is
  debian go golang-go || has go
  (cd "$1" && go list -m >/dev/null 2>&1)
}

test_go() {
  part "Go"
  go_works hosts/go || { skip "Go (go 1.25 or newer: https://go.dev/dl)"; return; }
  (
    cd hosts/go
    [ -z "$(gofmt -l . | tee /dev/stderr)" ]
    go vet ./...
    go test ./...
    # The race detector needs cgo; the vectors run in one goroutine.
    CGO_ENABLED=1 go test -race -skip 'Vectors|AllocatesNothing' ./...
  )
}

wasi() { # vecsolve solve as a WASI command, in wasmtime and in Node
  part "WASI command"
  rust
  need node "install Node.js 20 or later"
  target wasm32-wasip1 || { skip "the WASI command (rustup target add wasm32-wasip1)"; return; }
  python_env
  cargo build -q --release --target wasm32-wasip1 --manifest-path hosts/wasi/Cargo.toml --target-dir target/wasi
  PYTHONPATH=hosts/python/src target/python/bin/python -m pytest -q hosts/wasi
}

JCO=1.35.0
component() { # wit/vecsolve.wit as a WebAssembly component, in wasmtime's bindings, in JavaScript by jco, on the command line
  part "component"
  rust
  need npm "install Node.js 20 or later (it fetches jco, npm package @bytecodealliance/jco $JCO)"
  local at=target/component jco=target/jco/node_modules/.bin/jco
  [ -x $jco ] || npm install --silent --no-audit --no-fund --prefix target/jco "@bytecodealliance/jco@$JCO" >&2
  cargo build -q --release --target $TARGET --manifest-path hosts/component/Cargo.toml --target-dir $at
  $jco new $at/$TARGET/release/vecsolve_component.wasm -o $at/vecsolve.component.wasm >/dev/null
  $jco transpile $at/vecsolve.component.wasm -o $at/js >/dev/null
  echo '{"type":"module"}' >$at/js/package.json
  node hosts/component/try.mjs
  python_env
  target/python/bin/python -m pytest -q hosts/component
  if [ -x target/runtimes/bin/wasmtime ]; then
    target/runtimes/bin/wasmtime run --invoke 'dot-f64([1.0,2.0],[3.0,4.0])' $at/vecsolve.component.wasm | grep -x 11
  else
    skip "the component on wasmtime's command line (./build.sh runtimes installs it)"
  fi
}

source_of() { # source_of FOLDER CRATE: where the sources of a dependency are
  cargo fetch -q --manifest-path "$1/Cargo.toml"
  cargo metadata -q --format-version 1 --manifest-path "$1/Cargo.toml" |
    python3 -c 'import json, sys; print(next(p["manifest_path"].rsplit("/", 1)[0] for p in json.load(sys.stdin)["packages"] if p["name"] == sys.argv[1]))' "$2"
}

runtimes() { # create, op and result from outside in small runtimes, with the golden bits
  part "small runtimes"
  rust
  [ -e dist/vecsolve_scalar.wasm ] || wasm
  local at=target/runtimes from=examples/runtimes scalar=dist/vecsolve_scalar.wasm
  local c="cc -std=gnu11 -O2 -Wall -Wextra -Werror -I$at -I$from"
  mkdir -p $at
  python3 $from/case.py >$at/case.h
  python3 $from/case.py --json >$at/case.json

  python_env # its pip has the sources of wasm3
  local wasm3=$at/pywasm3-0.5.0/wasm3
  [ -d $wasm3 ] || {
    target/python/bin/pip download -q --no-deps --no-binary :all: -d $at pywasm3==0.5.0
    tar -xzf $at/pywasm3-0.5.0.tar.gz -C $at
  }
  [ -e $at/libwasm3.a ] || (cd $wasm3 && cc -w -O2 -c ./*.c && ar rcs ../../libwasm3.a m3_*.o)
  $c -isystem $wasm3 $from/wasm3.c $from/session.c $at/libwasm3.a -lm -o $at/wasm3
  $at/wasm3 $scalar | tail -1

  if debian cmake cmake; then
    local wamr
    wamr=$(source_of $from/sources wamr-sys)
    [ -e $at/wamr-build/libvmlib.a ] || {
      cmake -S "$wamr/libiwasm" -B $at/wamr-build -DCMAKE_BUILD_TYPE=Release -DCMAKE_C_FLAGS=-w -DWAMR_BUILD_AOT=0 \
        -DWAMR_BUILD_LIBC_WASI=0 -DWAMR_BUILD_BULK_MEMORY=1
      cmake --build $at/wamr-build --target vmlib
    } >$at/wamr.log 2>&1
    $c -isystem "$wamr/wasm-micro-runtime/core/iwasm/include" $from/wamr.c $from/session.c $at/wamr-build/libvmlib.a \
      -lm -ldl -lpthread -o $at/wamr 2>$at/wamr-link.log || { cat $at/wamr-link.log >&2; false; }
    $at/wamr $scalar | tail -1
  else
    skip "WAMR (no cmake)"
  fi

  cargo build -q --release --manifest-path $from/wasmi/Cargo.toml --target-dir $at/wasmi-build
  if go_works $from/wazero; then (cd $from/wazero && go vet . && go build -o ../../../$at/wazero .); else skip "wazero (no go)"; fi
  local variant
  for variant in scalar simd128; do
    $at/wasmi-build/release/wasmi dist/vecsolve_$variant.wasm $at/case.json | tail -1
    [ ! -x $at/wazero ] || $at/wazero dist/vecsolve_$variant.wasm $at/case.json | tail -1
  done
  invoked
}

invoked() { # command lines that call one export: the hash of the tables, as the header has it
  local at=target/runtimes abi got
  abi=$(($(sed -n 's/^#define VS_ABI \(0x[0-9a-fA-F]*\).*/\1/p' include/vecsolve.h)))
  # Not optimised: it takes minutes to compile as it is, and is called once.
  [ -x $at/bin/wasmtime ] || CARGO_PROFILE_RELEASE_OPT_LEVEL=1 CARGO_PROFILE_RELEASE_LTO=off \
    cargo install -q wasmtime-cli --locked --version 48.0.8 --no-default-features \
    --features run,cranelift,component-model,compile --root $at --target-dir $at/build || skip "the wasmtime command line"
  if [ -x $at/bin/wasmtime ]; then
    got=$($at/bin/wasmtime run --invoke vs_abi dist/vecsolve_simd128.wasm 2>/dev/null)
    [ $((got & 0xffffffff)) = $((abi & 0xffffffff)) ] || { say "wasmtime answers $got, the header says $abi"; false; }
    say "wasmtime --invoke vs_abi: $got"
  fi
  if debian wasmedge wasmedge; then
    got=$(wasmedge --reactor dist/vecsolve_simd128.wasm vs_abi)
    [ $((got & 0xffffffff)) = $((abi & 0xffffffff)) ] || { say "wasmedge answers $got, the header says $abi"; false; }
    say "wasmedge --reactor vs_abi: $got"
  else
    skip "WasmEdge (Debian 13 has the package wasmedge)"
  fi
}

hosts() { # every host's own tests; `hosts runtimes` those of the small runtimes
  if [ "${1:-}" = runtimes ]; then
    runtimes
    return
  fi
  wasm
  test_c
  test_js
  test_python
  test_go
  wasi
  runtimes
}

test() { # everything
  wasm
  lint
  test_rust
  test_elsewhere
  test_c
  test_js
  test_python
  test_go
  part "all passed"
  for what in "${skipped[@]}"; do say "skipped: $what"; done
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

bench_go() { # calls into wasm against calls out of it; the host's own
  go_works bench/go || { skip "the benchmarks in Go (go 1.25 or newer)"; return; }
  (cd hosts/go && go test -run '^$' -bench . -count 5 .)
  (cd bench/go && go vet ./... && go test && go test -run '^$' -bench . -count 5)
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
./build.sh runtimes small runtimes, with the golden bits
./build.sh wasi     the WASI command, built and tested
./build.sh component  the WebAssembly component, built and tried
./build.sh bench_go calls in Go, for benchstat
./build.sh lint     format and lints
./build.sh bench    the benchmarks, recorded in bench/record/
./build.sh serve    the kernels' curves in your browser
END
}

case "${1:-help}" in
  run | test | wasm | native | gen | hosts | runtimes | wasi | component | bench_go | lint | bench | serve | help) "${@:-help}" ;;
  *) say "build.sh: no verb '$1'"; help >&2; exit 2 ;;
esac
