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

/// Fuzz targets need libFuzzer and every module instrumented, so they are in no usual build: see
/// `make fuzz`.
let fuzzing: [Target] =
  Context.environment["XQR_FUZZ"] == nil
  ? []
  : [
    .systemLibrary(name: "CFuzzer", path: "Tests/Fuzz/CFuzzer"),
    .executableTarget(
      name: "Fuzz",
      dependencies: [
        "Applying", "Bytes", "Campaigns", "CFuzzer", "Diagnostics", "Expressions", "InMemoryFiles",
        "Links", "Planning", "Reporting", "XQRService", "YAMLSyntax",
      ], path: "Tests/Fuzz/Fuzz", swiftSettings: strict,
      linkerSettings: [.unsafeFlags(["-use-ld=lld"])]),
  ]

let package = Package(
  name: "xqr-campaign",
  products: [.executable(name: "xqr-campaign", targets: ["xqr-campaign"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-system", exact: "1.8.1"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
    .package(url: "https://github.com/swhitty/FlyingFox", exact: "0.27.1"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", exact: "1.0.2", traits: []),
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
    .target(name: "CLuaWorker"),
    .target(name: "CProcess"),

    target("Bytes", ["CCrypto"]),
    target("Calendar"),
    target("Diagnostics"),
    target("JSON", ["Bytes", "CSimdJSON"]),
    target("YAMLSyntax", ["CYAML", "Diagnostics"]),
    target("Expressions", ["Bytes", "Calendar", "CCCTZ", "CRE2", "Diagnostics"]),
    target("Links", ["Bytes", "Calendar", "Diagnostics", "JSON"]),
    target(
      "Campaigns",
      ["Bytes", "Calendar", "Diagnostics", "Expressions", "JSON", "Links", "YAMLSyntax"]),
    target("QRCodes", ["CHaru", "CPNG", "CQREncode", "Links"]),
    target("Planning", ["Bytes", "Diagnostics", "JSON", "Links"]),
    target("Applying", ["Bytes", "Diagnostics", "JSON", "Links", "Planning"]),
    target("Destinations", ["CCurl", "JSON"]),
    target("XQRService", ["Bytes", "Calendar", "CCurl", "Diagnostics", "JSON", "Links"]),
    target(
      "Plugins",
      [
        "Bytes", "CLuaWorker", "CProcess", "Diagnostics", "Expressions", "JSON",
        .product(name: "Subprocess", package: "swift-subprocess"),
        .product(name: "SystemPackage", package: "swift-system"),
      ]),
    target(
      "Reporting",
      [
        "Applying", "Bytes", "Destinations", "Diagnostics", "JSON", "Links", "Planning",
        "QRCodes", .product(name: "Mustache", package: "swift-mustache"),
      ]),
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
        "Applying", "Bytes", "Campaigns", "Destinations", "Diagnostics", "Expressions", "JSON",
        "Links", "Planning", "Plugins", "QRCodes", "Reporting", "Sandbox", "XQRService",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Subprocess", package: "swift-subprocess"),
      ]),
    .executableTarget(
      name: "xqr-lua-worker", dependencies: ["CLuaWorker"],
      linkerSettings: [
        .linkedLibrary("lua5.4"), .linkedLibrary("m"),
        // No Swift in the jail: without these the release program has all of its runtime.
        .unsafeFlags(["-nostartfiles", "-Xlinker", "--as-needed", "-Xlinker", "--gc-sections"]),
      ]),
    .executableTarget(
      name: "xqr-campaign",
      dependencies: [
        "CampaignCLI", "xqr-lua-worker",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], swiftSettings: strict),

    .testTarget(name: "ArchitectureTests", swiftSettings: strict),
    tests("Bytes"),
    tests("Diagnostics"),
    tests("JSON"),
    tests("YAMLSyntax", ["Diagnostics", "DocumentationPages"]),
    tests(
      "Expressions", ["Bytes", "Calendar", "Diagnostics", "DocumentationPages"],
      exclude: ["Corpus"]),
    tests("Links", ["Bytes"]),
    .target(
      name: "InMemoryFiles", dependencies: ["Campaigns", "Diagnostics"],
      path: "Tests/InMemoryFiles", swiftSettings: strict),
    tests("Campaigns", ["Bytes", "Diagnostics", "InMemoryFiles", "Links"]),
    tests("QRCodes", ["Links"]),
    tests("Destinations"),
    tests("Planning", ["Bytes", "Diagnostics", "JSON", "Links"]),
    tests(
      "Applying", ["Bytes", "Diagnostics", "JSON", "Links", "Planning", "ServiceConformance"],
      exclude: ["Transitions.txt"]),
    tests("Plugins", ["Bytes", "Diagnostics", "Expressions", "JSON", "xqr-lua-worker"]),
    tests("XQRService", ["Diagnostics", "Links"]),
    tests("Reporting", ["Applying", "Bytes", "Diagnostics", "Links", "Planning"]),
    tests("Sandbox"),
    .target(
      name: "DocumentationPages", path: "Tests/DocumentationPages", swiftSettings: strict),
    .testTarget(
      name: "DocumentationTests",
      dependencies: [
        "Applying", "Bytes", "Campaigns", "Diagnostics", "DocumentationPages", "Expressions",
        "InMemoryFiles", "JSON",
        "Links", "Planning", "Plugins", "Reporting", "Sandbox",
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
      exclude: ["Goldens", "Troubles/Cases"], swiftSettings: strict),
  ] + fuzzing,
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)
