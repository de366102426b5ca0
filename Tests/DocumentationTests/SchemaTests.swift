import Campaigns
import DocumentationPages
import Foundation
import Testing

/// The JSON Schemas, held against what the reader takes.
@Suite struct SchemaTests {
  private static func object(_ value: Any?) throws -> [String: Any] {
    try #require(value as? [String: Any])
  }

  @Test func `the fields of a mapping are those that the reader takes`() throws {
    let known = try CampaignFilePageTests.known().merging(try ProjectPageTests.known()) { $1 }
      .merging(PluginFilePageTests.known()) { $1 }
    let fields = CampaignSchema.fields
    #expect(Set(fields.keys) == Set(known.keys))
    for (subject, names) in fields {
      #expect(Set(names) == Set(known[subject] ?? []), "\(subject)")
      #expect(Set(names).count == names.count, "\(subject)")
    }
  }

  @Test(arguments: CampaignSchema.allCases)
  func `a schema is JSON whose references lead somewhere`(kind: CampaignSchema) throws {
    let schema = try Self.object(try JSONSerialization.jsonObject(with: Data(kind.json)))
    #expect(schema["$schema"] as? String == "https://json-schema.org/draft/2020-12/schema")
    let definitions = try Self.object(schema["$defs"])
    let text = String(decoding: kind.json, as: UTF8.self).replacing("\\/", with: "/")
    let references = Set(text.matches(of: /"#\/\$defs\/(\w+)"/).map { String($0.1) })
    #expect(references.isSubset(of: definitions.keys))
    #expect(schema["$ref"] as? String == "#/$defs/\(kind.rawValue)")
    for (name, definition) in definitions {
      let properties = try Self.object(try Self.object(definition)["properties"])
      for (key, property) in properties {
        let meaning = try Self.object(property)["description"] as? String
        #expect(meaning?.isEmpty == false, "\(name).\(key)")
      }
    }
  }

  @Test func `the words of a field are those that its page names`() throws {
    let schema = try Self.object(
      try JSONSerialization.jsonObject(with: Data(CampaignSchema.campaign.json)))
    let rows = try ["CampaignFile", "Plugins"].flatMap {
      try Page($0).tables("key", "type", "default", "meaning").flatMap(\.rows)
    }
    var seen = 0
    for definition in try Self.object(schema["$defs"]).values {
      for (key, property) in try Self.object(try Self.object(definition)["properties"]) {
        guard let words = try Self.object(property)["enum"] as? [Any] else { continue }
        let named = words.compactMap { $0 as? String }.filter { $0 != "\t" }
        let types = rows.filter { $0[0].code == key }.map(\.[1])
        #expect(
          types.contains { type in
            let quoted = type.components(separatedBy: "`").enumerated()
              .filter { $0.offset % 2 == 1 }.map(\.element)
            return Set(quoted) == Set(named)
          }, "\(key): \(named)")
        seen += 1
      }
    }
    #expect(seen > 5)
  }
}
