#!/bin/sh
# refused.sh BUILD HEADERS, from the repository's root: the compiler's errors in
# refused.swift are those that are marked there, and no others.
set -eu
file=hosts/swift/Tests/refused.swift
# Data races are found after type checking, when code is made.
errors=$(swiftc -swift-version 6 -emit-sil -o /dev/null -I "$1/debug/Modules" -I hosts/swift/Sources/CVecsolve \
  -Xcc "-I$2" "$file" 2>&1 | sed -n 's/^[^ ]*refused.swift:\([0-9]*\):.*error:.*/\1/p' | sort -un) || true
marks=$(sed -n '/\/\/ refused$/=' "$file")
[ "$errors" = "$marks" ] || { echo "$file: errors in lines $errors, expected in $marks" >&2; exit 1; }
