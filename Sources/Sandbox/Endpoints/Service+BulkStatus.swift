extension Service {
  /// `PATCH /links/bulk/status`: unknown ids are skipped, each known one counts once.
  ///
  /// - Throws: 400 for anything but 1 to 200 ids and a flag, 403 without the feature.
  func bulkStatus(_ call: Call) async throws -> Success {
    guard limits.bulkOperations else { throw Refusal.feature("bulk_ops") }
    let body = try call.object()
    guard let ids = body["ids"]?.strings, (1...200).contains(ids.count) else {
      throw Refusal.badRequest("ids are not 1 to 200 strings")
    }
    guard let enabled = body["enabled"]?.bool else {
      throw Refusal.badRequest("enabled is not a boolean")
    }
    let updated = try await store.setEnabled(
      enabled, ids: ids, countsAll: readings.updated == .known)
    return Success(data: Array(#"{"updated":\#(updated)}"#.utf8))
  }
}
