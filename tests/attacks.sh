# Attacks, of which docs/reliability.md tells; build.sh reads this.

nightly() { # nightly COMPONENT...: the toolchain of the fuzzers, miri and the sanitizers
  has rustup && { rustup run nightly rustc --version >/dev/null 2>&1 || rustup toolchain install nightly --profile minimal >/dev/null 2>&1; } &&
    for part in "$@"; do rustup component add --toolchain nightly "$part" >/dev/null 2>&1 || return 1; done
}

tool() { # tool CRATE: a cargo command, into target/tools
  PATH="$PWD/target/tools/bin:$PATH"
  has "$1" || cargo install -q --locked --root target/tools "$1"
}

fuzz() { # fuzz [MINUTES] [TARGET...]: every target for its share of them, from the seeds on
  local targets=("${@:2}") minutes=${1:-12} each target
  [ $# -gt 1 ] || targets=(machine request solvers kernels matrix market)
  nightly rust-src && tool cargo-fuzz || { skip "fuzzing (no nightly toolchain)"; return; }
  python3 tests/fuzz/seeds.py target/fuzz/corpus
  each=$((minutes * 60 / ${#targets[@]}))
  for target in "${targets[@]}"; do
    part "fuzzing $target for $each seconds"
    RUSTUP_TOOLCHAIN=nightly cargo fuzz run --fuzz-dir tests/fuzz --target-dir target/fuzz "$target" "target/fuzz/corpus/$target" -- \
      -max_total_time=$each -timeout=60 -rss_limit_mb=3000 -max_len=4000 -print_final_stats=1 -artifact_prefix=target/fuzz/
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
    # One thread has no races; those tests would take ten minutes.
    local one=()
    [ "$kind" = address ] || one=(-- --skip starved --skip smoke)
    # A refused allocation is a status here, not an end.
    ASAN_OPTIONS=allocator_may_return_null=1 TSAN_OPTIONS=allocator_may_return_null=1 \
      RUSTFLAGS="-Zsanitizer=$kind" RUSTUP_TOOLCHAIN=nightly cargo test -q -Zbuild-std --target "$host" --target-dir target/sanitize-$kind \
      -p vecsolve-tests --test abi --test hard "${one[@]}"
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
    cargo deny --manifest-path $manifest --config "$PWD/deny.toml" check licenses bans sources
  done
  local twice
  twice=$(cargo tree -q -p vecsolve -e normal --duplicates)
  [ -z "$twice" ] || { say "build.sh: the library has a dependency twice: $twice"; exit 1; }
  if ! cargo deny --config "$PWD/deny.toml" check advisories; then
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
  local names=("$@") head a b
  head=$(git rev-parse HEAD) # it may move meanwhile
  [ $# -gt 0 ] || names=(scalar simd128 relaxed kernels)
  a=$(mktemp -d) && b=$(mktemp -d)/elsewhere/deeper && mkdir -p "$b"
  for folder in "$a" "$b"; do
    git archive "$head" | tar -x -C "$folder"
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
  # Its report is of the packages that are tested, unless it is asked for others.
  export CARGO_LLVM_COV_TARGET_DIR=target/coverage
  cargo llvm-cov -q -p vecsolve-tests --no-report
  cargo llvm-cov report -p vecsolve -p vecsolve-core --summary-only --ignore-filename-regex '/tests/'
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
