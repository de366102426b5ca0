/// Host names outside ASCII in the form in which URLs have them (RFC 3492).
enum Punycode {
  /// The host with each label in ASCII; nil where only a library of IDNA could tell.
  ///
  /// Letters are put into lower case. Marks that combine with a letter before them are refused,
  /// because composing them is a table of its own.
  static func host(_ text: String) -> String? {
    var labels: [String] = []
    for label in text.lowercased().split(separator: ".", omittingEmptySubsequences: false) {
      if label.utf8.allSatisfy({ $0 < 0x80 }) {
        labels.append(String(label))
        continue
      }
      let isComposed = label.unicodeScalars.allSatisfy {
        $0.properties.canonicalCombiningClass == .notReordered
          && ($0.properties.isAlphabetic || $0.properties.numericType != nil || $0 == "-")
      }
      guard isComposed else { return nil }
      labels.append("xn--" + encoded(label.unicodeScalars.map { Int($0.value) }))
    }
    return labels.joined(separator: ".")
  }

  private static func encoded(_ points: [Int]) -> String {
    let basic = points.filter { $0 < 0x80 }
    var output = basic.map { UInt8($0) }
    if !output.isEmpty { output.append(0x2D) }
    var (next, delta, bias, done) = (0x80, 0, 72, basic.count)
    while done < points.count, let point = points.filter({ $0 >= next }).min() {
      delta += (point - next) * (done + 1)
      next = point
      for other in points {
        if other < next { delta += 1 }
        guard other == next else { continue }
        append(delta, bias, to: &output)
        bias = adapted(delta, done + 1, isFirst: done == basic.count)
        delta = 0
        done += 1
      }
      delta += 1
      next += 1
    }
    return String(decoding: output, as: UTF8.self)
  }

  /// Writes a number in digits whose weights depend on the bias.
  private static func append(_ delta: Int, _ bias: Int, to output: inout [UInt8]) {
    var rest = delta
    var position = 36
    while true {
      let threshold = min(max(position - bias, 1), 26)
      guard rest >= threshold else { break }
      output.append(digit(threshold + (rest - threshold) % (36 - threshold)))
      rest = (rest - threshold) / (36 - threshold)
      position += 36
    }
    output.append(digit(rest))
  }

  private static func digit(_ value: Int) -> UInt8 { UInt8(value < 26 ? 0x61 + value : 22 + value) }

  private static func adapted(_ delta: Int, _ count: Int, isFirst: Bool) -> Int {
    var delta = isFirst ? delta / 700 : delta / 2
    delta += delta / count
    var bias = 0
    while delta > 455 {
      delta /= 35
      bias += 36
    }
    return bias + 36 * delta / (delta + 38)
  }
}
