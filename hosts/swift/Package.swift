// swift-tools-version: 6.0
import Foundation
import PackageDescription

// The library itself: on Apple's systems the XCFramework of `./build.sh dist ios`
// where it lies beside this file; everywhere else what pkg-config knows as
// `vecsolve`, which `./build.sh dist native` makes.
var native = Target.systemLibrary(name: "CVecsolve", pkgConfig: "vecsolve")
#if canImport(Darwin)
    let framework = "CVecsolve.xcframework"
    if FileManager.default.fileExists(atPath: Context.packageDirectory + "/" + framework) {
        native = .binaryTarget(name: "CVecsolve", path: framework)
    }
#endif

let package = Package(
    name: "vecsolve",
    // Constrained existentials, for the arrays that a kernel may be given or not.
    platforms: [.macOS(.v13), .iOS(.v16), .macCatalyst(.v16)],
    products: [.library(name: "Vecsolve", targets: ["Vecsolve"])],
    targets: [
        native,
        .target(name: "Vecsolve", dependencies: ["CVecsolve"]),
        .testTarget(name: "VecsolveTests", dependencies: ["Vecsolve", "CVecsolve"]),
    ],
    swiftLanguageModes: [.v6]
)
