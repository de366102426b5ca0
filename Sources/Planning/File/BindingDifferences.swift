import Diagnostics
import Links

/// What two plans were made from, where it isn't the same: a diagnostic for each kind of thing.
enum BindingDifferences {
  static let wayOut = "Make the plan again, look at it, and apply that one."

  static func diagnostics(saved: Plan, fresh: Plan) -> [Diagnostic] {
    let (old, new) = (saved.binding, fresh.binding)
    var found: [Diagnostic] = []
    let inputs = differences(
      old.inputs.map { ($0.path, $0.digest) }, new.inputs.map { ($0.path, $0.digest) })
    if !inputs.isEmpty {
      found.append(
        stale(
          "XQ2011", "inputs have changed",
          "\(Quantity.counted(inputs.count, "file")) "
            + "\(inputs.count == 1 ? "differs" : "differ") from those that the plan was made of",
          inputs.map { "\($0.name) (\($0.how))" }))
    }
    let variables = differences(
      old.variables.map { ($0.name, $0.value) }, new.variables.map { ($0.name, $0.value) })
    if !variables.isEmpty {
      found.append(
        stale(
          "XQ2012", "variables have changed",
          "\(Quantity.counted(variables.count, "variable")) "
            + "\(variables.count == 1 ? "has" : "have") another value than in the plan",
          variables.map { "\($0.name) (\($0.how))" }))
    }
    if old.toolVersion != new.toolVersion {
      found.append(
        stale(
          "XQ2013", "another version of the tool",
          "the plan was made by version \(old.toolVersion), and this is \(new.toolVersion)", []))
    }
    let (owner, other) = (saved.desired.ownership, fresh.desired.ownership)
    if old.workspaceID != new.workspaceID || old.isSandbox != new.isSandbox || owner != other {
      found.append(
        stale(
          "XQ2014", "another workspace or campaign",
          "the plan is for \(place(old)) and the label '\(owner.ownerLabel)', and this is "
            + "\(place(new)) and '\(other.ownerLabel)'", []))
    }
    return found
  }

  private static func stale(
    _ code: String, _ summary: String, _ detail: String, _ values: [String]
  ) -> Diagnostic {
    Diagnostic(
      Diagnostic.Code(code, summary), at: nil, detail, help: [wayOut], values: values)
  }

  private static func place(_ binding: Binding) -> String {
    "\(binding.isSandbox ? "the sandbox" : "the workspace") \(binding.workspaceID)"
  }

  /// What was changed, is missing or is new, by name.
  private static func differences(
    _ old: [(String, String)], _ new: [(String, String)]
  ) -> [(name: String, how: String)] {
    let newer = Dictionary(new) { first, _ in first }
    let older = Dictionary(old) { first, _ in first }
    let lost = old.compactMap { name, value -> (name: String, how: String)? in
      guard let now = newer[name] else { return (name, "missing now") }
      return now == value ? nil : (name, "changed")
    }
    let added = new.filter { older[$0.0] == nil }.map { (name: $0.0, how: "new") }
    return (lost + added).sorted { $0.name < $1.name }
  }
}
