/// The arguments of one call, read as the types that a function needs.
package struct Arguments {
  package let values: [Value]
  private let function: Function

  init(_ values: [Value], of function: Function) {
    self.values = values
    self.function = function
  }

  package var count: Int { values.count }

  package subscript(index: Int) -> Value { values[index] }

  package func string(_ index: Int) throws(Fault) -> String {
    guard case .string(let text) = values[index] else { throw mismatch(index, "a string") }
    return text
  }

  package func int(_ index: Int) throws(Fault) -> Int64 {
    guard case .int(let number) = values[index] else { throw mismatch(index, "an int") }
    return number
  }

  package func double(_ index: Int) throws(Fault) -> Double {
    guard case .double(let number) = values[index] else { throw mismatch(index, "a double") }
    return number
  }

  package func list(_ index: Int) throws(Fault) -> [Value] {
    guard case .list(let items) = values[index] else { throw mismatch(index, "a list") }
    return items
  }

  package func bytes(_ index: Int) throws(Fault) -> [UInt8] {
    guard case .bytes(let bytes) = values[index] else { throw mismatch(index, "bytes") }
    return bytes
  }

  package func timestamp(_ index: Int) throws(Fault) -> Timestamp {
    guard case .timestamp(let instant) = values[index] else {
      throw mismatch(index, "a timestamp")
    }
    return instant
  }

  /// An int of at least `minimum`, as a count or position.
  package func count(_ index: Int, atLeast minimum: Int = 0) throws(Fault) -> Int {
    let number = try int(index)
    guard number >= minimum else {
      throw invalid(index, "is \(number), and must be \(minimum) or more")
    }
    return Int(number)
  }

  /// The fault of an argument whose type does not fit.
  package func mismatch(_ index: Int, _ wanted: String) -> Fault {
    var help: [String] = []
    if wanted == "a string" {
      switch values[index] {
      case .int, .uint, .double, .bool, .timestamp, .duration:
        help = ["'string(x)' makes a string of it."]
      case .null: help = ["'default(x, \"\")' stands in for what is null or absent."]
      default: break
      }
    } else if wanted == "an int" || wanted == "a double", case .string = values[index] {
      help = ["'int(x)' and 'double(x)' read numbers from strings; columns can have types too."]
    }
    return Fault(
      ExpressionCodes.wrongType,
      "\(subject(index)) is \(values[index].typePhrase), and must be \(wanted).", help: help,
      argument: index)
  }

  /// The fault of an argument that has the right type and a value that can't be used.
  package func invalid(_ index: Int, _ what: String, help: [String] = []) -> Fault {
    Fault(
      ExpressionCodes.invalidArgument, "\(subject(index)) \(what).", help: help, argument: index)
  }

  private func subject(_ index: Int) -> String {
    let isReceiver = index == 0 && !function.form.contains(.global)
    let name = function.parameters[min(index, function.parameters.count - 1)].name
    return isReceiver ? "The value before '.\(function.name)'" : "'\(name)' of '\(function.name)'"
  }
}
