import Mustache

/// Escapes what stands between tags and in attributes.
///
/// By scalars: the template engine's own way looks at characters, and takes a quotation mark with an
/// accent on it for a harmless one, which ends an attribute all the same.
struct PageEscaping: MustacheContentType {
  static let name = "PAGE"

  func escapeText(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "&": result += "&amp;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
