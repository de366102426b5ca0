import Bytes
import Expressions
import Links

/// The parts of a link's destination, as rules see them.
struct URLParts {
  /// In lower case, with its port.
  let host: String
  /// As it is written, encoded.
  let path: String
  private let parameters: [(name: String, value: String)]

  init(_ links: DesiredSet, _ row: Int) {
    self.init(links.destinations[row])
  }

  init(_ url: String) {
    var url = url
    self = url.withUTF8 { URLParts($0) }
  }

  /// - Parameter url: A valid destination.
  init(_ url: UnsafeBufferPointer<UInt8>) {
    guard let parts = Destination.parts(of: url) else {
      (host, path, parameters) = ("", "", [])
      return
    }
    host = URLParts.text(url[parts.host]).lowercased()
    path = URLParts.text(url[parts.path])
    let query = parts.query.map { url[$0] } ?? url[0..<0]
    parameters = query.split(separator: UInt8(ascii: "&")).map { pair in
      let sides = pair.split(
        separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
      return (URLParts.decoded(sides[0]), sides.count > 1 ? URLParts.decoded(sides[1]) : "")
    }
  }

  /// All parameters by name, decoded; the first of a name counts.
  var query: ValueMap { ValueMap(parameters.map { ($0.name, .string($0.value)) }) }

  /// The `utm_…` parameters, by the rest of their names.
  var utm: ValueMap {
    ValueMap(
      parameters.compactMap { parameter in
        guard parameter.name.hasPrefix("utm_") else { return nil }
        return (String(parameter.name.dropFirst(4)), .string(parameter.value))
      })
  }

  private static func text(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> String {
    String(decoding: bytes, as: UTF8.self)
  }

  private static func decoded(_ bytes: some Collection<UInt8>) -> String {
    let bytes = Array(bytes)
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
        let high = digit(bytes[index + 1]), let low = digit(bytes[index + 2])
      {
        result.append(high << 4 | low)
        index += 3
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46, 0x61...0x66: (byte | 0x20) - 0x61 + 10
    default: nil
    }
  }
}
