import Diagnostics
import JSON
import Links

/// An object of a plan file whose members are asked for by type.
///
/// Each question throws ``PlanFault/notAPlan(_:)`` with the member's path where the answer isn't of
/// that type.
struct PlanRecord {
  let value: JSONValue
  let path: String

  func has(_ key: String) -> Bool { value[key] != nil }

  func record(_ key: String) throws(Diagnostic) -> PlanRecord {
    guard let member = value[key], member.kind == .object else { throw wrong(key) }
    return PlanRecord(value: member, path: "\(path)\(key).")
  }

  func records(_ key: String) throws(Diagnostic) -> [PlanRecord] {
    guard let member = value[key], member.kind == .array else { throw wrong(key) }
    return member.elements.enumerated().map {
      PlanRecord(value: $1, path: "\(path)\(key)[\($0)].")
    }
  }

  func text(_ key: String) throws(Diagnostic) -> String {
    guard let text = value[key]?.string else { throw wrong(key) }
    return text
  }

  /// Nil where the member is missing.
  func optionalText(_ key: String) throws(Diagnostic) -> String? {
    has(key) ? try text(key) : nil
  }

  func texts(_ key: String) throws(Diagnostic) -> [String] {
    guard let member = value[key], member.kind == .array else { throw wrong(key) }
    let texts = member.elements.compactMap(\.string)
    guard texts.count == member.count else { throw wrong(key) }
    return texts
  }

  /// None of a plan's numbers is negative.
  func number(_ key: String) throws(Diagnostic) -> Int {
    guard let number = value[key]?.int.flatMap({ Int(exactly: $0) }), number >= 0 else {
      throw wrong(key)
    }
    return number
  }

  /// A number that others are added to: so small that no sum of them overflows.
  func count(_ key: String) throws(Diagnostic) -> Int {
    let number = try number(key)
    guard number <= Int32.max else { throw wrong(key) }
    return number
  }

  func numbers(_ key: String) throws(Diagnostic) -> [Int] {
    guard let member = value[key], member.kind == .array else { throw wrong(key) }
    let numbers = member.elements.compactMap { $0.int.flatMap { Int(exactly: $0) } }
    guard numbers.count == member.count else { throw wrong(key) }
    return numbers
  }

  /// Nil where the member is null.
  func optionalNumber(_ key: String) throws(Diagnostic) -> Int? {
    value[key]?.isNull == true ? nil : try number(key)
  }

  func flag(_ key: String) throws(Diagnostic) -> Bool {
    guard let flag = value[key]?.bool else { throw wrong(key) }
    return flag
  }

  /// A text that names a case of `Choice`.
  func choice<Choice: RawRepresentable<String>>(
    _ key: String, _ type: Choice.Type
  ) throws(Diagnostic) -> Choice {
    guard let choice = Choice(rawValue: try text(key)) else { throw wrong(key) }
    return choice
  }

  /// Nil where the member is null.
  func instant(_ key: String) throws(Diagnostic) -> Instant? {
    guard value[key]?.isNull != true else { return nil }
    guard let instant = Instant(try text(key)) else { throw wrong(key) }
    return instant
  }

  func wrong(_ key: String) -> Diagnostic {
    PlanFault.notAPlan("`\(path)\(key)` is missing or has another shape")
  }
}
