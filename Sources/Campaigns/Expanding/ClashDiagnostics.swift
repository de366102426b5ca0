import Diagnostics
import Links

extension DesiredSetClashes {
  /// The links that claim the same identity: of the clashes of one kind between two entries the
  /// first, with the number of the others.
  ///
  /// Links with one key have one slug too, which is no fault of its own.
  var diagnostics: [Diagnostic] {
    gathered(keys) { clash in
      diagnostic(
        .repeatedKey, clash, "key '\(desired[clash.second].key)' is used by two links",
        "Add what tells the two apart to 'key:', such as another axis.")
    }
      + gathered(slugsAlone) { clash in
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
      + gathered(keyLabels) { clash in
        diagnostic(
          .repeatedKey, clash,
          "keys '\(desired[clash.first].key)' and '\(desired[clash.second].key)' have one key label",
          "Rename one of them, or give both links a 'custom_slug'.")
      }
  }

  private var slugsAlone: [Clash] {
    let known = Set(keys)
    return slugs.filter { !known.contains($0) }
  }

  /// How many further links are named.
  private static let namedLinks = 3

  private func gathered(
    _ clashes: [Clash], _ diagnostic: (Clash) -> Diagnostic
  ) -> [Diagnostic] {
    var found: [Diagnostic] = []
    var places: [[UInt16]: Int] = [:]
    for clash in clashes {
      let entries = [clash.first, clash.second].map { desired.entryIndices[$0] }
      guard let place = places[entries] else {
        places[entries] = found.count
        found.append(diagnostic(clash))
        continue
      }
      found[place].repeats += 1
      if found[place].elsewhere.count < DesiredSetClashes.namedLinks {
        let link = desired[clash.second]
        let span = link.trace.last { $0.span != nil }?.span
        found[place].elsewhere.append(Diagnostic.Frame(link.key, at: span))
      }
    }
    return found
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
