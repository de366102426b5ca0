extension Duration {
  var seconds: Double {
    Double(components.seconds) + Double(components.attoseconds) * 1e-18
  }

  /// `30 s`, `0.5 s`; to the millisecond.
  var text: String {
    let text = String((seconds * 1000).rounded() / 1000)
    return (text.hasSuffix(".0") ? String(text.dropLast(2)) : text) + " s"
  }
}
