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

/// A C++ library of the system behind a C header of our own.
func wrapper(_ name: String, library: String) -> Target {
  .target(name: name, linkerSettings: [.linkedLibrary(library)])
}

let package = Package(
  name: "xqr-campaign",
  targets: [
    system("CCrypto", pkgConfig: "libcrypto", package: "libssl-dev"),
    wrapper("CCCTZ", library: "cctz"),
    wrapper("CRE2", library: "re2"),
    target("Bytes", ["CCrypto"]),
    target("Diagnostics"),
    target("Expressions", ["Bytes", "CCCTZ", "CRE2", "Diagnostics"]),
    tests("Diagnostics"),
    tests("Expressions", ["Diagnostics"]),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)
