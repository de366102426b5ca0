import Campaigns
import Diagnostics
import Testing

@Suite struct VariableFileTests {
  private func read(_ text: String, _ path: String) -> (values: [String], faults: [String]) {
    var files = SourceFiles()
    let id = files.add(path: path, bytes: Array(text.utf8))
    var diagnostics = DiagnosticList()
    let variables = VariableFile.read(id, in: files, &diagnostics)
    let faults = diagnostics.sorted.map { diagnostic in
      diagnostic.code.id + (diagnostic.span.map { " «\(files.text($0))»" } ?? "")
    }
    return (variables.map { "\($0.name)=\($0.variable.text)" }, faults)
  }

  @Test func `takes values as they are written`() {
    let yaml = read("a: 0421\nb: 'x y'\nc: 1.50\nd: true\ne: ''\n", "v.yaml")
    #expect(yaml.values == ["a=0421", "b=x y", "c=1.50", "d=true", "e="])
    let json = read(
      "\u{FEFF}{\"a\": \"0421\", \"b\\u00e9\": \"x\\ny\", \"c\": 1.50, \"d\": true}", "v.json")
    #expect(json.values == ["a=0421", "bé=x\ny", "c=1.50", "d=true"])
    #expect(yaml.faults + json.faults == [])
  }

  @Test(arguments: [
    ("[1]", "v.yaml", ["XQ1001 «[1]»"]), ("", "v.yaml", ["XQ1001 «»"]),
    ("a:\nb: [1]\nc: {}\nd: 1", "v.yaml", ["XQ1009 «a»", "XQ1009 «b»", "XQ1009 «c»"]),
    ("a: '${{ 1 }}'", "v.yaml", ["XQ1004 «'${{ 1 }}'»"]),
    ("a: 1\na: 2", "v.yaml", ["XQ0120 «a»"]),
    ("[{\"a\": 1}]", "v.json", ["XQ1001 «[»"]), ("1", "v.json", ["XQ1001 «1»"]),
    (
      "{\"a\": null, \"b\": [], \"c\": {}}", "v.json",
      ["XQ1009 «\"a\"»", "XQ1009 «\"b\"»", "XQ1009 «\"c\"»"]
    ),
    ("{\"a\": 1, \"a\": 2}", "v.json", ["XQ1113 «\"a\"»"]),
    ("{\"a\": 1", "v.json", ["XQ1112 «»"]),
  ])
  func `refuses what is no map of single values`(_ text: String, _ path: String, _ faults: [String])
  {
    #expect(read(text, path).faults == faults)
  }
}
