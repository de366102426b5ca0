import Foundation
import Testing

/// Every code that files alone can't show, as a run shows it.
@Suite struct CodeScreenTests {
  /// Codes that no run of a test can show, each with the reason.
  static let elsewhere = [
    "XQ4020": "is an answer in JSON, which the tests of the console look at",
    "XQ4114": "takes a machine without room below '/tmp'",
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
    let declared = try DeclaredCodes.all().filter { $0 >= "XQ2" }
    #expect(
      declared.subtracting(all).subtracting(Self.elsewhere.keys).sorted() == [],
      "codes without a CodeScenario")
    #expect(all.union(Self.elsewhere.keys).subtracting(declared).sorted() == [], "no such codes")
  }
}
