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

func tests(
  _ name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = []
) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: [.init(stringLiteral: name)] + dependencies,
    exclude: exclude, swiftSettings: strict)
}

/// A C library of the system, by its pkg-config name and Debian package.
func system(_ name: String, pkgConfig: String, package: String) -> Target {
  .systemLibrary(name: name, pkgConfig: pkgConfig, providers: [.apt([package])])
}

/// A C++ library of the system behind a C header of ours.
func wrapper(_ name: String, library: String) -> Target {
  .target(name: name, linkerSettings: [.linkedLibrary(library)])
}

let package = Package(
  name: "xqr-campaign",
  products: [.executable(name: "xqr-campaign", targets: ["xqr-campaign"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/swhitty/FlyingFox", exact: "0.27.1"),
  ],
  targets: [
    system("CCrypto", pkgConfig: "libcrypto", package: "libssl-dev"),
    system("CCurl", pkgConfig: "libcurl", package: "libcurl4-openssl-dev"),
    system("CQREncode", pkgConfig: "libqrencode", package: "libqrencode-dev"),
    .systemLibrary(name: "CHaru", providers: [.apt(["libhpdf-dev"])]),
    system("CYAML", pkgConfig: "yaml-0.1", package: "libyaml-dev"),
    wrapper("CCCTZ", library: "cctz"),
    wrapper("CPNG", library: "png"),
    wrapper("CRE2", library: "re2"),
    wrapper("CSimdJSON", library: "simdjson"),

    target("Bytes", ["CCrypto"]),
    target("Diagnostics"),
    target("JSON", ["Bytes", "CSimdJSON"]),
    target("YAMLSyntax", ["CYAML", "Diagnostics"]),
    target("Expressions", ["Bytes", "CCCTZ", "CRE2", "Diagnostics"]),
    target("Links", ["Bytes", "Diagnostics", "JSON"]),
    target("Campaigns", ["Bytes", "Diagnostics", "Expressions", "JSON", "Links", "YAMLSyntax"]),
    target("QRCodes", ["CHaru", "CPNG", "CQREncode", "Links"]),
    target("Planning", ["Bytes", "Diagnostics", "JSON", "Links"]),
    target("Applying", ["Bytes", "Diagnostics", "JSON", "Links", "Planning"]),
    target("XQRService", ["Bytes", "CCurl", "Diagnostics", "JSON", "Links"]),
    target("Reporting", ["Applying", "Bytes", "Diagnostics", "JSON", "Links", "Planning"]),
    target(
      "Sandbox",
      [
        .product(name: "FlyingFox", package: "FlyingFox"),
        .product(name: "FlyingSocks", package: "FlyingFox"),
        .product(name: "GRDB", package: "GRDB.swift"),
      ]),
    target(
      "CampaignCLI",
      [
        "Applying", "Bytes", "Campaigns", "Diagnostics", "Expressions", "JSON", "Links",
        "Planning", "QRCodes", "Reporting", "Sandbox", "XQRService",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .executableTarget(
      name: "xqr-campaign",
      dependencies: [
        "CampaignCLI", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], swiftSettings: strict),

    .testTarget(name: "ArchitectureTests", swiftSettings: strict),
    tests("Bytes"),
    tests("Diagnostics"),
    tests("JSON"),
    tests("YAMLSyntax", ["Diagnostics"]),
    tests("Expressions", ["Bytes", "Diagnostics"], exclude: ["Corpus"]),
    tests("Links", ["Bytes"]),
    tests("Campaigns", ["Bytes", "Diagnostics", "Links"]),
    tests("QRCodes", ["Links"]),
    tests("Planning", ["Bytes", "Diagnostics", "JSON", "Links"]),
    tests(
      "Applying", ["Bytes", "Diagnostics", "JSON", "Links", "Planning", "ServiceConformance"]),
    tests("XQRService", ["Diagnostics", "Links"]),
    tests("Reporting", ["Applying", "Bytes", "Diagnostics", "Links", "Planning"]),
    tests("Sandbox"),
    .target(
      name: "DocumentationPages", path: "Tests/DocumentationPages", swiftSettings: strict),
    .testTarget(
      name: "DocumentationTests",
      dependencies: [
        "Applying", "Campaigns", "Diagnostics", "DocumentationPages", "Expressions", "Links",
        "Planning", "Reporting", "Sandbox",
      ], swiftSettings: strict),
    .target(
      name: "ServiceConformance", dependencies: ["Bytes", "Links"],
      path: "Tests/ServiceConformance", swiftSettings: strict),
    .target(name: "CSpawn", path: "Tests/CSpawn"),
    .testTarget(
      name: "EndToEndTests",
      dependencies: [
        "xqr-campaign", "Bytes", "CSpawn", "DocumentationPages", "Sandbox", "ServiceConformance",
        "XQRService",
        .product(name: "FlyingFox", package: "FlyingFox"),
        .product(name: "FlyingSocks", package: "FlyingFox"),
      ],
      exclude: ["Goldens"], swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)
