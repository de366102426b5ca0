import Bytes
import Foundation
import Links
import Testing

/// The sample campaigns of the repository with their rows shuffled, and with rows taken out.
@Suite struct SampleRowTests {
  private struct Sample {
    let campaign: String
    var tables: [String: [String]] = [:]
    var others: [String: String] = [:]

    /// - Parameter folder: Below `campaigns/`.
    init(_ folder: String, _ file: String) throws {
      let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "campaigns/" + folder)
      campaign = try String(contentsOf: root.appending(path: file), encoding: .utf8)
      for name in try FileManager.default.contentsOfDirectory(atPath: root.path) {
        if name == file || name.hasSuffix(".py") || name == "recipients.csv" { continue }
        let text = try String(contentsOf: root.appending(path: name), encoding: .utf8)
        if name.hasSuffix(".csv") {
          tables[name] = text.split(separator: "\n").map { String($0) }
        } else {
          others[name] = text
        }
      }
      if folder == "direct-mail" { tables["recipients.csv"] = Sample.recipients }
    }

    /// The first of the 120,000 rows that a script writes.
    private static let recipients =
      ["recipient_ref,variant,segment,language,postcode3,drop_date"]
      + (0..<400).map { number in
        "\(String(number * 7_919, radix: 16)),\(["A", "B", "C"][number % 3]),regular,"
          + "\(["de", "fr", "it"][number % 3]),\(100 + number),2027-09-\(10 + number % 9)"
      }

    /// What is asked for each key; nil where the campaign has a fault.
    func links() -> [String: String]? {
      let csv = tables.mapValues { $0.joined(separator: "\n") + "\n" }
      let expansion = Expansion(campaign, others.merging(csv) { $1 })
      guard let links = expansion.links else { return nil }
      let all = (0..<links.count).map { row in
        let link = links[row]
        return (
          link.key,
          "\(link.slug ?? "-") \(link.destination) \(link.allLabels) \(link.rules.rules) "
            + "\(link.expiresAt?.description ?? "-") \(link.isEnabled) \(link.dimensions)"
        )
      }
      return Dictionary(uniqueKeysWithValues: all)
    }
  }

  static let samples = [
    ["grocery", "summer.yaml"], ["packaging", "packs.yaml"], ["direct-mail", "autumn.yaml"],
    ["transport", "posters.yaml"], ["trade-fairs", "sponsors.yaml"],
  ]

  @Test(arguments: samples) func `shuffled rows give the same links`(sample: [String]) throws {
    var sample = try Sample(sample[0], sample[1])
    let links = try #require(sample.links())
    #expect(links.count > 100)
    var random = SeededGenerator(seed: 27)
    for _ in 0..<3 {
      for (name, lines) in sample.tables {
        sample.tables[name] = [lines[0]] + lines.dropFirst().shuffled(using: &random)
      }
      #expect(sample.links() == links)
    }
  }

  @Test(arguments: samples) func `a row more changes no other link`(sample: [String]) throws {
    let sample = try Sample(sample[0], sample[1])
    let links = try #require(sample.links())
    var random = SeededGenerator(seed: 28)
    for (name, lines) in sample.tables {
      var compared = 0
      for _ in 0..<12 where compared < 3 {
        var smaller = sample
        smaller.tables[name]?.remove(at: Int.random(in: 1..<lines.count, using: &random))
        // Another table may name what this row alone has, and that is an error.
        guard let fewer = smaller.links() else { continue }
        compared += 1
        #expect(fewer.allSatisfy { links[$0.key].map($0.value.elementsEqual) ?? true })
        #expect(fewer.keys.filter { links[$0] != nil }.count > links.count * 8 / 10)
      }
      #expect(compared > 0, "\(name)")
    }
  }
}
