#!/usr/bin/env bash
# The one developer command of vecsolve. `./build.sh help` lists the verbs.
set -euo pipefail
cd "$(dirname "$0")"

TARGET=wasm32-unknown-unknown
say() { printf '%s\n' "$*" >&2; }
need() { # need COMMAND HOW: a line that says what is missing and how to get it
  command -v "$1" >/dev/null 2>&1 || { say "build.sh: '$1' is missing: $2"; exit 1; }
}

rust() {
  need cargo "install Rust from https://rustup.rs"
  if command -v rustup >/dev/null 2>&1; then
    rustup target list --installed | grep -qx $TARGET || rustup target add $TARGET >&2
  fi
}

BINARYEN=132.0.0
wasm_opt() { # the pinned wasm-opt, which takes a quarter off the size; never bits
  [ -x target/tools/node_modules/.bin/wasm-opt ] || {
    need npm "install Node.js (it fetches wasm-opt, npm package binaryen $BINARYEN)"
    npm install --silent --no-audit --no-fund --prefix target/tools "binaryen@$BINARYEN" >&2
  }
  target/tools/node_modules/.bin/wasm-opt -Oz --converge --gufa-optimizing --enable-simd --enable-relaxed-simd \
    --enable-bulk-memory --enable-sign-ext --enable-nontrapping-float-to-int --enable-mutable-globals \
    --strip-debug --strip-producers --strip-target-features "$1" -o "$2"
}

# LSR drops the no-wrap flags that let loads use immediate offsets: without it
# dot gains 9 %, axpy 18 %. Kernels are inlined where it counts by attribute;
# what LLVM would inline beyond that is size. The stack is small because
# nothing recurses. No path of this machine goes into the file.
module() { # module NAME FEATURES
  RUSTFLAGS="-C llvm-args=-disable-lsr -C llvm-args=-inline-threshold=0 -C link-arg=-zstack-size=65536 \
    --remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}/registry/src/= --remap-path-prefix=$PWD/= $2" \
    CARGO_PROFILE_RELEASE_OPT_LEVEL=z \
    cargo rustc -q -p vecsolve --lib --crate-type cdylib --release --features standalone \
    --target $TARGET --target-dir "target/wasm-$1"
  wasm_opt "target/wasm-$1/$TARGET/release/vecsolve.wasm" "dist/vecsolve_$1.wasm"
}

wasm() {
  rust
  mkdir -p dist hosts/js/wasm hosts/python/src/vecsolve/wasm
  module scalar ""
  module simd128 "-C target-feature=+simd128"
  module relaxed "-C target-feature=+simd128,+relaxed-simd"
  cp dist/vecsolve_*.wasm hosts/js/wasm/
  cp dist/vecsolve_*.wasm hosts/python/src/vecsolve/wasm/
  wc -c dist/vecsolve_*.wasm >&2
}

native() {
  rust
  mkdir -p dist
  for kind in cdylib staticlib; do
    cargo rustc -q -p vecsolve --lib --crate-type $kind --release --features standalone --target-dir target/native
  done
  cp target/native/release/libvecsolve.{a,so} dist/ 2>/dev/null || cp target/native/release/libvecsolve.* dist/
}

"${1:-help}" "${@:2}"
