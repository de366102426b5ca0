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
    .target(name: "CSimdJSON", linkerSettings: [.linkedLibrary("simdjson")]),
    target("Bytes", ["CCrypto"]),
    target("Diagnostics"),
    target("JSON", ["Bytes", "CSimdJSON"]),
    target("Links", ["Bytes", "Diagnostics"]),
    target("Planning", ["Bytes", "Diagnostics", "JSON", "Links"]),
    target("Applying", ["Bytes", "Diagnostics", "JSON", "Links", "Planning"]),
    target("Reporting", ["Applying", "Bytes", "Diagnostics", "Links", "Planning"]),
    tests("Bytes"),
    tests("Diagnostics"),
    tests("JSON"),
    tests("Links", ["Bytes"]),
    tests("Planning", ["Bytes", "Diagnostics", "JSON", "Links"]),
    tests("Applying", ["Bytes", "Diagnostics", "JSON", "Links", "Planning"]),
    tests("Reporting", ["Applying", "Bytes", "Diagnostics", "Links", "Planning"]),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)
