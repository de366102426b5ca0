/// The functions an expression can call, by name and form.
package struct FunctionLibrary: Sendable {
  private var globals: [String: Function] = [:]
  private var members: [String: Function] = [:]

  /// The functions of the language and ours.
  package static let standard = FunctionLibrary(
    conversions + strings + patterns + formatting + optionals + math + lists + encoders + times
      + calendar
      + texts + slugs + urls + digests + rows)

  package init(_ functions: [Function]) {
    for function in functions { add(function) }
  }

  /// Adds a function; one of the same name and form is replaced.
  package mutating func add(_ function: Function) {
    if function.form.contains(.global) { globals[function.name] = function }
    if function.form.contains(.member) { members[function.name] = function }
  }

  package func global(_ name: String) -> Function? { globals[name] }
  package func member(_ name: String) -> Function? { members[name] }

  /// All functions, by name; one with two forms comes once.
  package var all: [Function] {
    let members = members.values.filter { !$0.form.contains(.global) }
    return (Array(globals.values) + members).sorted {
      ($0.name, $0.form.rawValue) < ($1.name, $1.form.rawValue)
    }
  }

  var globalNames: [String] { globals.keys.sorted() }
  var memberNames: [String] { members.keys.sorted() }
}
