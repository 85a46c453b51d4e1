#!/bin/sh
# The README's example as a program of its own, in a package that depends on
# this one by version, as users do: no flags of its own, and the answer.
# consumer.sh FOLDER, from the repository's root.
set -eu
out=$1
mkdir -p "$out/app/Sources/App"
rm -rf "$out/vecsolve" && mkdir "$out/vecsolve"
cp -R hosts/swift/Package.swift hosts/swift/README.md hosts/swift/Sources "$out/vecsolve/"
git() { command git -C "$out/vecsolve" -c user.name=test -c user.email=test@localhost "$@"; }
git init -q
git add .
# The same sources are the same commit, which SwiftPM has built before. Other
# sources under the same version it would refuse: what it remembers goes.
GIT_AUTHOR_DATE=2000-01-01T00:00:00Z GIT_COMMITTER_DATE=2000-01-01T00:00:00Z git commit -q -m "As released"
git tag 0.1.0
if [ "$(git rev-parse HEAD)" != "$(cat "$out/revision" 2>/dev/null)" ]; then
  rm -rf "$out/build" "$out/cache" "$out/security" "$out/app/Package.resolved"
  git rev-parse HEAD >"$out/revision"
fi
sed -n '/^```swift$/,/^```$/{/^```/!p;/^```$/q}' hosts/swift/README.md >"$out/app/Sources/App/main.swift"
cat >"$out/app/Package.swift" <<END_OF_PACKAGE
// swift-tools-version: 6.0
import PackageDescription
let package = Package(
    name: "app",
    dependencies: [.package(url: "file://$(cd "$out/vecsolve" && pwd)", from: "0.1.0")],
    targets: [.executableTarget(name: "App", dependencies: [.product(name: "Vecsolve", package: "vecsolve")])]
)
END_OF_PACKAGE
answer=$(swift run -q --package-path "$out/app" --scratch-path "$out/build" --cache-path "$out/cache" \
  --security-path "$out/security" App 2>"$out/log") || { cat "$out/log" >&2; exit 1; }
echo "$answer"
case "$answer" in
  "[0.0909090909090909"*"] converged "*) ;;
  *) echo "the example of hosts/swift/README.md answers something else" >&2; exit 1 ;;
esac
