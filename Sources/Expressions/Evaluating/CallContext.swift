/// What a function may know besides its arguments.
package struct CallContext: Sendable {
  /// The campaign's id.
  package let campaign: String
  /// The data sources with rows, by name.
  package let tables: [String: Table]
  package var budget: Budget
  /// The depths of the definitions around the running one, in sum.
  var depth = 0

  package init(
    campaign: String = "", tables: [String: Table] = [:], limits: Limits = Limits()
  ) {
    self.campaign = campaign
    self.tables = tables
    budget = Budget(limits)
  }
}
