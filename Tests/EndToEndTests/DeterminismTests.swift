import Foundation
import Sandbox
import Testing

/// Same files, same variables, same plan, byte for byte.
@Suite struct DeterminismTests {
  /// The plan file without its object `made`.
  private func facts(_ world: World, _ path: String) throws -> String {
    let lines = try world.folder.read(path).split(separator: "\n")
    let made = lines.filter { $0.hasPrefix("\"made\":") }
    #expect(made.count == 1)
    return lines.filter { !$0.hasPrefix("\"made\":") }.joined(separator: "\n")
  }

  @Test func `two plans of equal inputs differ in nothing but 'made'`() async throws {
    try await World.with(.grocery()) { world in
      try await world.run("plan", "--out", "one.plan")
      try await Task.sleep(for: .seconds(1))
      let places = ["TZ": "Pacific/Auckland", "LANG": "tr_TR.UTF-8", "LC_ALL": "tr_TR.UTF-8"]
      try await world.run("plan", "--out", "two.plan", environment: places)
      #expect(try world.folder.read("one.plan") != (try world.folder.read("two.plan")))
      #expect(try facts(world, "one.plan") == (try facts(world, "two.plan")))
      // The digest is among what is equal.
      #expect(try facts(world, "one.plan").contains("\"digest\":\""))
    }
  }

  @Test func `text and JSON are the same in any locale, time zone and folder`() async throws {
    try await World.with(.grocery()) { world in
      let other = world.from(try .grocery())
      let places: [[String: String]] = [
        [:], ["TZ": "America/St_Johns", "LANG": "de_DE.UTF-8"], ["TZ": "", "LC_ALL": "C"],
      ]
      for arguments in [["render", "--json"], ["render"], ["plan", "--verbose"]] {
        var outputs: Set<String> = []
        for place in places {
          for world in [world, other] {
            outputs.insert(try await world.start(arguments, environment: place).end().output)
          }
        }
        #expect(outputs.count == 1, "\(arguments)")
      }
    }
  }
}
