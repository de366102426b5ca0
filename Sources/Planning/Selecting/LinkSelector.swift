import Bytes
package import Links

/// One way to select links: by key, by slug, by the id of their entry, or by a dimension.
package struct LinkSelector: Hashable, Sendable {
  package static let key = "key"
  package static let slug = "slug"
  package static let entry = "id"

  /// They win over axes that are called so.
  static let fixedNames = [key, slug, entry]

  /// One of the fixed names, or an axis.
  package let name: String
  package let pattern: GlobPattern

  /// Reads `store=0421`, or `s-04*`, which is about keys.
  ///
  /// Nil where name or pattern is empty.
  package init?(_ text: String) {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.allSatisfy({ !$0.isEmpty }), let last = parts.last else { return nil }
    name = parts.count == 2 ? String(parts[0]) : LinkSelector.key
    pattern = GlobPattern(String(last))
  }

  /// `store=0421`.
  package var text: String { "\(name)=\(pattern.text)" }

  /// Whether live links that no file asks for can be selected so.
  package var reachesStrays: Bool { name == LinkSelector.key || name == LinkSelector.slug }

  /// The different values that links have under its name, for whoever looks for the one that was
  /// meant.
  ///
  /// - Complexity: O(*n*) in the links. For error paths only.
  package func values(in desired: DesiredSet) -> [String] {
    switch name {
    case LinkSelector.key: (0..<desired.count).map(desired.keys.string(at:))
    case LinkSelector.slug:
      (0..<desired.count).map(desired.slugs.string(at:)).filter { !$0.isEmpty }
    case LinkSelector.entry: desired.entries.map(\.id)
    default:
      desired.entries.flatMap(\.axes).filter { $0.name == name }.flatMap { axis in
        (0..<axis.values.count).map(axis.values.string(at:))
      }
    }
  }

  /// As a shell takes it.
  var quoted: String {
    let isPlain = text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        true
      default: "=-_./:,+@".utf8.contains(byte)
      }
    }
    return isPlain ? text : "'\(text)'"
  }
}
