import Applying
import Links
import Planning

extension LinkValues {
  /// The fields that count, by their names in files, each as one text.
  var named: [(name: String, value: String)] {
    Change.Fields.named.filter { fields.contains($0.field) }.map { field, name in
      switch field {
      case .destination: (name, destination)
      case .labels: (name, labels.joined(separator: ", "))
      case .enabled: (name, "\(isEnabled)")
      case .rules: (name, rules.words)
      default: (name, FieldWords.expiry(expiresAt))
      }
    }
  }
}

extension RuleSet {
  /// All rules in one text: `none` without any.
  var words: String { isEmpty ? "none" : rules.map(\.line).joined(separator: "; ") }
}

extension PageLinks.Difference {
  /// Field by field, in the order of files; where something stays, only what changes.
  static func between(_ before: LinkValues?, _ after: LinkValues?) -> [PageLinks.Difference] {
    let (old, new) = (before?.named ?? [], after?.named ?? [])
    return Change.Fields.named.map(\.name).compactMap { name in
      let from = old.first { $0.name == name }?.value
      let to = new.first { $0.name == name }?.value
      guard after == nil ? from != nil : to != nil else { return nil }
      return PageLinks.Difference(field: name, before: from, after: to)
    }
  }
}

extension ReportLine {
  /// What the run was to change, with what is known to be there now.
  var differences: [PageLinks.Difference] {
    var all: [PageLinks.Difference] = []
    let isGone = outcome == .deleted
    func add(_ field: String, _ before: String?, _ after: String?) {
      if let before {
        all.append(PageLinks.Difference(field: field, before: before, after: isGone ? nil : after))
      }
    }
    add("url", before.destination, after.map { _ in destination })
    add("labels", before.labels?.joined(separator: ", "), after?.labels.joined(separator: ", "))
    add("enabled", before.isEnabled.map { "\($0)" }, after.map { "\($0.isEnabled)" })
    add("routing_rules", before.rules?.words, after?.rules.words)
    if let echo {
      for (sent, shown) in zip(echo.sent.named, echo.shown.named) {
        all.append(
          PageLinks.Difference(
            field: "\(sent.name), sent and shown", before: sent.value, after: shown.value))
      }
    }
    return all
  }
}
