import Testing

@testable import Expressions

@Suite struct RobustnessTests {
  private static let seeds = [
    "a.b[?'c'].orValue({'d': [1u, 2.5e3, b'\\xff']})", "x | slug(max=40, lang='de') | pad(9)",
    "[1, 2, 3].map(i, i > 1, i * 2).exists(j, j == 4) ? -1 : !true && false || null == 'é'",
    "'''a''' + r\"\\d\" + \"\\u00e9\" in ['x'] // end", "${{ x }}-$${{ '}}' }} ${{ {'a': 1}.a }}",
    "cel.bind(t, timestamp('2026-01-01T00:00:00Z'), t + duration('1h')).getHours('+01:00')",
    "'%s %.3f %x'.format([x, 1.5, 255]) | lines | default([])", "if(has(x.y), x.y, `q-r`)",
  ]

  /// Random edits of good texts: any result will do, but a crash or a place outside the text.
  @Test(arguments: 0..<8)
  func `broken texts end in faults inside the text`(seed: Int) {
    var random = Random(seed: seed)
    let alphabet = Array("()[]{}.,?:|&='\"\\/$`-+!0x9eu é\n\u{0}ab".utf8)
    for _ in 0..<400 {
      var bytes = Array(Self.seeds[random.below(Self.seeds.count)].utf8)
      for _ in 0...random.below(4) {
        let position = random.below(bytes.count)
        switch random.below(3) {
        case 0: bytes.remove(at: position)
        case 1: bytes.insert(alphabet[random.below(alphabet.count)], at: position)
        default: bytes[position] = alphabet[random.below(alphabet.count)]
        }
        if bytes.isEmpty { bytes = [0x61] }
      }
      check(String(decoding: bytes, as: UTF8.self), random.below(2) == 0)
    }
  }

  private func check(_ text: String, _ allowsComments: Bool) {
    let whole = 0...text.utf8.count
    func isInside(_ range: Range<Int>) -> Bool {
      whole.contains(range.lowerBound) && whole.contains(range.upperBound)
    }
    do {
      let expression = try Expression(parsing: text, allowsComments: allowsComments)
      let resolved = try expression.resolved(in: Scope(["x", "a"]))
      _ = try Interpreter().evaluate(resolved, in: ValueEnvironment([.string("X y"), .null]))
    } catch {
      #expect(isInside(error.range), "\(text)")
    }
    do { _ = try Template(parsing: text, allowsComments: allowsComments) } catch {
      #expect(error.errors.allSatisfy { isInside($0.range) }, "\(text)")
    }
  }

  @Test func `values that share their parts can't make a comparison endless`() {
    let doubled = (1...40).reduce("[x, x]") { text, level in
      "cel.bind(v\(level), \(text), [v\(level), v\(level)])"
    }
    #expect(fault("cel.bind(v, \(doubled), v == v)", ["x": .int(1)])?.error.isLimit == true)
    #expect(fault("'%s'.format([\(doubled)])", ["x": .int(1)])?.error.isLimit == true)
    #expect(fault("\(doubled) + 1", ["x": .int(1)])?.code == ExpressionCodes.wrongType)
    #expect(fault("{'a': \(doubled)}.b", ["x": .int(1)])?.code == ExpressionCodes.noSuchKey)
  }
}
