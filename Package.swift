// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

func target(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

func tests(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: [.init(stringLiteral: name)] + dependencies,
    swiftSettings: strict)
}

func system(_ name: String, pkgConfig: String, package: String) -> Target {
  .systemLibrary(name: name, pkgConfig: pkgConfig, providers: [.apt([package])])
}

let package = Package(
  name: "xqr-campaign",
  targets: [
    system("CCrypto", pkgConfig: "libcrypto", package: "libssl-dev"),
    system("CYAML", pkgConfig: "yaml-0.1", package: "libyaml-dev"),
    target("Bytes", ["CCrypto"]),
    target("Diagnostics"),
    target("YAMLSyntax", ["Diagnostics", "CYAML"]),
    target("Reporting", ["Diagnostics"]),
    tests("Diagnostics"),
    tests("YAMLSyntax", ["Diagnostics"]),
    tests("Reporting", ["Diagnostics"]),
  ],
  swiftLanguageModes: [.v6]
)
