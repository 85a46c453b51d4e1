#!/usr/bin/env bash
# dist/swift: this package with the library for Apple's systems in it, as
# CVecsolve.xcframework. Run by `./build.sh dist ios`, from the repository.
# Static libraries need no linker, so any machine with rustup makes them;
# a target that rustup cannot give is left out, by name.
set -euo pipefail
OUT=dist/swift
FRAMEWORK=$OUT/CVecsolve.xcframework
# As in Package.swift.
export IPHONEOS_DEPLOYMENT_TARGET=16.0 MACOSX_DEPLOYMENT_TARGET=13.0

say() { printf '%s\n' "$*" >&2; }
tool() { # tool NAME: Apple's, or LLVM's under whatever name the system gives it
  for name in "$1" "llvm-$1" $(compgen -c "llvm-$1-" | sort -rV | head -1); do
    command -v "$name" && return
  done
  say "no $1 (Debian: apt-get install llvm)"
  return 1
}
lipo=$(tool lipo)
nm=$(tool nm)

# slice PLATFORM VARIANT TRIPLE...: one library of the framework, for all these processors
slice() {
  local platform=$1 variant=$2 archs=() files=() triple
  shift 2
  for triple in "$@"; do
    rustup target list --installed | grep -qx "$triple" || rustup target add "$triple" >/dev/null 2>&1 ||
      { say "skipped: $triple (rustup has no standard library for it here)"; continue; }
    cargo rustc -q -p vecsolve --lib --crate-type staticlib --release --features standalone \
      --target "$triple" --target-dir target/native
    files+=("target/native/$triple/release/libvecsolve.a")
    archs+=("$(arch "$triple")")
  done
  [ ${#files[@]} -gt 0 ] || return 0
  local name
  name=$platform-$(IFS=_; echo "${archs[*]}")${variant:+-$variant}
  mkdir -p "$FRAMEWORK/$name/Headers/vecsolve"
  if [ ${#files[@]} -gt 1 ]; then
    "$lipo" -create "${files[@]}" -output "$FRAMEWORK/$name/libvecsolve.a"
  else
    cp "${files[0]}" "$FRAMEWORK/$name/libvecsolve.a"
  fi
  # A folder of its own: two frameworks with a module.modulemap at the top are
  # "Multiple commands produce" in Xcode. What is linked the framework says itself.
  cp include/vecsolve.h "$FRAMEWORK/$name/Headers/vecsolve/"
  grep -v '^ *link ' include/module.modulemap >"$FRAMEWORK/$name/Headers/vecsolve/module.modulemap"
  slices+=("$name:$platform:$variant:$(IFS=,; echo "${archs[*]}")")
}
arch() { case "$1" in aarch64-*) echo arm64 ;; *) echo "${1%%-*}" ;; esac }

rm -rf "$OUT"
mkdir -p "$OUT"
slices=()
slice ios "" aarch64-apple-ios
slice ios simulator aarch64-apple-ios-sim x86_64-apple-ios
slice ios maccatalyst aarch64-apple-ios-macabi x86_64-apple-ios-macabi
slice macos "" aarch64-apple-darwin x86_64-apple-darwin
[ ${#slices[@]} -gt 0 ] || { say "rustup gave none of Apple's targets"; exit 1; }

python3 - "$FRAMEWORK" "${slices[@]}" <<'END_OF_PYTHON'
import plistlib, sys

def library(text):
    name, platform, variant, archs = text.split(":")
    entry = {
        "BinaryPath": "libvecsolve.a",
        "HeadersPath": "Headers",
        "LibraryIdentifier": name,
        "LibraryPath": "libvecsolve.a",
        "SupportedArchitectures": archs.split(","),
        "SupportedPlatform": platform,
    }
    return entry | ({"SupportedPlatformVariant": variant} if variant else {})

folder, *slices = sys.argv[1:]
with open(f"{folder}/Info.plist", "wb") as file:
    plistlib.dump(
        {
            "AvailableLibraries": [library(text) for text in slices],
            "CFBundlePackageType": "XFWK",
            "XCFrameworkFormatVersion": "1.0",
        },
        file,
    )
END_OF_PYTHON

# Every export of the header is in every library, and nothing is wanted but the C library.
grep -o 'vs_[a-z0-9_]*(' include/vecsolve.h | tr -d '(' | sort -u >target/native/exports
for library in "$FRAMEWORK"/*/libvecsolve.a; do
  "$nm" "$library" 2>/dev/null >target/native/symbols
  sed -n 's/^[0-9a-f]* T _\(vs_.*\)$/\1/p' target/native/symbols | sort -u | comm -23 target/native/exports - | sed 's/^/missing: /' >&2
  [ -z "$(sed -n 's/^[0-9a-f]* T _\(vs_.*\)$/\1/p' target/native/symbols | sort -u | comm -23 target/native/exports -)" ] || exit 1
done

cp -R hosts/swift/{Package.swift,README.md,Sources} LICENSE-* "$OUT/"
for slice in "${slices[@]}"; do say "$FRAMEWORK/${slice%%:*}"; done
