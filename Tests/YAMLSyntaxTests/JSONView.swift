import Foundation
import YAMLSyntax

/// Compares a tree with a value of JSONSerialization.
enum JSONView {
  static func matches(_ node: Node, _ json: Any) -> Bool {
    switch node.kind {
    case .scalar(let scalar): matches(scalar, json)
    case .sequence(let items):
      (json as? [Any]).map { values in
        values.count == items.count && zip(items, values).allSatisfy { matches($0, $1) }
      } ?? false
    case .mapping(let mapping):
      (json as? [String: Any]).map { values in
        values.count == mapping.entries.count
          && mapping.entries.allSatisfy { entry in
            values[entry.key].map { matches(entry.value, $0) } ?? false
          }
      } ?? false
    }
  }

  private static func matches(_ scalar: Scalar, _ json: Any) -> Bool {
    switch scalar.value {
    case .null: json is NSNull
    case .bool(let value): json as? Bool == value
    case .int(let value): json as? Int64 == value
    case .double(let value): json as? Double == value
    case .string: json as? String == scalar.text
    }
  }
}
