/// What a function may know besides its arguments.
package struct CallContext: Sendable {
  /// The campaign's id.
  package let campaign: String
  package var budget: Budget
  /// The depths of the definitions around the running one, in sum.
  var depth = 0

  package init(campaign: String = "", limits: Limits = Limits()) {
    self.campaign = campaign
    budget = Budget(limits)
  }
}
