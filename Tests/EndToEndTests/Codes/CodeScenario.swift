import Foundation
import Sandbox
import Testing

/// A run, or a few, that show codes as a user meets them; files alone show those below 20.
struct CodeScenario: Sendable, CustomTestStringConvertible {
  let name: String
  let codes: Set<String>
  /// Gives what was said.
  let run: @Sendable () async throws -> String

  var testDescription: String { name }

  init(_ name: String, _ codes: Set<String>, _ run: @escaping @Sendable () async throws -> String) {
    self.name = name
    self.codes = codes
    self.run = run
  }

  /// Runs in a world of its own.
  init(
    _ name: String, _ codes: Set<String>, in yaml: String = SmallCampaign.yaml(links: 3),
    _ configuration: @autoclosure @escaping @Sendable () throws -> SandboxConfiguration =
      SandboxConfiguration(),
    _ run: @escaping @Sendable (World) async throws -> String
  ) {
    self.init(name, codes) {
      var said = ""
      try await World.with(.campaign(yaml), configuration()) { said = try await run($0) }
      return said
    }
  }

  static let all = plans + stalePlans + guards + services + runs + prints
}

extension World {
  /// What a run says, whatever its end.
  func said(_ arguments: String..., environment: [String: String] = [:]) async throws -> String {
    let run = try await start(arguments, environment: environment).end()
    return run.output + "\n" + run.errors + "\n"
  }
}
