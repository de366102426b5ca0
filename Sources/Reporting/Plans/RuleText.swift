import Links

extension RoutingRule {
  /// The rule in one line: `1: https://m.example/ for mobile, in DE, AT`.
  var line: String {
    var parts: [String] = []
    if !conditions.deviceTypes.isEmpty {
      parts.append("for " + conditions.deviceTypes.map(\.rawValue).joined(separator: ", "))
    }
    if !conditions.countries.isEmpty {
      let word = conditions.countryMode == .include ? "in" : "not in"
      parts.append("\(word) " + conditions.countries.joined(separator: ", "))
    }
    if let hours = conditions.hours { parts.append("from \(hours.start) to \(hours.end) o'clock") }
    if let percentage = conditions.percentage { parts.append("for \(percentage) %") }
    if let instant = conditions.expiresAt { parts.append("until \(instant)") }
    let head = "\(priority): \(destination)"
    return (parts.isEmpty ? head : head + " " + parts.joined(separator: ", ")).printable
  }
}
