import DocumentationPages
import Foundation
import Sandbox
import Testing

/// The switches of the sandbox, held against what the tool says it takes.
@Suite struct SwitchPageTests {
  /// The long options of a command's help.
  private func options(_ command: String) async throws -> Set<String> {
    let folder = try Folder()
    let run = try await Tool.start(["help", command], in: folder.url, environment: [:]).end()
    #expect(run.status == 0)
    return Set(
      run.output.components(separatedBy: "\n")
        .compactMap { $0.prefixMatch(of: /\s+(--[a-z-]+)/).map { String($0.1) } })
  }

  private func switches(_ section: String) throws -> Set<String> {
    let tables = try Page("Sandbox").tables("switch", "meaning")
    return Set(tables.filter { $0.section == section }.flatMap(\.rows).map(\.[0].code))
  }

  @Test func `the switches of the command are documented, and no others`() async throws {
    let common: Set = [
      "--chdir", "--no-color", "--no-input", "--diagnostics", "--untrusted", "--version",
    ]
    #expect(try await options("sandbox").subtracting(common) == switches("As a command"))
  }

  @Test func `every reading has a row with its values, and every row is a reading`() throws {
    let rows = try Page("Sandbox").tables("reading", "values", "what").flatMap(\.rows)
    let documented = rows.map { row in
      "\(row[0].code)=\(row[1].filter { $0 != "`" }.replacingOccurrences(of: ", ", with: "|"))"
    }
    #expect(documented == ReadingSwitch.all.map(\.usage))
  }

  @Test(arguments: ["plan", "apply"])
  func `the switches inside of a command are documented, and no others`(
    command: String
  ) async throws {
    let options = try await options(command).filter { $0.hasPrefix("--sandbox") }
    #expect(options == (try switches("Inside of a command")))
  }
}
