import Bytes
import Testing

@Suite struct TextColumnTests {
  @Test func `keeps rows that were put together from pieces`() {
    var builder = TextColumnBuilder()
    builder.write("a")
    builder.write(0x2D)
    builder.append("ü")
    builder.append("")
    builder.write("dropped")
    builder.truncatePending(to: 0)
    builder.append(contentsOf: TextColumn(["x", "yz"]))
    #expect(builder.finish().strings == ["a-ü", "", "x", "yz"])
  }

  @Test func `orders rows like a plain sort`() {
    var texts = (0..<500).map { "sp-\($0 &* 7919 % 500)-\($0 % 3)" }
    texts += ["", "sp-1", "sp-1", "sp", "sp-10000000000", "sp-10000000001"]
    let column = TextColumn(texts)
    let expected = texts.indices.sorted {
      Array(texts[$0].utf8).lexicographicallyPrecedes(Array(texts[$1].utf8))
        || (texts[$0] == texts[$1] && $0 < $1)
    }
    #expect(column.order().map { Int($0) } == expected)
  }

  @Test func `finds first rows and names repeats`() {
    let index = TextIndex(TextColumn(["a", "bb", "a", "a-long-text-over-eight", "bb"]))
    #expect(index.row(of: "bb") == 1)
    #expect(index.row(of: "a-long-text-over-eight") == 3)
    #expect(index.row(of: "c") == nil)
    #expect(index.repeats.map(\.first) == [0, 1])
    #expect(index.repeats.map(\.row) == [2, 4])
  }

  @Test func `digests and encodes like the standards`() {
    #expect(
      SHA256.hex(Array("abc".utf8))
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(BaseN.base32(Array("foobar".utf8), count: 8) == "mzxw6ytb")
  }
}

@Suite struct TextSearchTests {
  @Test func `finds the rows that hold a text, and none across rows`() {
    let column = TextColumn(["", "a&b", "&&", "x", "&", "b", "", "zz&b&b"])
    #expect(column.rows(containing: "&b") == [1, 7])
    #expect(column.rows(containing: "&") == [1, 2, 4, 7])
    #expect(column.rows(containing: "q") == [])
    #expect(TextColumn().rows(containing: "a") == [])
  }
}
