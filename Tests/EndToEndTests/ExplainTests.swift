import Foundation
import Testing

/// `explain` as people use it.
@Suite struct ExplainTests {
  private func run(_ arguments: String...) async throws -> Tool.Run {
    let folder = try Folder()
    return try await Tool.start(arguments, in: folder.url, environment: [:]).end()
  }

  @Test func `a code is explained with an example and the way out`() async throws {
    let run = try await run("explain", "xq1301")
    #expect(run.status == 0)
    #expect(run.output.hasPrefix("XQ1301: interpolation is empty\n\n"))
    #expect(run.output.contains("This fails so:\n\n    links:\n"))
  }

  @Test func `what can't be seen is shown as an escape`() async throws {
    let run = try await run("explain", "XQ0105")
    #expect(!run.output.contains("\u{200B}") && run.output.contains("200"), "\(run.output)")
  }

  @Test func `a wrong code leads to those nearby`() async throws {
    let run = try await run("explain", "XQ1399")
    #expect(run.status == 64 && run.output.isEmpty)
    #expect(run.errors.contains("there is no code 'XQ1399'"))
    #expect(run.errors.contains("  XQ1301  interpolation is empty\n"), "\(run.errors)")
  }

  @Test func `without a code all are listed`() async throws {
    let run = try await run("explain")
    #expect(run.status == 0)
    let lines = run.output.split(separator: "\n")
    #expect(lines.count > 150 && lines.allSatisfy { $0.hasPrefix("XQ") })
  }
}
