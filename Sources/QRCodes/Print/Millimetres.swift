/// A length as people and files write it: at most four digits behind the point, no zeros at the end.
package struct Millimetres: CustomStringConvertible, Sendable {
  package let description: String

  /// - Parameter digits: Behind the point, at most.
  package init(_ value: Double, digits: Int = 4) {
    let scale = (0..<digits).reduce(1) { scale, _ in scale * 10 }
    let units = Int((value * Double(scale)).rounded())
    var fraction = String(abs(units) % scale + scale).dropFirst()
    while fraction.last == "0" { fraction.removeLast() }
    let sign = units < 0 ? "-" : ""
    description = "\(sign)\(abs(units) / scale)" + (fraction.isEmpty ? "" : ".\(fraction)")
  }
}
