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
  mkdir -p dist hosts/js/wasm hosts/python/src/vecsolve/wasm
  module scalar ""
  module simd128 "-C target-feature=+simd128"
  module relaxed "-C target-feature=+simd128,+relaxed-simd"
  # Full unrolling is for the tiles of matrix products, which this one has not.
  module kernels "-C target-feature=+simd128 -C llvm-args=-unroll-threshold=30" kernels
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
  # Small code is for the modules: here a call of a kernel is 1.5 ns shorter without it.
  for kind in cdylib staticlib; do
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
  target/python/bin/ruff check -q hosts/python problems tests/vectors bench/python bench/native
  target/python/bin/ruff format -q --check hosts/python problems tests/vectors bench/python bench/native
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
  part "C and C++: examples through pkg-config and CMake"
  dist_native
  local tree=$PWD/dist/native out=target/c strict="-Wall -Wextra -Wpedantic -Werror" name
  rm -rf $out && mkdir -p $out
  sed -n '/^```c$/,/^```$/{/^```/!p}' examples/c/README.md >$out/example.c
  debian pkg-config pkgconf || { skip "C through pkg-config (apt-get install pkgconf)"; return; }
  local flags
  flags=$(PKG_CONFIG_PATH=$tree/lib/pkgconfig pkg-config --cflags --libs 'vecsolve >= 0.1')
  for name in dot solve; do
    cc -std=c99 $strict examples/c/$name.c $flags -o $out/$name-c99 && $out/$name-c99
    if has c++; then
      c++ -std=c++17 $strict -x c++ examples/c/$name.c -x none $flags -o $out/$name-c++17 && $out/$name-c++17 >/dev/null
    fi
  done
  has c++ || skip "the examples as C++17 (no c++)"
  # The README's commands, as they stand there.
  mkdir -p $out/dist && ln -s "$tree" $out/dist/native
  [ "$(cd $out && sh -euc "$(sed -n '/^```sh$/,/^```$/{/^```/!p}' ../../examples/c/README.md)")" = 32 ] ||
    { say "build.sh: the example of examples/c/README.md does not answer 32"; exit 1; }
  if debian cmake cmake; then
    cmake -S examples/c -B $out/cmake -DCMAKE_PREFIX_PATH="$tree" >$out/cmake.log && cmake --build $out/cmake >>$out/cmake.log &&
      (cd $out/cmake && ctest --output-on-failure >>../cmake.log) || { cat $out/cmake.log >&2; exit 1; }
  else
    skip "C through CMake (apt-get install cmake)"
  fi
}

# Where a machine has no Swift, a Debian that has it is made below target/ (3 GB,
# some minutes, once) and entered by chroot, in a mount namespace of its own.
SWIFT_ROOT=target/swift/root
swift_there() {
  has swift && return
  [ -e target/swift/ready ] && return
  [ "$(id -u)" = 0 ] && unshare -m true 2>/dev/null && debian debootstrap debootstrap || return 1
  say "a Debian with Swift is made in $SWIFT_ROOT"
  rm -rf $SWIFT_ROOT && mkdir -p $SWIFT_ROOT
  debootstrap --variant=minbase --include=swiftlang,libc6-dev,gcc,g++,libstdc++-14-dev,git trixie $SWIFT_ROOT \
    http://deb.debian.org/debian >target/swift/debootstrap.log 2>&1 && touch target/swift/ready
}
in_swift() { # in_swift COMMAND...: runs it where Swift is, in the repository
  local path=dist/native/lib/pkgconfig
  if has swift; then PKG_CONFIG_PATH=$PWD/$path "$@"; return; fi
  mkdir -p $SWIFT_ROOT/vecsolve
  unshare -m sh -euc 'mount -t proc proc "$0/proc" && mount --bind . "$0/vecsolve" && exec chroot "$0" \
    env -i PATH=/usr/bin:/bin HOME=/root PKG_CONFIG_PATH='/vecsolve/$path' sh -c "cd /vecsolve && exec \"\$@\"" sh "$@"' $SWIFT_ROOT "$@"
}

test_swift() {
  part "Swift"
  dist_native
  swift_there || { skip "Swift (no swift; as root with debootstrap and unshare a Debian with it would be made)"; return; }
  in_swift swift test --package-path hosts/swift --scratch-path target/swift/build >target/swift/test.log 2>&1 ||
    { grep -A9 "error:" target/swift/test.log >&2 || cat target/swift/test.log >&2; exit 1; }
  grep -h "calls of\|Executed" target/swift/test.log | tail -1 >&2
  in_swift hosts/swift/Tests/refused.sh target/swift/build dist/native/include
  in_swift hosts/swift/Tests/consumer.sh target/swift/consumer
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
  test_swift
}

test() { # everything
  wasm
  lint
  test_rust
  test_elsewhere
  test_c
  test_js
  test_python
  test_swift
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
  bench_native
}

bench_native() { # what a call costs from C and Swift, against Rust: bench/native
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
./build.sh dist     native: a tree for C and C++, with pkg-config and CMake files; ios: the Swift package
./build.sh gen      rewrite what is generated from the tables
./build.sh hosts    the hosts' own tests
./build.sh lint     format and lints
./build.sh bench    the benchmarks, recorded in bench/record/
./build.sh serve    the kernels' curves in your browser
END
}

case "${1:-help}" in
  run | test | wasm | native | dist | gen | hosts | test_c | test_swift | bench_native | lint | bench | serve | help) "${@:-help}" ;;
  *) say "build.sh: no verb '$1'"; help >&2; exit 2 ;;
esac
