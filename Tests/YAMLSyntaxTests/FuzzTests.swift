import Diagnostics
import Testing

@testable import YAMLSyntax

/// Mutations of a small corpus: whatever the bytes are, a tree or a located refusal comes out.
struct FuzzTests {
  private static let corpus = [
    "a: 1\nb: [x, 'it''s', {c: \"d\\n\\u00e9\"}]\n",
    "k: &a |2-\n    x\n   y\n\nm: >+\n  a\n  b\n\n   c\n",
    "url: ${{ x ? \"a\" : 'b' }}\nl: [${{ f(1, {k: 2}) }}, \"${{ y }}\"]\n",
    "- &x !!str 'long\n  text'\n- *x\n- ? q\n  : \"w\\\n   e\"\n# é\n- plain\n  text\n",
    "%YAML 1.2\n---\na: !t b\n...\n",
  ].map { Array($0.utf8) }
  private static let bits = Array("\n\n  ::--#'\"[]{},&*!|>%@`?\\\t$~é{{}}0\u{2028}\u{7F}".utf8)

  @Test func `any bytes end in a tree or in refusals with places`() {
    var random = Xorshift(state: 0x9E37_79B9_7F4A_7C15)
    for _ in 0..<5_000 {
      var bytes = Self.corpus[random.next(below: Self.corpus.count)]
      for _ in 0...random.next(below: 4) {
        let place = random.next(below: bytes.count + 1)
        if random.next(below: 3) == 0, place < bytes.count {
          bytes.remove(at: place)
        } else {
          bytes.insert(Self.bits[random.next(below: Self.bits.count)], at: place)
        }
      }
      let reading = Reading(bytes: bytes)
      for diagnostic in reading.diagnostics {
        #expect(diagnostic.span.map { $0.end <= bytes.count } ?? false)
      }
      if let root = reading.root { check(root, bytes) }
    }
  }

  private func check(_ node: Node, _ bytes: [UInt8]) {
    #expect(node.span.end <= bytes.count)
    switch node.kind {
    case .scalar(let scalar):
      let count = scalar.text.utf8.count
      let decoding = ScalarDecoding(
        scalar.style, node.span.start..<node.span.end, of: bytes, as: scalar.text)
      #expect(
        decoding.text.elementsEqual(scalar.text.utf8))
      for place in 0..<count {
        let span = scalar.span(of: place..<place + 1)
        #expect(span.start >= node.span.start && span.end <= node.span.end)
      }
    case .sequence(let items): for item in items { check(item, bytes) }
    case .mapping(let mapping): for entry in mapping.entries { check(entry.value, bytes) }
    }
  }
}

/// Random numbers that are the same in every run.
private struct Xorshift {
  var state: UInt64

  mutating func next(below limit: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state % UInt64(limit))
  }
}
