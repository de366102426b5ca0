/// The language that a page says it has.
enum HTMLLanguage {
  /// `lang` of the first `<html …>`, in lower case; nil where there is none, or it is empty.
  static func declared(in page: [UInt8]) -> String? {
    var rest = page[...]
    while let open = rest.firstIndex(of: 0x3C) {
      rest = rest[(open + 1)...]
      if rest.starts(with: "!--".utf8) {
        rest = afterComment(rest)
      } else if rest.count > 4, lowered(rest.prefix(4)) == Array("html".utf8),
        isBlank(rest[rest.startIndex + 4])
      {
        return language(rest.dropFirst(4))
      }
    }
    return nil
  }

  private static func afterComment(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var rest = text
    while let dash = rest.firstIndex(of: 0x2D) {
      rest = rest[dash...]
      if rest.starts(with: "-->".utf8) { return rest.dropFirst(3) }
      rest = rest.dropFirst()
    }
    return []
  }

  /// Looks through the attributes of a tag, up to its end.
  private static func language(_ attributes: ArraySlice<UInt8>) -> String? {
    var rest = attributes
    while true {
      rest = rest.drop { isBlank($0) || $0 == 0x2F }
      guard let first = rest.first, first != 0x3E else { return nil }
      let name = rest.prefix { !isBlank($0) && $0 != 0x3D && $0 != 0x3E && $0 != 0x2F }
      rest = rest[name.endIndex...].drop(while: isBlank)
      var value = ArraySlice<UInt8>()
      if rest.first == 0x3D {
        rest = rest.dropFirst().drop(while: isBlank)
        if let quote = rest.first, quote == 0x22 || quote == 0x27 {
          value = rest.dropFirst().prefix { $0 != quote }
          rest = rest[value.endIndex...].dropFirst()
        } else {
          value = rest.prefix { !isBlank($0) && $0 != 0x3E }
          rest = rest[value.endIndex...]
        }
      } else if name.isEmpty {
        return nil
      }
      if lowered(name) == Array("lang".utf8) {
        let text = String(decoding: value, as: UTF8.self).lowercased()
          .filter { !$0.isWhitespace }
        return text.isEmpty ? nil : text
      }
    }
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0C || byte == 0x0D
  }

  private static func lowered(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    bytes.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
  }
}
