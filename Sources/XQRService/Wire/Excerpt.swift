/// Foreign text made fit to be shown: short, on one line, without anything a terminal would obey.
enum Excerpt {
  static let limit = 200

  /// The beginning of a body; broken UTF-8 becomes U+FFFD.
  ///
  /// A secret that the cut would leave a part of is taken out before.
  static func text(_ body: [UInt8], key: APIKey, limit: Int = limit) -> String {
    let start = body.prefix(limit * 16)
    let redacted = key.redacted(String(decoding: start, as: UTF8.self))
    let whole = start.count < body.count ? String(redacted.dropLast(key.length)) : redacted
    return text(whole, key: key, limit: limit)
  }

  /// - Returns: At most `limit` characters and `…`, with the key's secret taken out, controls and
  ///   invisible marks of direction escaped as `\u{1B}`, runs of blanks and line breaks as one blank.
  static func text(_ text: String, key: APIKey, limit: Int = limit) -> String {
    var result = ""
    var count = 0
    var endsInBlank = true
    for scalar in key.redacted(text).unicodeScalars {
      if scalar == " " || scalar == "\n" || scalar == "\r" || scalar == "\t" {
        if !endsInBlank { result += " " }
        endsInBlank = true
        continue
      }
      guard count < limit else { return result + "…" }
      endsInBlank = false
      count += 1
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned:
        result += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return endsInBlank ? String(result.dropLast(result.isEmpty ? 0 : 1)) : result
  }
}
