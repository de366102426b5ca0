/// Takes the members of an object one by one, and complains of what was not taken.
struct FaultMembers {
  private var rest: [JSON.Member]
  private let place: String

  init(_ value: JSON, place: String) throws(FaultPlanError) {
    self.place = place
    rest = value.members ?? []
    guard value.members != nil else { throw fault("not an object") }
  }

  func fault(_ message: String) -> FaultPlanError {
    FaultPlanError(description: "\(place): \(message)")
  }

  private mutating func take(_ name: String) -> JSON? {
    guard let index = rest.firstIndex(where: { $0.name == name }) else { return nil }
    return rest.remove(at: index).value
  }

  mutating func string(_ name: String) throws(FaultPlanError) -> String? {
    guard let value = take(name) else { return nil }
    guard let text = value.string else { throw fault("\(name) is not a string") }
    return text
  }

  mutating func integer(_ name: String, atLeast least: Int) throws(FaultPlanError) -> Int? {
    guard let value = take(name) else { return nil }
    guard let number = value.integer, number >= least else {
      throw fault("\(name) is not a whole number from \(least) on")
    }
    return number
  }

  mutating func share(_ name: String) throws(FaultPlanError) -> Double? {
    guard let value = take(name) else { return nil }
    guard let number = value.double, (0...1).contains(number) else {
      throw fault("\(name) is not a number from 0 to 1")
    }
    return number
  }

  mutating func array(_ name: String) throws(FaultPlanError) -> [JSON] {
    guard let value = take(name) else { return [] }
    guard let items = value.array else { throw fault("\(name) is not an array") }
    return items
  }

  mutating func moment() throws(FaultPlanError) -> Fault.Moment {
    guard let name = try string("when") else { return .before }
    guard let moment = Fault.Moment(rawValue: name) else {
      throw fault("when is neither before nor after")
    }
    return moment
  }

  func end() throws(FaultPlanError) {
    if let member = rest.first { throw fault("unexpected member '\(member.name)'") }
  }
}
