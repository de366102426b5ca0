/// Numbers as people read them, for messages and views.
package enum Quantity {
  /// `1,680`: groups of three digits, whatever the locale.
  package static func grouped(_ number: Int) -> String {
    let digits = String(number.magnitude)
    var text = number < 0 ? "-" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { text.append(",") }
      text.append(digit)
    }
    return text
  }

  /// `1 link`, `2,000 links`.
  package static func counted(_ number: Int, _ noun: String) -> String {
    "\(grouped(number)) \(noun)\(number == 1 ? "" : "s")"
  }

  /// `a, b, c and 4 more`, where `count` is how many there are in all.
  package static func listed(_ samples: [String], of count: Int) -> String {
    let more = count - samples.count
    return samples.joined(separator: ", ") + (more > 0 ? " and \(grouped(more)) more" : "")
  }

  /// A share in percent, to one digit behind the point: `41.2 %`.
  package static func percent(_ part: Int, of whole: Int) -> String {
    let tenths = whole == 0 ? 0 : Int((Double(part) * 1000 / Double(whole)).rounded())
    return tenths % 10 == 0 ? "\(tenths / 10) %" : "\(tenths / 10).\(tenths % 10) %"
  }
}
