import Planning

extension ChangeGroup {
  /// So many links stand for a group.
  private static let sampleCount = 3

  /// `poster: 1,825 stops × 2 languages`; for links that no entry has, why they are here.
  var place: String {
    guard let entry else { return remark }
    guard !spreads.isEmpty else { return entry }
    return "\(entry): "
      + spreads.map { $0.words(isEven: isProduct) }.joined(separator: isProduct ? " × " : ", ")
  }

  /// Why the links are treated so, where ``place`` doesn't say it; empty where there is no reason.
  var reasonWords: String { entry == nil ? "" : remark }

  private var remark: String {
    Change.remark(
      kind, reason, isInFiles: entry != nil, isBornPaused: isBornPaused, outside: outside)
  }

  /// The names of the first links, and how many more there are.
  func samples(in plan: Plan, _ data: (String) -> String) -> String {
    let names = members.prefix(ChangeGroup.sampleCount).map { member in
      data(plan.name(of: plan.changes[member]))
    }
    return Quantity.listed(names, of: count)
  }
}

extension AxisSpread {
  /// `lang=de`, `420 stores`, `3 langs (de 627, fr 579, it 474)`.
  ///
  /// - Parameter isEven: Whether it goes without saying how many links each value has.
  fileprivate func words(isEven: Bool) -> String {
    if valueCount == 1 { return "\(name)=\(shares[0].value)" }
    let words = "\(Quantity.grouped(valueCount)) \(Plural.of(name))"
    guard !isEven, !self.isEven, valueCount <= AxisSpread.sampleCount else { return words }
    let list = shares.map { "\($0.value) \(Quantity.grouped($0.count))" }
    return "\(words) (\(list.joined(separator: ", ")))"
  }
}

extension Plan {
  /// The short name of a change's link: its code, or its key where the service will choose.
  func name(of change: Change) -> String {
    slug(of: change) ?? key(of: change).map { "key \($0)" } ?? ""
  }
}
