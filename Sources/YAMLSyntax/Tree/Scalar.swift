package import Diagnostics

/// A scalar's decoded text, and the way back from it to the file.
///
/// Only the file's bytes and two offsets are kept for the way back; the rest is worked out when a
/// place is asked for.
package struct Scalar: Sendable {
  package enum Style: Sendable {
    case plain, single, double, literal, folded
  }

  /// The content, with quotes, escapes and folding undone.
  package let text: String
  package let style: Style
  /// Anything but ``ScalarValue/string`` only for a plain scalar without a tag.
  package let value: ScalarValue

  private let span: SourceSpan
  private let source: [UInt8]

  init(
    _ text: String, _ style: Style, _ value: ScalarValue, at span: SourceSpan, in source: [UInt8]
  ) {
    self.text = text
    self.style = style
    self.value = value
    self.span = span
    self.source = source
  }

  /// The place in the file of the UTF-8 bytes `range` of ``text``.
  ///
  /// True through quotes, escapes and folding. An escape or a folded line break is never split: a
  /// range that touches it covers it whole.
  ///
  /// - Complexity: O(*n*) in the length of the scalar.
  package func span(of range: Range<Int>) -> SourceSpan {
    let decoded = ScalarDecoding(style, span.start..<span.end, of: source, as: text)
    guard let place = decoded.source(of: range) else { return span }
    return SourceSpan(file: span.file, start: place.lowerBound, end: place.upperBound)
  }
}
