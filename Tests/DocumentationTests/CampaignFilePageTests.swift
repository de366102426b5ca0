import Campaigns
import Diagnostics
import DocumentationPages
import Foundation
import InMemoryFiles
import Testing

/// The page of the campaign file, held against what the reader takes.
@Suite struct CampaignFilePageTests {
  /// Which sections have the keys of what the reader calls so.
  private static let sections = [
    "a campaign": ["A campaign"], "a shared file": ["A shared file"],
    "a plugin": ["A plugin"], "an input": ["An input"],
    "a data source": ["A data source"],
    "a function": ["A function"], "'lifecycle'": ["Lifecycle"],
    "'defaults'": ["Link fields", "Defaults"],
    "a link": ["A link", "Link fields"], "an item of 'set'": ["An item of set", "Link fields"],
    "an item of 'moved'": ["An item of moved"], "utm": ["UTM"],
    "a routing rule": ["A routing rule"],
    "'conditions'": ["Conditions"], "'qr'": ["Codes"],
    "a rule of 'policy'": ["A rule"], "a test": ["A test"], "'expect'": ["Expect"],
  ]

  /// A campaign with a key too many in every mapping that the reader knows.
  private static let faulty = """
    campaign: faulty
    use: [shared.yaml]
    zzz: 1
    plugins: {crm: {path: crm, zzz: 1}}
    inputs: {season: {default: x, zzz: 1}}
    data: {stores: {csv: stores.csv, zzz: 1}}
    moved: [{from: a, to: b, zzz: 1}]
    functions: {twice: {params: [x], value: '${{ x + x }}', zzz: 1}}
    lifecycle: {zzz: 1}
    qr: {zzz: 1}
    defaults: {zzz: 1, utm: {zzz: x}}
    policy: [{id: rule, severity: advisory, check: '${{ true }}', zzz: 1}]
    tests: [{key: link, expect: {zzz: 1}}, {zzz: 1}]
    links:
      - id: link
        zzz: 1
        set: [{match: {}, zzz: 1}]
        url: https://www.example.com/
        routing_rules:
          - {destination: 'https://m.example.com/', priority: 1, zzz: 1, conditions: {zzz: 1}}
    """

  private static func keys(_ sections: [String]) throws -> [String] {
    try Page("CampaignFile").tables("key", "type", "default", "meaning")
      .filter { sections.contains($0.section) }.flatMap(\.rows).map(\.[0].code)
  }

  /// The keys that the reader names in its help, by what it calls the mapping.
  static func known() throws -> [String: [String]] {
    var files = InMemoryFiles([
      "campaign.yaml": faulty, "stores.csv": "store\nx\n", "shared.yaml": "zzz: 1\n",
    ])
    let help = files.diagnostics().items.flatMap(\.help)
    let lists = help.compactMap { text in
      text.wholeMatch(of: /(?:Fields|Parameters) of (.+?): (.+?)\.(?: Others .*)?/)
    }
    return Dictionary(
      lists.map { (String($0.1), $0.2.components(separatedBy: ", ")) },
      uniquingKeysWith: { first, _ in first })
  }

  @Test func `every key that is taken has a row, and every row is a key`() throws {
    let known = try Self.known()
    #expect(Set(known.keys) == Set(Self.sections.keys))
    for (subject, sections) in Self.sections {
      let keys = try Self.keys(sections)
      let taken = known[subject] ?? []
      #expect(Set(taken).subtracting(keys) == [], "keys of \(subject) without a row")
      #expect(Set(keys).subtracting(taken) == [], "rows that aren't keys of \(subject)")
      #expect(Set(keys).count == keys.count)
    }
  }

  /// A campaign with a word that isn't allowed at every key that takes one of a few.
  private static let misspelt = """
    campaign: misspelt
    on_remove: zzz
    lifecycle: {state: zzz}
    inputs: {season: {type: zzz, default: x}}
    data: {stores: {csv: stores.csv, columns: {columns: zzz}, delimiter: zzz, duplicates: zzz}}
    defaults: {utm_conflict: zzz}
    qr: {correction: zzz, medium: zzz}
    policy: [{id: rule, severity: zzz, scope: zzz, check: '${{ true }}'}]
    links: [{id: link, url: 'https://www.example.com/'}]
    """

  @Test func `keys that take one of a few words name them all`() throws {
    var files = InMemoryFiles(["campaign.yaml": Self.misspelt, "stores.csv": "columns\nx\n"])
    let faults = files.diagnostics().items.filter { $0.code.id == "XQ1005" }
    #expect(faults.count == 11)
    let rows = try Page("CampaignFile").tables.flatMap(\.rows)
    for fault in faults {
      let key = fault.detail.prefix(while: { $0 != " " }).filter { $0 != "'" }
      let help = try #require(fault.help.first { $0.hasPrefix("Allowed: ") })
      let allowed = help.dropFirst(9).dropLast().components(separatedBy: ", ")
      let row = try #require(rows.first { $0[0].code == key }, "\(key)")
      let words = row[1].components(separatedBy: "`").enumerated()
        .filter { $0.offset % 2 == 1 }.map(\.element)
      #expect(Set(words) == Set(allowed), "\(key)")
    }
  }

  @Test func `the reader knows no other mapping`() throws {
    let folder = Page.root.appending(path: "Sources/Campaigns")
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    let texts = try (files?.compactMap { $0 as? URL } ?? []).filter { $0.pathExtension == "swift" }
      .map { try String(contentsOf: $0, encoding: .utf8) }
    let subjects = texts.flatMap { $0.matches(of: /subject: "([^"]+)"/).map { String($0.1) } }
    #expect(subjects.count > 5)
    let others = Set(Self.sections.keys).union(ProjectPageTests.sections.keys)
      .union(PluginFilePageTests.sections.keys)
    #expect(Set(subjects).subtracting(others).sorted() == [])
  }

  @Test(arguments: ["link", "plan"])
  func `every field that rules see has a row, and every row is a field`(_ subject: String) throws {
    var files = InMemoryFiles([
      "campaign.yaml": """
      campaign: faulty
      policy: [{id: a, severity: advisory, scope: \(subject), check: '${{ \(subject).zzz }}'}]
      links: [{id: link, url: 'https://www.example.com/'}]
      """
    ])
    let help = files.diagnostics().items.flatMap(\.help)
    let list = try #require(help.first { $0.hasPrefix("Columns: ") })
    let fields = list.dropFirst(9).dropLast().components(separatedBy: ", ")
    let rows = try Page("CampaignFile").tables.filter { $0.header[0] == "field" }.flatMap(\.rows)
    let documented = rows.map(\.[0].code).filter { $0.hasPrefix(subject + ".") }
    #expect(documented == fields.map { "\(subject).\($0)" })
  }

  @Test func `the examples hold, and use every key`() throws {
    let blocks = try Page("CampaignFile").blocks
    let data = blocks.filter { $0.language.contains(" ") }.map { block in
      (
        block.language.components(separatedBy: " ")[1],
        block.lines.joined(separator: "\n") + "\n"
      )
    }
    let examples = blocks.filter { $0.language == "yaml" }.map {
      $0.lines.joined(separator: "\n") + "\n"
    }
    for example in examples {
      var files = InMemoryFiles(
        Dictionary(uniqueKeysWithValues: data + [("campaign.yaml", example)]))
      #expect(files.diagnostics().items.map(\.detail) == [])
    }
    let text = examples.joined()
    let keys = try Self.sections.values.flatMap { try Self.keys($0) }
    let unused = try keys.filter { key in
      try !text.contains(Regex("(^|[ {])\(key): ").anchorsMatchLineEndings())
        && !text.contains(try Regex("(^|[ {])\(key):$").anchorsMatchLineEndings())
    }
    #expect(Set(unused).sorted() == [])
  }
}
