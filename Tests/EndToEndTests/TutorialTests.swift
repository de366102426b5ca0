import DocumentationPages
import Foundation
import Testing

/// The tutorial, typed line by line into a shell.
@Suite struct TutorialTests {
  /// A line behind `$ ` and the lines that it prints, both streams together.
  struct Step {
    let command: String
    var expected: [String] = []
  }

  private static func steps() throws -> [Step] {
    var steps: [Step] = []
    for block in try Page("Tutorial").blocks where block.language == "shell" {
      for line in block.lines {
        if line.hasPrefix("$ ") {
          steps.append(Step(command: String(line.dropFirst(2))))
        } else if !steps.isEmpty {
          steps[steps.count - 1].expected.append(line)
        }
      }
    }
    return steps
  }

  /// Whether lines are as expected: `…` is anything within its line, and alone any lines.
  private static func fits(_ lines: ArraySlice<String>, _ expected: ArraySlice<String>) -> Bool {
    guard let first = expected.first else { return lines.isEmpty }
    let rest = expected.dropFirst()
    if first == "…" {
      return (lines.startIndex...lines.endIndex).contains { fits(lines[$0...], rest) }
    }
    guard let line = lines.first, fits(line, first) else { return false }
    return fits(lines.dropFirst(), rest)
  }

  private static func fits(_ line: String, _ expected: String) -> Bool {
    let parts = expected.components(separatedBy: "…")
    guard parts.count > 1 else { return line == expected }
    guard line.hasPrefix(parts[0]), line.hasSuffix(parts[parts.count - 1]) else { return false }
    var rest = line.dropFirst(parts[0].count)
    for part in parts.dropFirst().dropLast() {
      guard let found = rest.range(of: part) else { return false }
      rest = rest[found.upperBound...]
    }
    return rest.count >= parts[parts.count - 1].count
  }

  @Test func `its commands print what it shows`() async throws {
    let folder = try Folder()
    try folder.remove("campaigns")
    try FileManager.default.createDirectory(
      at: folder.url.appendingPathComponent("bin"), withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      atPath: folder.url.appendingPathComponent("bin/xqr-campaign").path,
      withDestinationPath: Tool.path)
    let path = folder.url.appendingPathComponent("bin").path + ":/usr/bin:/bin"
    let steps = try Self.steps()
    #expect(steps.count > 8)
    for step in steps {
      let run = try await RunningTool(
        ["-c", "{ \(step.command); } 2>&1"], of: "/bin/sh", in: folder.url,
        environment: ["PATH": path]
      ).end()
      var lines = run.everything.components(separatedBy: "\n")
      if lines.last == "" { lines.removeLast() }
      #expect(run.status == 0, "\(step.command)\n\(run.everything)")
      #expect(
        Self.fits(lines[...], step.expected[...]), "\(step.command)\n\(run.everything)")
    }
  }
}
