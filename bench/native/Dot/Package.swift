// swift-tools-version: 6.0
import PackageDescription

let package = Package(
    name: "dot",
    dependencies: [.package(path: "../../../hosts/swift")],
    targets: [.executableTarget(name: "Dot", dependencies: [.product(name: "Vecsolve", package: "swift")])],
    swiftLanguageModes: [.v6]
)
