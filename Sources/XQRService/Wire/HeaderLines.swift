import CCurl
import Links

/// The header lines of an answer.
struct HeaderLines {
  private let lines: [ArraySlice<UInt8>]

  init(_ bytes: [UInt8]) {
    lines = bytes.split(separator: 0x0A).dropFirst().map { $0.last == 0x0D ? $0.dropLast() : $0 }
  }

  /// The value of the last line of that name, without blanks around it; nil where it is empty.
  ///
  /// - Parameter name: In lower case.
  subscript(_ name: StaticString) -> String? {
    for line in lines.reversed() where isNamed(line, name) {
      var value = line.dropFirst(name.utf8CodeUnitCount + 1)
      while let first = value.first, first == 0x20 || first == 0x09 { value.removeFirst() }
      while let last = value.last, last == 0x20 || last == 0x09 { value.removeLast() }
      return value.isEmpty ? nil : String(decoding: value, as: UTF8.self)
    }
    return nil
  }

  /// A count; nil for anything but digits.
  func count(_ name: StaticString) -> Int? {
    self[name].flatMap { text in
      text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(text) : nil
    }
  }

  /// A date in any form of RFC 9110, the weekday not checked.
  func date(_ name: StaticString) -> Instant? { self[name].flatMap(HeaderLines.date) }

  static func date(_ text: String) -> Instant? {
    let seconds = curl_getdate(text, nil)
    return seconds < 0 ? nil : Instant(seconds: Int64(seconds))
  }

  private func isNamed(_ line: ArraySlice<UInt8>, _ name: StaticString) -> Bool {
    let count = name.utf8CodeUnitCount
    guard line.count > count, line[line.startIndex + count] == 0x3A else { return false }
    for index in 0..<count {
      let byte = line[line.startIndex + index]
      let lower = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
      if lower != name.utf8Start[index] { return false }
    }
    return true
  }
}
