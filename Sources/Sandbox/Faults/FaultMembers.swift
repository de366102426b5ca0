/// Takes the members of an object one by one, and complains of what was not taken.
struct FaultMembers {
  private var rest: [JSON.Member]
  private let path: [String]

  /// - Parameter path: Names and numbers from the top of the plan to the object.
  init(_ value: JSON, path: [String] = []) throws(FaultPlanError) {
    self.path = path
    rest = value.members ?? []
    guard value.members != nil else { throw fault("not an object") }
  }

  /// - Parameter name: The member at fault; nil for the object itself.
  func fault(_ message: String, at name: String? = nil) -> FaultPlanError {
    FaultPlanError(message, at: path + (name.map { [$0] } ?? []))
  }

  /// The fault of a member whose value should be one of `known`.
  func fault(unknown name: String, _ value: String, known: [String]) -> FaultPlanError {
    FaultPlanError(unknown: name, value, known: known, at: path + [name])
  }

  private mutating func take(_ name: String) -> JSON? {
    guard let index = rest.firstIndex(where: { $0.name == name }) else { return nil }
    return rest.remove(at: index).value
  }

  mutating func string(_ name: String) throws(FaultPlanError) -> String? {
    guard let value = take(name) else { return nil }
    guard let text = value.string else { throw fault("\(name) is not a string", at: name) }
    return text
  }

  mutating func integer(_ name: String, atLeast least: Int) throws(FaultPlanError) -> Int? {
    guard let value = take(name) else { return nil }
    guard let number = value.integer, number >= least else {
      throw fault("\(name) is not a whole number from \(least) on", at: name)
    }
    return number
  }

  mutating func share(_ name: String) throws(FaultPlanError) -> Double? {
    guard let value = take(name) else { return nil }
    guard let number = value.double, (0...1).contains(number) else {
      throw fault("\(name) is not a number from 0 to 1", at: name)
    }
    return number
  }

  mutating func array(_ name: String) throws(FaultPlanError) -> [JSON] {
    guard let value = take(name) else { return [] }
    guard let items = value.array else { throw fault("\(name) is not an array", at: name) }
    return items
  }

  /// A number that the rules of a kind can't do without.
  mutating func number(
    _ name: String, of kind: String, atLeast least: Int
  ) throws(FaultPlanError) -> Int {
    guard let number = try integer(name, atLeast: least) else {
      throw fault("\(kind) needs \(name)")
    }
    return number
  }

  mutating func moment() throws(FaultPlanError) -> Fault.Moment {
    guard let name = try string("when") else { return .before }
    guard let moment = Fault.Moment(rawValue: name) else {
      throw fault("when is neither before nor after", at: "when")
    }
    return moment
  }

  func end() throws(FaultPlanError) {
    if let name = rest.first?.name { throw fault("unexpected member '\(name)'", at: name) }
  }
}
