import Foundation
import Testing

/// Every code that files alone can't show, as a run shows it.
@Suite struct CodeScreenTests {
  /// Codes that no run here shows, each with the reason.
  static let unshown = [
    "XQ4114": "takes a machine without room below '/tmp'",
    "XQ4207": "takes a page at another host, and there is one machine",
    "XQ4209": "takes a page at the short links' own host",
    "XQ5002": "takes a plugin whose files go between two looks at them",
    "XQ5032": "takes a plugin that says something beside its answer",
    "XQ5104": "takes a plugin that answers another time what it didn't",
  ]

  /// Codes that other tests look at, each with the file of one.
  static let elsewhere = [
    "XQ2023": "EndToEndTests/RevertTests", "XQ2024": "EndToEndTests/RevertTests",
    "XQ4011": "EndToEndTests/RevertTests", "XQ4020": "EndToEndTests/ConsoleTests",
    "XQ4050": "CampaignsTests/RetirementTests", "XQ4051": "EndToEndTests/RetireTests",
    "XQ4201": "EndToEndTests/CheckTests", "XQ4202": "EndToEndTests/CheckTests",
    "XQ4203": "EndToEndTests/CheckTests", "XQ4204": "EndToEndTests/CheckTests",
    "XQ4205": "EndToEndTests/CheckTests", "XQ4206": "EndToEndTests/CheckTests",
    "XQ4208": "EndToEndTests/CheckTests", "XQ4210": "EndToEndTests/CheckTests",
    "XQ4211": "EndToEndTests/CheckTests",
    "XQ5001": "CampaignsTests/PluginTests", "XQ5003": "CampaignsTests/PluginTests",
    "XQ5010": "EndToEndTests/PluginTrustTests", "XQ5011": "EndToEndTests/PluginTrustTests",
    "XQ5020": "EndToEndTests/PluginTrustTests", "XQ5021": "EndToEndTests/PluginTrustTests",
    "XQ5022": "EndToEndTests/UntrustedTests", "XQ5030": "EndToEndTests/PluginTrustTests",
    "XQ5031": "PluginsTests/Host/PluginHostTests",
    "XQ5101": "CampaignsTests/Plugins/PluginRuleTests",
    "XQ5102": "CampaignsTests/Plugins/PluginRowsTests",
    "XQ5103": "CampaignsTests/Plugins/PluginRuleTests",
  ]

  @Test(arguments: CodeScenario.all)
  func `a run says what is wrong, and the way out`(scenario: CodeScenario) async throws {
    let said = try await scenario.run()
    let screen = CodeScreen(said)
    #expect(
      scenario.codes.subtracting(screen.codes) == [], "codes that weren't shown by:\n\(said)")
    try Golden.expect(screen.text(of: scenario.codes), is: "Codes/\(scenario.name).txt")
  }

  @Test func `every code has a run that shows it, or a reason`() throws {
    let shown = CodeScenario.all.map(\.codes)
    let all = shown.reduce(into: Set<String>()) { $0.formUnion($1) }
    #expect(all.count == shown.map(\.count).reduce(0, +), "a code is shown by two runs")
    let listed = Set(Self.elsewhere.keys).union(Self.unshown.keys)
    #expect(all.isDisjoint(with: listed), "a code that is shown is on a list")
    let declared = try DeclaredCodes.all().filter { $0 >= "XQ2" }
    #expect(declared.subtracting(all).subtracting(listed).sorted() == [], "codes without a run")
    #expect(all.union(listed).subtracting(declared).sorted() == [], "no such codes")
    for (code, file) in Self.elsewhere {
      let path = Folder.package.appendingPathComponent("Tests/\(file).swift")
      #expect(try String(contentsOf: path, encoding: .utf8).contains(code), "\(code) in \(file)")
    }
  }
}
