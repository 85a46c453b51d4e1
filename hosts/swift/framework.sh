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
tool() { # tool NAME: LLVM's, under whatever name the system gives it, or Apple's
  for name in "llvm-$1" $(compgen -c "llvm-$1-" | sort -rV | head -1) "$1"; do
    command -v "$name" && return
  done
  say "no $1 (Debian: apt-get install llvm)"
  return 1
}
lipo=$(tool lipo)
nm=$(tool nm)
work=target/native/apple
mkdir -p $work

# What the header declares, and all that the library may want: C's memory functions.
# All of it is one object; the others of the archive are Rust's own: some arithmetic of
# 128 bits is taken from them where a processor has none.
grep -o 'vs_[a-z0-9_]*(' include/vecsolve.h | tr -d '(' | sort -u >$work/exports
printf '%s\n' abort bzero __bzero free memcmp memcpy memmove memset memset_pattern{4,8,16} posix_memalign | sort >$work/wanted
check() { # check LIBRARY: every export is there, and nothing else is wanted
  "$nm" "$1" 2>/dev/null | awk '/:$/ { ours = /^vecsolve-|\(vecsolve-/ } ours && NF > 1 { sub("^_", "", $NF); print $(NF - 1), $NF }' >$work/symbols
  local missing
  missing=$(sed -n 's/^T //p' $work/symbols | sort -u | comm -23 $work/exports -
    sed -n 's/^U //p' $work/symbols | sort -u | comm -23 - <("$nm" "$1" 2>/dev/null | sed -n 's/.* [TS] _//p' | sort -u - $work/wanted))
  [ -z "$missing" ] || { say "$1 lacks or wants: $missing"; exit 1; }
}

# Rust's standard library brings bitcode in its objects, which only the LLVM of
# that Rust can read, and debug information of nobody's here.
host=$(rustc -vV | sed -n 's/^host: //p') sysroot=$(rustc --print sysroot)
strip_bitcode() { # strip_bitcode LIBRARY
  local objcopy=$sysroot/lib/rustlib/$host/bin/rust-objcopy
  LD_LIBRARY_PATH=$sysroot/lib "$objcopy" --strip-debug --remove-section=__LLVM,__bitcode \
    --remove-section=__LLVM,__cmdline "$1"
}

# slice PLATFORM VARIANT TRIPLE...: one library of the framework, for all these processors
slice() {
  local platform=$1 variant=$2 archs=() files=() triple
  shift 2
  for triple in "$@"; do
    rustup target list --installed | grep -qx "$triple" || rustup target add "$triple" >/dev/null 2>&1 ||
      { say "skipped: $triple (rustup has no standard library for it here)"; continue; }
    cargo rustc -q -p vecsolve --lib --crate-type staticlib --release --features standalone \
      --target "$triple" --target-dir target/native
    cp "target/native/$triple/release/libvecsolve.a" "$work/$triple.a"
    strip_bitcode "$work/$triple.a"
    check "$work/$triple.a"
    files+=("$work/$triple.a")
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

cp -R hosts/swift/{Package.swift,README.md,Sources} LICENSE-* "$OUT/"
for slice in "${slices[@]}"; do say "$FRAMEWORK/${slice%%:*}"; done
