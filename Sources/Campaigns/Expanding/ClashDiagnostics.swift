import Diagnostics
import Links

extension DesiredSetClashes {
  /// One diagnostic for each pair of links that claim the same identity.
  var diagnostics: [Diagnostic] {
    keys.map { clash in
      diagnostic(
        .repeatedKey, clash, "key '\(desired[clash.second].key)' is used by two links",
        "Add what tells the two apart to 'key:', such as another axis.")
    }
      + slugs.map { clash in
        let (first, second) = (desired[clash.first], desired[clash.second])
        let isCase = first.slug != second.slug
        return diagnostic(
          .repeatedSlug, clash,
          isCase
            ? "slugs '\(first.slug ?? "")' and '\(second.slug ?? "")' differ only in case"
            : "slug '\(second.slug ?? "")' is used by the links '\(first.key)' and '\(second.key)'",
          "Add what tells the two apart to 'custom_slug:'; with 'short_id(key, n)' take n + 1, or "
            + "another salt.")
      }
      + keyLabels.map { clash in
        diagnostic(
          .repeatedKey, clash,
          "keys '\(desired[clash.first].key)' and '\(desired[clash.second].key)' have one key label",
          "Rename one of them, or give both links a 'custom_slug'.")
      }
  }

  private func diagnostic(
    _ code: Diagnostic.Code, _ clash: Clash, _ detail: String, _ help: String
  ) -> Diagnostic {
    let (first, second) = (desired[clash.first], desired[clash.second])
    let firstPlaces = first.trace.compactMap { frame in
      frame.span.map { Diagnostic.Label($0, "the first one: \(frame.text)") }
    }
    let place = second.trace.last { $0.span != nil }?.span
    return Diagnostic(
      code, at: place, detail, labels: firstPlaces.suffix(1).map { $0 }, help: [help],
      trace: second.trace)
  }
}
