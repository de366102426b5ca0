import Bytes
import Diagnostics
import Testing

@testable import Campaigns

@Suite struct CSVReaderTests {
  private struct Outcome {
    var header: [String] = []
    var rows: [[String]] = []
    var content: CSVReader.Content?
    var faults: [String] = []
    var files: SourceFiles
  }

  private func read(_ bytes: [UInt8], delimiter: UInt8? = nil) -> Outcome {
    var files = SourceFiles()
    let id = files.add(path: "t.csv", bytes: bytes)
    var outcome = Outcome(files: files)
    do throws(DiagnosticList) {
      let content = try CSVReader.read(id, in: files, delimiter: delimiter)
      outcome.content = content
      outcome.header = content.header.map(\.text)
      outcome.rows = content.starts.indices.map { row in
        content.columns.map { $0.string(at: row) }
      }
    } catch {
      outcome.faults = error.sorted.map { diagnostic in
        let position = diagnostic.span.map { files[id].position(at: $0.start) }
        return "\(position?.line ?? 0):\(position?.column ?? 0) \(diagnostic.code.id)"
      }
    }
    return outcome
  }

  private func read(_ text: String, delimiter: UInt8? = nil) -> Outcome {
    read(Array(text.utf8), delimiter: delimiter)
  }

  @Test(arguments: [
    ("a,b\n1,2\n", [["1", "2"]]),
    ("a,b\n1,2", [["1", "2"]]),
    ("a,b\r\n1,2\r\n", [["1", "2"]]),
    ("a,b\r\n1,2\r", [["1", "2"]]),
    ("\u{FEFF}a,b\n1,2\n", [["1", "2"]]),
    ("\u{FEFF}\"a\",\"b\"\n1,2\n", [["1", "2"]]),
    ("a,b\n\"1\"\"x\",\"2,3\"\n", [["1\"x", "2,3"]]),
    ("a,b\n\"1\n2\",\"3\r\n4\"\n5,6\n", [["1\n2", "3\r\n4"], ["5", "6"]]),
    ("a,b\n,\n", [["", ""]]),
    ("a,b\n1,", [["1", ""]]),
    ("a,b\n1,\"\"", [["1", ""]]),
    ("a\n\"\"\nx\n", [[""], ["x"]]),
    ("a;b\n1;2,5\n", [["1", "2,5"]]),
    ("a\tb\n1\t2;3\n", [["1", "2;3"]]),
    ("\"a;x\",b\n1,2\n", [["1", "2"]]),
    ("a,b\n 1 , 2 \n", [[" 1 ", " 2 "]]),
    ("a,b\n", []),
    ("a,b", []),
    ("a,b\n1,2\n\n\r\n\n", [["1", "2"]]),
    ("ä,b\n\u{1F600},\u{7F}\n", [["\u{1F600}", "\u{7F}"]]),
    ("a,b\n\"\r\",x\n", [["\r", "x"]]),
  ])
  func `reads what RFC 4180 allows`(_ text: String, _ rows: [[String]]) {
    let outcome = read(text)
    #expect(outcome.faults == [])
    #expect(outcome.rows == rows)
  }

  @Test(arguments: [
    ("", ["1:1 XQ1104"]),
    ("\u{FEFF}", ["1:1 XQ1104"]),
    ("\na,b\n", ["1:1 XQ1104"]),
    ("a,,b\n", ["1:3 XQ1104"]),
    ("a,b,\n", ["1:5 XQ1104"]),
    ("a,b,a\n", ["1:5 XQ1104"]),
    ("a,\"a\"\n", ["1:3 XQ1104"]),
    ("a,b\n1\n1,2,3\n4,5\n", ["2:1 XQ1101", "3:1 XQ1101"]),
    ("a,b\n1,2\n\n\n3,4\n\n5,6\n", ["3:1 XQ1105", "6:1 XQ1105"]),
    ("a,b\n1,x\"y\"\n", ["2:4 XQ1102"]),
    ("a,b\n1,\"x\"y\n3,4\n", ["2:6 XQ1102"]),
    ("a,b\n1,\"x\n3,4\n", ["2:3 XQ1102"]),
    ("a,b\r1,2\r3,4\r", ["1:4 XQ1111"]),
    ("a,b\n1\r2,3\n4\r5,6\n", ["2:2 XQ1111"]),
    ("a,b\n1,\u{0}\n", ["2:3 XQ1103"]),
  ])
  func `refuses what it doesn't, at its place`(_ text: String, _ faults: [String]) {
    #expect(read(text).faults == faults)
  }

  @Test func `names the first broken byte and counts the other lines`() {
    let bytes =
      Array("a,b\nZ".utf8) + [0xFC] + Array("rich,".utf8) + [0xFC, 0x0A] + Array("1,2\n3,".utf8)
      + [0xE2, 0x82]
    #expect(read(bytes).faults == ["2:2 XQ1103"])
    #expect(read([0xFF, 0xFE, 0x61, 0x00]).faults == ["1:1 XQ1103"])
  }

  @Test func `takes a declared delimiter against the header`() {
    #expect(read("a|b\n1|2\n", delimiter: UInt8(ascii: "|")).rows == [["1", "2"]])
    #expect(read("a,b;c\n1;2\n", delimiter: UInt8(ascii: ";")).header == ["a,b", "c"])
  }

  @Test func `knows where rows, header cells and blank rows stand`() throws {
    let text = "\u{FEFF}\"a\",b\r\n\"1\r\n2\",3\r\n4,5\r\n\r\n"
    let outcome = read(text)
    let content = try #require(outcome.content)
    let file = try #require(content.header.first).span.file
    let texts = zip(content.starts, content.ends).map {
      outcome.files.text(SourceSpan(file: file, start: Int($0), end: Int($1)))
    }
    #expect(texts == ["\"1\r\n2\",3", "4,5"])
    #expect(content.header.map { outcome.files.text($0.span) } == ["\"a\"", "b"])
    let blank = try #require(content.blankTail)
    #expect(outcome.files[blank.file].position(at: blank.start).line == 5)
  }

  /// Files of few different characters, so that quotes, delimiters and line ends meet often.
  private func randomFile(_ generator: inout SeededGenerator) -> [UInt8] {
    let pieces: [[UInt8]] = [
      [0x22], [0x22, 0x22], [0x2C], [0x2C], [0x3B], [0x0A], [0x0A], [0x0D, 0x0A], [0x0D], [0x61],
      [0x62], [0x20], [0xC3, 0xBC], [0xC3], [0x00], [0xEF, 0xBB, 0xBF], [0x22, 0x2C, 0x22],
    ]
    let rare = Int.random(in: 0..<3, using: &generator)
    let usable = rare == 0 ? pieces : Array(pieces.prefix(13)) + [pieces[16]]
    var bytes: [UInt8] = Bool.random(using: &generator) ? Array("a,b\n".utf8) : []
    for _ in 0..<Int.random(in: 0..<24, using: &generator) {
      bytes += usable.randomElement(using: &generator) ?? []
    }
    return bytes
  }

  @Test func `agrees with a naive reader on random files`() {
    var generator = SeededGenerator(seed: 4180)
    var accepted = 0
    for _ in 0..<60_000 {
      let bytes = randomFile(&generator)
      let outcome = read(bytes, delimiter: 0x2C)
      let oracle = CSVOracle.rows(bytes, delimiter: 0x2C)
      guard let content = outcome.content else {
        let names = oracle?.first?.map { String(decoding: $0, as: UTF8.self) } ?? []
        let isTable =
          !names.isEmpty && !names.contains("") && Set(names).count == names.count
          && oracle?.allSatisfy { $0.count == names.count } ?? false
        #expect(!isTable, "refused \(String(decoding: bytes, as: UTF8.self).debugDescription)")
        continue
      }
      accepted += 1
      let rows = content.starts.indices.map { row in content.columns.map { $0.array(at: row) } }
      let all = [content.header.map { Array($0.text.utf8) }] + rows
      #expect(all == oracle, "\(String(decoding: bytes, as: UTF8.self).debugDescription)")
      checkCells(content, bytes)
    }
    #expect(accepted > 3000)
  }

  /// Every cell's place, read by itself, gives the cell.
  private func checkCells(_ content: CSVReader.Content, _ bytes: [UInt8]) {
    let cells = CSVCells(bytes: bytes, delimiter: content.delimiter)
    guard let file = content.header.first?.span.file else { return }
    for row in content.starts.indices {
      let span = SourceSpan(
        file: file, start: Int(content.starts[row]), end: Int(content.ends[row]))
      for (column, texts) in content.columns.enumerated() {
        let cell = cells.span(of: column, in: span)
        let alone = CSVOracle.rows([0x78, 0x2C] + bytes[cell.start..<cell.end], delimiter: 0x2C)
        #expect(alone == [[[0x78], texts.array(at: row)]])
      }
    }
  }

  @Test func `survives any bytes`() {
    var generator = SeededGenerator(seed: 1)
    for _ in 0..<20_000 {
      let count = Int.random(in: 0..<40, using: &generator)
      let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
      let outcome = read(bytes)
      #expect(outcome.content != nil || !outcome.faults.isEmpty)
    }
  }
}
