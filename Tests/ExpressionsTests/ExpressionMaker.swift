import Foundation

/// Makes expressions that nobody would write: pieces of the corpus, grown by the grammar, broken
/// byte by byte.
struct ExpressionMaker {
  /// How many to make from each seed.
  static let rounds =
    ProcessInfo.processInfo.environment["XQR_FUZZ_ROUNDS"].flatMap { Int($0) } ?? 1_000

  private var random: Random
  private let corpus: [String]
  private let pieces: [String]

  init(seed: Int) throws {
    random = Random(seed: seed)
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Corpus/expressions.cel")
    corpus = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map(String.init)
    pieces = corpus.flatMap { $0.split(separator: " ").map(String.init) }
  }

  mutating func next() -> String {
    switch random.below(6) {
    case 0: broken(random.pick(corpus))
    case 1: (0...random.below(12)).map { _ in random.pick(pieces) }.joined(separator: " ")
    case 2: broken(grown("a", levels: 1 + random.below(5)))
    default: grown("a", levels: 1 + random.below(6))
    }
  }

  /// What stands for a value of each type: int, string, bool, list of ints, map, optional, any.
  private static let leaves: [Character: [String]] = [
    "i": ["0", "-1", "3", "n", "l[1]", "9223372036854775807"],
    "s": ["x", "'é'", "'a,b,c'", "''", "\"Straße 5\""],
    "b": ["true", "false", "n > 2", "has(m.y)"],
    "l": ["[]", "[1, 2]", "[3, 1, 3]", "range(6)"], "m": ["{}", "m", "{'a': 1, 2: 'b'}"],
    "o": ["optional.none()", "m.?y", "l[?9]"],
    "a": ["a", "7u", "2.5", "b'\\xff'", "duration('1h')", "timestamp('2026-01-01T00:00:00Z')"],
  ]

  /// The same with values inside, each as '#' and its type.
  private static let shapes: [Character: [String]] = [
    "i": [
      "(#i + #i)", "#i * #i", "#i - #i", "-(#i)", "size(#s)", "size(#l)", "#i % #i",
      "if(#b, #i, #i)", "#b ? #i : #i", "#s.indexOf(#s)", "math.greatest(#i, #i)", "int(#i)",
      "default(m.q, #i)", "cel.bind(k, #i, k + k)", "#o.orValue(#i)", "#l[0]", "math.abs(#i)",
    ],
    "s": [
      "#s + #s", "#s | upper", "#s | slug", "pad(#i, #i)", "#s.replace(#s, #s)", "string(#i)",
      "'%s %d'.format([#a, #i])", "#l.map(e, string(e)).join(#s)", "#s.substring(0, 1)",
      "#s.reverse()", "short_id(#s, 6)", "sha256(#s)", "cel.bind(t, #s, t + t + t)", "#s.trim()",
      "#s.charAt(#i)", "url_encode(#s)", "if(#b, #s, #s)",
    ],
    "b": [
      "#i < #i", "#a == #a", "#b && #b", "#b || #b", "!#b", "#i in #l", "#l.all(e, e > #i)",
      "#l.exists(i, v, i == v || #b)", "#s.startsWith(#s)", "#s.matches('[a-z]+')", "#a != #a",
      "#o.hasValue()", "#s <= #s", "#l.exists_one(e, e == #i)",
    ],
    "l": [
      "[#i, #i]", "#l + #l", "#l.map(e, e + #i)", "#l.filter(e, #b)", "range(#i)", "#l.reverse()",
      "#l.distinct()", "#l.sortBy(e, -e)", "[#l, #l].flatten()", "#l.map(e, e > #i, e)",
      "#l.slice(0, #i)", "[#i, ?#o]", "cel.bind(k, #l, k + k)", "#l.transformList(i, v, i * v)",
    ],
    "m": [
      "{#s: #a, 'k': #i}", "{#i: #m}", "#l.transformMap(i, v, i + v)", "{'z': #m, ?'o': #o}",
      "#l.transformMapEntry(i, v, {v: i})", "#m.transformMap(k, v, [v])",
    ],
    "o": ["optional.of(#i)", "#l[?#i]", "#m.?a", "#o.optMap(e, e)", "#o.or(#o)"],
    "a": [
      "#i", "#s", "#b", "#l", "#m", "#o", "[#a, #a]", "{#s: #a}", "type(#a)", "double(#i)",
      "#s.split(#s)", "#l.map(e, [e, #a])", "[[#a], [#a]]", "base64.decode('aGk=') + b'a'",
      "timestamp(#i) + duration('1h')", "default(#m.q, #a)", "cel.bind(w, #a, [w, w, [w]])",
    ],
  ]

  /// Mostly of the type that is wanted.
  private mutating func grown(_ type: Character, levels: Int) -> String {
    let types = Array("isblmoa")
    let type = random.below(25) == 0 ? random.pick(types) : type
    guard let leaves = Self.leaves[type], let shapes = Self.shapes[type] else { return "" }
    guard levels > 0 else { return random.pick(leaves) }
    let parts = random.pick(shapes).split(separator: "#", omittingEmptySubsequences: false)
    return parts.dropFirst().reduce(String(parts[0])) { text, part in
      text + grown(part.first ?? "a", levels: levels - 1 - random.below(2)) + part.dropFirst()
    }
  }

  private static let alphabet = Array("()[]{}.,?:|&='\"\\/$`-+!%<>0x9eu é\n\u{0}ab#".utf8)

  private mutating func broken(_ text: String) -> String {
    var bytes = Array(text.utf8)
    for _ in 0...random.below(4) where !bytes.isEmpty {
      let position = random.below(bytes.count)
      switch random.below(5) {
      case 0: bytes.remove(at: position)
      case 1: bytes.insert(random.pick(Self.alphabet), at: position)
      case 2: bytes[position] = random.pick(Self.alphabet)
      case 3:
        let end = min(bytes.count, position + 1 + random.below(8))
        let copies = 1 + random.below(random.below(20) == 0 ? 2_000 : 4)
        let part = Array(bytes[position..<end])
        bytes.insert(contentsOf: repeatElement(part, count: copies).joined(), at: position)
      default: bytes.removeSubrange(position..<min(bytes.count, position + random.below(8)))
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
