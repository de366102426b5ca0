/// A fault plan could not be read.
package struct FaultPlanError: Error, Hashable, CustomStringConvertible {
  /// Where it is wrong, by names and numbers from the top; empty for the whole plan.
  let path: [String]
  /// What is wrong there; nil where the text is no JSON.
  package let message: String?
  /// The byte that it stands at.
  package internal(set) var offset = 0
  /// A name that isn't known; nil where that isn't the mistake.
  package internal(set) var unknownName: String?
  /// The names that could stand there.
  package internal(set) var knownNames: [String] = []

  init(_ message: String?, at path: [String] = []) {
    self.message = message
    self.path = path
  }

  /// - Parameter what: What the name should name, such as `kind`.
  init(unknown what: String, _ name: String, known: [String], at path: [String]) {
    self.init("unknown \(what) '\(name)'", at: path)
    unknownName = name
    knownNames = known
  }

  /// `rules[1]: unknown kind 'shufle'`.
  package var description: String {
    guard let message else { return "not JSON at byte \(offset)" }
    return path.count < 2 ? "the plan: \(message)" : "\(path[0])[\(path[1])]: \(message)"
  }
}
