import Bytes
import Expressions

/// A query parameter that is added to a URL's own.
struct URLParameter: Sendable {
  private enum Value: Sendable {
    /// Encoded already.
    case constant([UInt8])
    case template(TextTemplate)
  }

  /// As it stands in the URL.
  let name: [UInt8]
  /// Whether `utm_conflict` has a say.
  let isUTM: Bool
  private let value: Value

  init(name: String, value: TextTemplate, isUTM: Bool) {
    self.name = URLParameter.encoded(name)
    self.isUTM = isUTM
    if let text = value.constant, !text.isEmpty {
      self.value = .constant(URLParameter.encoded(text))
    } else {
      self.value = .template(value)
    }
  }

  private static func encoded(_ text: String) -> [UInt8] {
    var text = text
    var builder = TextColumnBuilder()
    text.withUTF8 { URLEncoding.write($0, as: .query, into: &builder) }
    builder.endRow()
    return builder.finish().array(at: 0)
  }

  /// What the holes of a block hold.
  func evaluate(_ block: Block, _ report: inout RowReport) -> [BlockValues] {
    guard case .template(let template) = value else { return [] }
    return template.evaluate(block, &report)
  }

  /// Writes `name=value` behind `separator`; a value that is null leaves the parameter out.
  ///
  /// - Returns: Whether something was written.
  func write(
    _ holes: [BlockValues], row: Int, separator: UInt8, into builder: inout TextColumnBuilder
  ) throws(URLTemplate.Fault) -> Bool {
    let start = builder.pending.count
    builder.write(separator)
    name.withUnsafeBufferPointer { builder.write($0) }
    builder.write(0x3D)
    switch value {
    case .constant(let bytes): bytes.withUnsafeBufferPointer { builder.write($0) }
    case .template(let template):
      guard try write(template, holes, row: row, into: &builder) else {
        builder.truncatePending(to: start)
        return false
      }
    }
    return true
  }

  private func write(
    _ template: TextTemplate, _ holes: [BlockValues], row: Int,
    into builder: inout TextColumnBuilder
  ) throws(URLTemplate.Fault) -> Bool {
    var next = 0
    for piece in template.pieces {
      switch piece {
      case .literal(let bytes):
        bytes.withUnsafeBufferPointer { URLEncoding.write($0, as: .query, into: &builder) }
      case .hole(let hole):
        let values = holes[next]
        next += 1
        if case .texts(let texts, let mark) = values {
          guard !texts[row].isEmpty else { throw .value(.empty, hole) }
          URLEncoding.write(texts[row], as: mark == .raw ? .raw : .query, into: &builder)
          continue
        }
        guard let value = values[row] else { throw .reported }
        if case .null = value, template.single != nil { return false }
        var text: String
        do { text = try ValueText.checked(value) } catch { throw .value(error, hole) }
        var isRaw = false
        if case .marked(let marked) = value { isRaw = marked.mark == .raw }
        text.withUTF8 { URLEncoding.write($0, as: isRaw ? .raw : .query, into: &builder) }
      }
    }
    return true
  }
}
