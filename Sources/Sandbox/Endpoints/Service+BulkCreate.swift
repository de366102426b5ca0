extension Service {
  private struct ItemError {
    var index: Int
    var error: String
    var message: String
  }

  /// `POST /links/bulk`: one status for every well-formed request, whatever became of its items.
  ///
  /// - Throws: 400 for anything but 1 to 100 items, 403 without the feature.
  func bulkCreate(_ call: Call) async throws -> Success {
    guard limits.bulkOperations else { throw Refusal.feature("bulk_ops") }
    guard let items = try call.object()["links"]?.array, (1...100).contains(items.count) else {
      throw Refusal.badRequest("links are not 1 to 100 items")
    }
    var drafts: [LinkDraft] = []
    var places: [Int] = []
    var errors: [ItemError] = []
    for (index, item) in items.enumerated() {
      do throws(Refusal) {
        drafts.append(try draft(item))
        places.append(index)
      } catch {
        let code = error.status == 400 ? "invalid" : error.code
        errors.append(ItemError(index: index, error: code, message: error.message))
      }
    }
    if call.fault == .wrongSlug, let first = drafts.firstIndex(where: { $0.slug != nil }) {
      drafts[first].slug = nil
    }
    var created: [LinkRow] = []
    let results = try await store.create(
      drafts, linksPerMonth: limits.linksPerMonth, isWhole: readings.linkLimit == .whole)
    if readings.linkLimit == .whole, results.contains(where: \.isOverLimit) {
      throw Refusal.linkLimit
    }
    for (index, result) in zip(places, results) {
      switch result {
      case .created(let link): created.append(link)
      case .taken(let slug):
        errors.append(.init(index: index, error: "conflict", message: "slug '\(slug)' is taken"))
      case .overLimit:
        let refusal = Refusal.linkLimit
        errors.append(.init(index: index, error: refusal.code, message: refusal.message))
      }
    }
    errors.sort { $0.index < $1.index }
    let isRefused = readings.bulkAllFailed == .refused && created.isEmpty
    return Success(
      status: isRefused ? 409 : readings.bulkStatus.code,
      data: bulkData(created, errors, call.fault))
  }

  private func bulkData(_ created: [LinkRow], _ errors: [ItemError], _ fault: Fault?) -> [UInt8] {
    var created = created
    if (fault == .shuffle) != (readings.createdOrder == .reversed) { created.reverse() }
    if fault == .doubled, let first = created.first { created.append(first) }
    if fault == .missing, !created.isEmpty { created.removeFirst() }
    var writer = JSONWriter(capacity: 64 + created.count * 420)
    writer.raw(#"{"created":"#)
    writer.array(created) { writer, link in
      if fault == .trim || readings.createdFields == .trimmed {
        writer.trimmedLink(link, form)
      } else {
        writer.link(link, form)
      }
    }
    writer.raw(#","errors":"#)
    writer.array(errors) { writer, item in
      writer.raw(readings.bulkError == .placeless ? "{" : #"{"index":\#(item.index),"#)
      if readings.bulkError == .code {
        writer.raw(#""code":"#)
        writer.string(item.error == "conflict" ? "SLUG_TAKEN" : item.error)
      } else {
        writer.raw(#""error":"#)
        writer.string(item.error)
      }
      writer.raw(#","message":"#)
      writer.string(item.message)
      writer.raw("}")
    }
    writer.raw("}")
    return writer.bytes
  }
}
