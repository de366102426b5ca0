import Foundation
import Testing

/// The campaigns below `campaigns/broken/`: one fault or one family each, with what is said of it.
@Suite struct BrokenCampaignTests {
  static let faults: [String] = {
    let folder = Folder.package.appendingPathComponent("campaigns/broken")
    return (try? FileManager.default.contentsOfDirectory(atPath: folder.path))?.sorted() ?? []
  }()

  /// Codes of files and campaigns that no small file in git can show, each with the reason.
  static let elsewhere = [
    "XQ0101": "takes a file of 16 MiB",
    "XQ0108": "takes a value of 1 MiB",
    "XQ0109": "takes a million values",
    "XQ0150": "is for words of libyaml that no known text calls up",
    "XQ0002": "takes a symbolic link, or a folder above the repository's root",
    "XQ1010": "takes two campaigns",
    "XQ1023": "takes two campaigns",
    "XQ1318": "takes millions of links",
    "XQ1351": "is looked for where no campaign is named",
    "XQ1352": "takes two campaigns",
  ]

  @Test(arguments: faults)
  func `what is wrong is said with its place and the way out`(_ fault: String) async throws {
    let folder = try Folder.copy(of: "broken/" + fault)
    try await World.with(folder) { world in
      let path = "campaigns/broken/\(fault)/campaign.yaml"
      let run = try await world.run("validate", path)
      try Golden.expect(run.errors, file: Self.expected(fault))
      #expect(run.status == (run.errors.contains("error[") ? 1 : 0))

      let short = try await world.run("validate", path, "--diagnostics", "short")
      for line in short.errors.split(separator: "\n").dropLast(run.status == 0 ? 0 : 1) {
        #expect(line.contains(#/^campaigns/broken/[^:]+:\d+:\d+: /#), "\(line)")
      }
      let plan = try await world.run("plan", path)
      #expect(run.status == 0 ? [0, 5].contains(plan.status) : plan.status == 1)
      #expect(await world.writes().isEmpty)
      if run.status != 0 { #expect(await world.calls().isEmpty) }
    }
  }

  @Test func `every code of files and campaigns has a broken campaign`() throws {
    let expected = try Self.faults.map {
      String(decoding: try Data(contentsOf: Self.expected($0)), as: UTF8.self)
    }.joined()
    let declared = try DeclaredCodes.all().filter { $0 < "XQ14" }
    let missing = declared.filter { !expected.contains("[\($0)]") }
    #expect(missing == Set(Self.elsewhere.keys))
  }

  private static func expected(_ fault: String) -> URL {
    Folder.package.appendingPathComponent("campaigns/broken/\(fault)/expected.txt")
  }
}
