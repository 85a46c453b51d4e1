# Tests of the hosts and of what runs the modules; build.sh reads this. Each part
# installs what it needs where it can, and else says what is missing and goes on.

# ---- C and C++

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

# ---- Swift

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

# ---- JavaScript

test_js() {
  part "JavaScript"
  packages hosts/js
  (cd hosts/js && npx tsc -p . && node --test test/)
  browsers --smoke chromium
}

browsers() { # browsers [--smoke] [NAME...]: the JavaScript host in real browsers without a window
  part "JavaScript in browsers"
  local words=() engines=() name
  for name in "$@"; do case "$name" in --*) words+=("$name") ;; *) engines+=("$name") ;; esac; done
  [ ${#engines[@]} -gt 0 ] || engines=(chromium firefox webkit)
  for name in "${engines[@]}"; do
    case "$name" in
      chromium) debian chromium chromium || { skip "Chromium (apt-get install chromium)"; continue; } ;;
      firefox) debian firefox-esr firefox-esr || { skip "Firefox (apt-get install firefox-esr)"; continue; } ;;
      webkit) { debian WebKitWebDriver webkit2gtk-driver && debian xvfb-run xvfb; } || { skip "WebKitGTK (apt-get install webkit2gtk-driver xvfb)"; continue; } ;;
      *) say "build.sh: no browser '$name': chromium, firefox or webkit"; exit 2 ;;
    esac
    words+=("$name")
  done
  case " ${words[*]-} " in *" chromium "* | *" firefox "* | *" webkit "*) ;; *) return ;; esac
  packages hosts/js
  (cd hosts/js && node browsers/run.mjs "${words[@]}")
}

js_matrix() { # js_matrix [ROW...]: the packed package in runtimes and bundlers, each at its defaults
  part "JavaScript: the packed package in runtimes and bundlers"
  debian chromium chromium || { skip "the matrix of bundlers (apt-get install chromium)"; return; }
  (cd hosts/js && node matrix/matrix.mjs "$@")
}

playground() { # what its pages need and git does not keep; with a folder also a copy of the site there
  packages hosts/js/playground
  node hosts/js/playground/site.mjs "$@"
}

test_playground() { # test_playground [FILE...]: its pages and the search example in Chromium
  part "playground and text search"
  if ! debian chromium chromium; then
    skip "the playground (apt-get install chromium)"
    return
  fi
  playground
  (cd hosts/js/playground && export CHROMIUM=$(command -v chromium) && node --test ${@:-test/*.test.mjs})
}

# ---- Python

test_python() {
  part "Python"
  python_env
  (cd hosts/python && ../../target/python/bin/python -m pytest -q)
}

wheel() { # the wheel and the sdist into dist/; then what a user of a fresh environment does
  part "Python: the wheel in a clean environment"
  python_env
  mkdir -p dist
  rm -f dist/vecsolve-*.whl dist/vecsolve-*.tar.gz
  target/python/bin/python -m pip install -q build
  target/python/bin/python -m build --outdir dist hosts/python >/dev/null
  local env=$PWD/target/wheel tests=$PWD/hosts/python/tests
  python3 -m venv --clear "$env"
  "$env/bin/python" -m pip install -q dist/vecsolve-*.whl pytest mypy scipy
  # Outside of the sources, so that nothing but the wheel can be what is imported.
  (cd "$env" && bin/python "$tests/wheel_check.py" &&
    bin/python -m mypy --strict --no-error-summary examples/*.py &&
    bin/python -m pytest -q -c /dev/null --rootdir "$tests" -o pythonpath="$tests" -p no:cacheprovider \
      "$tests/test_vectors_ops.py" "$tests/test_vectors_kernels.py" "$tests/test_readme.py" "$tests/test_solving.py")
}

# ---- Go

go_works() { # go_works FOLDER: a Go that is new enough for it, or fetches one that is
  debian go golang-go || has go
  (cd "$1" && go list -m >/dev/null 2>&1)
}

test_go() {
  part "Go"
  go_works hosts/go || { skip "Go (go 1.25 or newer: https://go.dev/dl)"; return; }
  (
    cd hosts/go
    unformatted=$(gofmt -l .)
    [ -z "$unformatted" ] || { say "gofmt: $unformatted"; exit 1; }
    go vet ./...
    go test ./...
    # The race detector needs cgo; the vectors run in one goroutine.
    CGO_ENABLED=1 go test -race -skip 'Vectors|AllocatesNothing' ./...
  )
}

# ---- WASI and small runtimes

wasi() { # vecsolve solve as a WASI command, in wasmtime and in Node
  part "WASI command"
  rust
  need node "install Node.js 20 or later"
  target wasm32-wasip1 || { skip "the WASI command (rustup target add wasm32-wasip1)"; return; }
  python_env
  cargo build -q --release --target wasm32-wasip1 --manifest-path hosts/wasi/Cargo.toml --target-dir target/wasi
  PYTHONPATH=hosts/python/src target/python/bin/python -m pytest -q hosts/wasi
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
    skip "the component on wasmtime's command line (./build.sh hosts runtimes installs it)"
  fi
}
