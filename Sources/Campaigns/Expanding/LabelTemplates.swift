import Bytes
import Diagnostics
import Expressions
import Links

/// The labels of an entry, in the order in which they are put together.
struct LabelTemplates: Sendable {
  private let templates: [TextTemplate]
  private let ownership: Ownership
  /// How many there is room for beside the tool's own.
  private let limit: Int

  /// - Parameter hasSlug: Whether links have slugs of their own and need no label for their key.
  init(_ templates: [TextTemplate], ownership: Ownership, hasSlug: Bool) {
    self.templates = templates
    self.ownership = ownership
    limit = Label.limit - (hasSlug ? 1 : 2)
  }

  func evaluate(_ block: Block, _ report: inout RowReport) -> [[BlockValues]] {
    templates.map { $0.evaluate(block, &report) }
  }

  /// Writes the labels of one row as the pending items of `builder`, without repeats.
  ///
  /// A null item is left out; a list gives its items.
  func write(
    _ values: [[BlockValues]], row: Int, into builder: inout TextListColumnBuilder,
    _ report: inout RowReport
  ) {
    let start = builder.pendingStart
    for (template, holes) in zip(templates, values) {
      if let single = template.single, let value = holes[0].boxed(row: row) {
        switch value {
        case .null: continue
        case .list(let items):
          write(items, single, template, row, start, into: &builder, &report)
          continue
        default: break
        }
      }
      guard template.write(holes, row: row, into: &builder.items, &report) else { continue }
      complete(template, row, start, into: &builder, &report)
    }
    let count = builder.items.count - start
    if count > limit {
      report.report(.tooManyLabels(templates.last?.span, count: count, limit: limit), row: row)
    }
    builder.endRow()
  }

  private func write(
    _ items: [Value], _ single: PlacedExpression, _ template: TextTemplate, _ row: Int,
    _ start: Int, into builder: inout TextListColumnBuilder, _ report: inout RowReport
  ) {
    for item in items {
      if case .null = item { continue }
      do throws(ValueText.Fault) {
        builder.items.write(try ValueText.checked(item))
      } catch {
        report.report(error, of: single, row: row)
        continue
      }
      complete(template, row, start, into: &builder, &report)
    }
  }

  /// Checks the pending text and ends it, or drops it.
  private func complete(
    _ template: TextTemplate, _ row: Int, _ start: Int,
    into builder: inout TextListColumnBuilder, _ report: inout RowReport
  ) {
    let text = builder.items.pending
    if !Label.isPlain(text) || mayBeReserved(text) {
      let label = String(decoding: text, as: UTF8.self)
      if let fault = Label.fault(in: label) {
        report.report(.label(fault, label, at: template.span), row: row)
      } else if ownership.isReserved(label) {
        report.report(.reservedLabel(label, ownership, at: template.span), row: row)
      }
    }
    if builder.isRepeat(from: start) {
      builder.items.truncatePending(to: 0)
    } else {
      builder.items.endRow()
    }
  }

  private func mayBeReserved(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    text.first == ownership.prefix.utf8.first || text.first == Ownership.keyPrefix.utf8.first
  }
}

extension BlockValues {
  /// The value of a row, where it is boxed already.
  fileprivate func boxed(row: Int) -> Value? {
    switch self {
    case .constant(let value): value
    case .values(let values): values[row]
    case .texts, .bools: nil
    }
  }
}

extension Diagnostic {
  static func label(
    _ fault: Links.Label.Fault, _ text: String, at span: SourceSpan
  ) -> Diagnostic {
    let (variant, detail) =
      switch fault {
      case .empty: ("empty", "this label is empty here")
      case .length(let count):
        ("length", "label '\(text)' has \(count) characters, and 50 are allowed")
      case .comma: ("comma", "label '\(text)' has a comma")
      case .hidden(let scalar):
        ("hidden", "label '\(text)' has \(HiddenCharacter.name(of: scalar)), which can't be seen")
      case .blankAtEnd: ("blank", "label '\(text)' begins or ends with a blank")
      }
    return Diagnostic(
      .label, at: span, detail, variant: variant,
      help: ["A label is 1 to 50 characters without commas; 'slug' and 'trim()' clean data up."])
  }

  static func reservedLabel(
    _ text: String, _ ownership: Ownership, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .label, at: span, "label '\(text)' would look like the tool's own",
      help: [
        "Labels that begin with '\(ownership.prefix)' or '\(Ownership.keyPrefix)' mark what belongs "
          + "to a campaign. Use another prefix."
      ])
  }

  static func tooManyLabels(
    _ span: SourceSpan?, count: Int, limit: Int
  ) -> Diagnostic {
    Diagnostic(
      .labelCount, at: span,
      "\(count) labels, and there is room for \(limit) beside the tool's own",
      help: ["The service keeps ten labels a link. Leave some out."])
  }
}
