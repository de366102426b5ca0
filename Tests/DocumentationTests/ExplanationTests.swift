import Diagnostics
import Foundation
import InMemoryFiles
import Reporting
import Testing

/// The examples of explanations: each fails with the code that it explains.
@Suite struct ExplanationTests {
  /// Codes of files and campaigns whose example is only looked at, each with the reason.
  static let shown = [
    "XQ0002": "takes the file system",
    "XQ0101": "takes 16 MiB",
    "XQ0102": "takes bytes that are no text",
    "XQ0108": "takes 1 MiB",
    "XQ0109": "takes a million values",
    "XQ0150": "is for words of libyaml that no known text calls up",
    "XQ0205": "takes a long expression",
    "XQ1010": "takes two campaigns",
    "XQ1023": "takes two campaigns",
    "XQ1103": "takes bytes that are no text",
    "XQ1351": "takes a repository",
    "XQ1352": "takes two campaigns",
  ]

  static let examples = Explanation.all
    .filter { $0.code.id < "XQ2" && shown[$0.code.id] == nil }.map(\.code.id)

  /// The files of an example; what every campaign needs is added where it says nothing of it.
  private static func files(_ example: String) -> [String: String] {
    var files: [String: String] = [:]
    var name = "campaign.yaml"
    for line in example.components(separatedBy: "\n") {
      if let title = line.wholeMatch(of: /# (\S+\.(?:csv|json|jsonl|yaml))/) {
        name = String(title.1)
      } else {
        files[name, default: ""] += line + "\n"
      }
    }
    var campaign = files["campaign.yaml"] ?? ""
    let keys = Set(campaign.components(separatedBy: "\n").map { $0.prefix { $0 != ":" } })
    if !keys.contains("campaign"), !campaign.hasPrefix("%") {
      campaign = "campaign: example\n" + campaign
    }
    if files["stores.csv"] != nil, !keys.contains("data") {
      campaign += "data: {stores: {csv: stores.csv, key: store_id}}\n"
    }
    if !keys.contains("links") {
      campaign += "links: [{id: a, url: 'https://www.example.com/', custom_slug: card-a}]\n"
    }
    files["campaign.yaml"] = campaign
    return files
  }

  @Test(arguments: examples) func `an example fails so`(id: String) throws {
    let explanation = try #require(Explanation.of(id))
    var files = InMemoryFiles(Self.files(explanation.example))
    let codes = files.diagnostics().items.map { "\($0.code.id) \($0.detail)" }
    #expect(codes.contains { $0.hasPrefix(id) }, "\(codes)")
    #expect(Set(codes.map { $0.prefix(6) }).count == 1, "\(codes)")
  }

  @Test func `nearly every code has an example, and every one a way out`() {
    let bare = Explanation.all.filter { $0.example.isEmpty }.map(\.code.id)
    #expect(bare == ["XQ0205"])
    for explanation in Explanation.all {
      #expect(explanation.what.count > 40 && !explanation.wayOut.isEmpty, "\(explanation.code.id)")
      let lines = (explanation.what + "\n" + explanation.wayOut).components(separatedBy: "\n")
      #expect(lines.allSatisfy { $0.count <= 80 }, "\(explanation.code.id)")
    }
  }

  @Test func `what is near to a wrong code begins like it`() {
    #expect(Explanation.of("xq1301")?.code.id == "XQ1301")
    #expect(Explanation.near("XQ130").map(\.code.id).first == "XQ1301")
    #expect(Explanation.near("1329").map(\.code.id).contains("XQ1320"))
    #expect(Explanation.near("nonsense").isEmpty)
  }
}
