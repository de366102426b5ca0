/// Where a plugin takes part in a run.
package enum ExtensionPoint: String, CaseIterable, Hashable, Sendable {
  /// Arguments → rows, once per plan.
  case dataSource = "data_source"
  /// A tuple of arguments → one value; pure.
  case function
  /// A link → no link, one or several, or a patch of it; pure.
  case transform
  /// A link, or the whole plan → findings; changes nothing.
  case policy
  /// Events of a plan or apply; can't fail it.
  case reporter
  /// Before and after apply.
  case hook

  /// The member of `provides` that lists the names: `data_sources`.
  package var list: String {
    switch self {
    case .policy: "policies"
    default: rawValue + "s"
    }
  }

  /// What it is called in messages: `data source`.
  package var title: String { self == .dataSource ? "data source" : rawValue }
}
