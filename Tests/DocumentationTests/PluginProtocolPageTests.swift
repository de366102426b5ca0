import Bytes
import DocumentationPages
import Foundation
import JSON
import Testing

@testable import Plugins

/// The protocol of plugins as it is written down, held against what is sent and read.
@Suite struct PluginProtocolPageTests {
  private static func rows(_ header: String...) throws -> [[String]] {
    try Page("Plugins").tables.filter { $0.header == header }.flatMap(\.rows)
  }

  private static func messages(_ section: String) throws -> [[UInt8]] {
    let text = try Page("Plugins").text
    let start = try #require(text.range(of: "\n\(section)\n"))
    let block = try #require(Page(text: String(text[start.upperBound...])).blocks.first)
    return block.lines.map { Array($0.utf8) }
  }

  private static let manifest = PluginManifest(
    name: "crm", version: "1.2.0", runtime: .exec, entry: "main.py",
    provides: PluginProvisions([.function: ["place"]]),
    capabilities: PluginCapabilities(env: ["CRM_TOKEN"]))

  @Test func `the points are those that there are`() throws {
    let names = try Self.rows("point", "called", "item", "result").map(\.[0].code)
    #expect(names == ExtensionPoint.allCases.map(\.rawValue))
  }

  @Test func `every example of an item has a result that its point gives`() throws {
    let lines = try Self.messages("## Extension points")
    var points: Set<String> = []
    for line in lines {
      let example = try JSONDocument(parsing: line).root
      let point = try #require(example["point"]?.string.flatMap(ExtensionPoint.init(rawValue:)))
      let item = StrictValue(try #require(example["item"]))
      try point.check(StrictValue(try #require(example["result"])), of: item)
      points.insert(point.rawValue)
    }
    #expect(points.count == ExtensionPoint.allCases.count)
  }

  @Test func `fields, events and codes are those that there are`() throws {
    #expect(try Self.rows("field", "type").map(\.[0].code) == PluginTransformation.Fields.names)
    let events = try Self.rows("event", "point", "when")
    #expect(events.map(\.[0].code) == PluginEvent.Kind.allCases.map(\.rawValue))
    #expect(events.map(\.[1].code) == PluginEvent.Kind.allCases.map(\.point.rawValue))
    let codes = try Self.rows("code", "meaning")
    #expect(codes.map(\.[0].code) == PluginError.reservedCodes.map { String($0.code) })
    #expect(codes.map(\.[1]) == PluginError.reservedCodes.map(\.meaning))
  }

  @Test func `an error takes the members of its table, and no others`() throws {
    let table = try #require(
      try Page("Plugins").tables.first { $0.section == "Errors of a plugin" })
    let values = table.rows.map { row in
      "\"\(row[0].code)\":" + (row[1] == "integer" ? "100" : "\"x\"")
    }
    let whole = try JSONDocument(parsing: Array("{\(values.joined(separator: ","))}".utf8))
    let error = try PluginError(StrictValue(whole.root))
    #expect(Mirror(reflecting: error).children.count == table.rows.count)
    #expect(throws: ShapeFault.self) {
      let more = try JSONDocument(parsing: Array("{\(values.joined(separator: ",")),\"x\":1}".utf8))
      _ = try PluginError(StrictValue(more.root))
    }
  }

  @Test func `the environment is the one that is documented`() throws {
    let rows = try Self.rows("variable", "value").dropLast()
    let variables = PluginSetting(folder: "/", home: "/home").variables
    #expect(rows.map(\.[0].code) == variables.keys.sorted())
    for row in rows where row[1].hasPrefix("`") { #expect(variables[row[0].code] == row[1].code) }
  }

  @Test func `the requests of the run are those that are sent`() throws {
    let lines = try Self.messages("### Protocol")
    let setting = PluginSetting(
      folder: "/", home: "/", config: Array(#"{"table":"stores"}"#.utf8), host: "0.1.0")
    let call = PluginCall(
      .function, "place", items: TextColumn([#"{"args":["Bern"]}"#, #"{"args":[7]}"#]))
    let methods: [PluginRequest.Method] = [
      .initialize(Self.manifest, setting, versions: [1]), .call(call), .shutdown,
    ]
    for (index, method) in methods.enumerated() {
      let request = PluginRequest(id: index + 1, method: method)
      #expect(request.line == lines[index * 2] + [0x0A])
    }
    #expect(lines.count == methods.count * 2)
  }

  @Test func `the answers of the run are read`() throws {
    let lines = try Self.messages("### Protocol")
    let handshake = try Self.read(lines[1], 1) { value throws(ShapeFault) in
      try PluginHandshake(value)
    }
    #expect(handshake.difference(from: Self.manifest) == nil)
    let answers = try Self.read(lines[3], 2) { value throws(ShapeFault) in
      try PluginAnswers(value, count: 2)
    }
    #expect(answers.values.strings == [#""bern""#, ""])
    #expect(answers.errors.map(\.error.path) == ["/args/0"])
    try Self.read(lines[5], 3) { value throws(ShapeFault) in _ = try value.members([]) }
  }

  private static func read<Value>(
    _ line: [UInt8], _ id: Int, _ read: (StrictValue) throws(ShapeFault) -> Value
  ) throws -> Value {
    try PluginReply(line).value(of: PluginRequest(id: id, method: .shutdown), read)
  }

  @Test func `numbers of the page are those that hold`() throws {
    let text = try Page("Plugins").text.replacing("\n", with: " ")
    let limits = PluginLimits()
    for number in [
      "up to \(PluginCall.itemLimit) items", "\(ProcessLimits.files) open files",
      "last \(LogTail.lineLimit) lines", "files of up to \(ProcessLimits.fileSize >> 30) GiB",
      "After \(limits.end.text) its group gets SIGTERM, after \(limits.end.text) more SIGKILL",
      "more than \(JSONDocument.depthLimit) deep",
    ] {
      #expect(text.contains(number), "\(number)")
    }
  }

  @Test func `a case of a plugin's own takes the members of its table`() throws {
    let table = try #require(try Page("Plugins").tables.first { $0.section == "Testing a plugin" })
    #expect(table.rows.map(\.[0].code) == ["point", "name", "item", "expect", "error"])
    let shared = #"{"point":"function","name":"place","item":1"#
    let text = "\(shared),\"expect\":1}\n\(shared),\"error\":4}"
    #expect(try ConformanceCase.list(Array(text.utf8)).count == 2)
    #expect(throws: ConformanceCase.Fault.self) {
      try ConformanceCase.list(Array("\(shared),\"expect\":1,\"title\":2}".utf8))
    }
  }
}
