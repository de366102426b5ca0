import Bytes
import Diagnostics
import Expressions

/// A query parameter that is added to a URL's own.
struct URLParameter: Sendable {
  private enum Value: Sendable {
    /// Encoded already.
    case constant([UInt8])
    case template(TextTemplate)
  }

  let plainName: [UInt8]
  /// Whether `utm_conflict` has a say.
  let isUTM: Bool
  private let name: [UInt8]
  private let value: Value

  init(name: String, value: TextTemplate, isUTM: Bool) {
    plainName = Array(name.utf8)
    self.name = URLParameter.encoded(name, as: .query)
    self.isUTM = isUTM
    self.value = URLParameter.constant(value).map { .constant($0) } ?? .template(value)
  }

  private init(_ first: URLParameter, _ value: [UInt8]) {
    (plainName, isUTM, name) = (first.plainName, first.isUTM, first.name)
    self.value = .constant(value)
  }

  /// Both as one that writes `name=value&name=value`; nil where a value varies.
  func joined(with next: URLParameter) -> URLParameter? {
    guard case .constant(let own) = value, case .constant(let others) = next.value else {
      return nil
    }
    return URLParameter(self, own + [0x26] + next.name + [0x3D] + others)
  }

  /// The value, where it is the same for every row and no hole in it is null or empty.
  private static func constant(_ template: TextTemplate) -> [UInt8]? {
    var bytes: [UInt8] = []
    for piece in template.pieces {
      switch piece {
      case .literal(let text): bytes += encoded(String(decoding: text, as: UTF8.self), as: .query)
      case .hole(let hole):
        guard let value = hole.expression.constant, let text = try? ValueText.checked(value),
          form(of: value) == .query
        else { return nil }
        bytes += encoded(text, as: .query)
      }
    }
    return bytes
  }

  private static func encoded(_ text: String, as form: URLEncoding.Form) -> [UInt8] {
    var text = text
    var builder = TextColumnBuilder()
    text.withUTF8 { URLEncoding.write($0, as: form, into: &builder) }
    builder.endRow()
    return builder.finish().array(at: 0)
  }

  private static func form(of value: Expressions.Value) -> URLEncoding.Form {
    if case .marked(let marked) = value, marked.mark == .raw { .raw } else { .query }
  }

  /// What the holes of a block hold.
  func evaluate(_ block: Block, _ report: inout RowReport) -> [BlockValues] {
    guard case .template(let template) = value else { return [] }
    return template.evaluate(block, &report)
  }

  /// Whether the value of a row is null, which leaves the parameter out.
  func isAbsent(_ holes: [BlockValues], row: Int) -> Bool {
    guard case .template(let template) = value, template.single != nil else { return false }
    switch holes[0] {
    case .constant(let value): return value.isNull
    case .values(let values): return values[row]?.isNull ?? false
    case .texts, .bools: return false
    }
  }

  /// Writes `name=value`.
  func write(
    _ holes: [BlockValues], row: Int, into builder: inout TextColumnBuilder
  ) throws(URLTemplate.Fault) {
    name.withUnsafeBufferPointer { builder.write($0) }
    builder.write(0x3D)
    switch value {
    case .constant(let bytes): bytes.withUnsafeBufferPointer { builder.write($0) }
    case .template(let template): try write(template, holes, row: row, into: &builder)
    }
  }

  private func write(
    _ template: TextTemplate, _ holes: [BlockValues], row: Int,
    into builder: inout TextColumnBuilder
  ) throws(URLTemplate.Fault) {
    var next = 0
    for piece in template.pieces {
      switch piece {
      case .literal(let bytes):
        bytes.withUnsafeBufferPointer { URLEncoding.write($0, as: .query, into: &builder) }
      case .hole(let hole):
        let values = holes[next]
        next += 1
        if case .texts(let texts, let mark) = values {
          try write(texts[row], mark == .raw ? .raw : .query, hole, into: &builder)
          continue
        }
        guard let value = values[row] else { throw .reported }
        var text: String
        do { text = try ValueText.checked(value) } catch { throw .value(error, hole) }
        let result = text.withUTF8 { bytes in
          Result { () throws(URLTemplate.Fault) in
            try write(bytes, URLParameter.form(of: value), hole, into: &builder)
          }
        }
        try result.get()
      }
    }
  }

  private func write(
    _ text: UnsafeBufferPointer<UInt8>, _ form: URLEncoding.Form, _ hole: PlacedExpression,
    into builder: inout TextColumnBuilder
  ) throws(URLTemplate.Fault) {
    guard !text.isEmpty else { throw .value(.empty, hole) }
    if form == .raw, text.contains(0x23) { throw .fragment(hole) }
    URLEncoding.write(text, as: form, into: &builder)
  }
}

extension URLParameter {
  /// Compiles the parameters of `query:` and then of `utm:`, in the order in which they are
  /// written; a parameter that is null is left out.
  static func list(
    _ fields: LinkFields, _ compiler: Compiler, _ diagnostics: inout DiagnosticList
  ) -> [URLParameter] {
    var parameters: [URLParameter] = []
    for (list, isUTM) in [(fields.query, false), (fields.utm, true)] {
      for written in list where !written.value.isNull {
        guard let value = compiler.text(written.value, written.name, &diagnostics) else { continue }
        let name = isUTM ? "utm_" + written.name : written.name
        let parameter = URLParameter(name: name, value: value, isUTM: isUTM)
        if name.isEmpty { diagnostics.report(.namelessParameter(written)) }
        if parameters.contains(where: { $0.name == parameter.name }) {
          diagnostics.report(.repeatedParameter(written, name))
        }
        parameters.append(parameter)
      }
    }
    return parameters
  }
}

extension Diagnostic {
  fileprivate static func repeatedParameter(
    _ parameter: LinkFields.Parameter, _ name: String
  ) -> Diagnostic {
    Diagnostic(
      .parameter, at: parameter.nameSpan, "'\(name)' stands in 'query:' and in 'utm:'",
      help: ["Keep one of them."])
  }

  fileprivate static func namelessParameter(_ parameter: LinkFields.Parameter) -> Diagnostic {
    Diagnostic(
      .parameter, at: parameter.nameSpan, "a parameter without a name",
      help: ["Name it, or take it out."])
  }
}
