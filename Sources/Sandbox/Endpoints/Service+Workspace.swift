extension Service {
  /// `GET /workspace`.
  func workspace() -> Success {
    var writer = JSONWriter()
    writer.raw(#"{"id":"#)
    writer.string(store.workspaceID)
    writer.raw(#","name":"Sandbox","description":"A local xQR sandbox","plan":"#)
    writer.string(limits.plan)
    writer.raw(#","created_at":"#)
    writer.string(store.workspaceCreatedAt)
    writer.raw("}")
    return Success(data: writer.bytes)
  }

  /// `GET /workspace/usage`; what isn't limited is null.
  func usage() async throws -> Success {
    let usage = try await store.usage(month: Timestamp.now.month)
    let calls = usage.calls + meter.unwrittenCalls
    var writer = JSONWriter()
    writer.raw(#"{"plan":"#)
    writer.string(limits.plan)
    writer.raw(#","usage":{"links_created_this_month":\#(usage.linksThisMonth)"#)
    writer.raw(#","api_calls_this_month":\#(calls),"total_links":\#(usage.totalLinks)"#)
    writer.raw(#","total_qr_templates":0,"total_bio_pages":0,"storage_bytes":0"#)
    writer.raw(#","storage_mb":0},"limits":{"links_per_month":"#)
    writer.limit(limits.linksPerMonth)
    writer.raw(#","api_calls_per_month":"#)
    writer.limit(limits.callsPerMonth.map { readings.usageQuota == .larger ? 50 * $0 : $0 })
    writer.raw(#","dynamic_qr":null,"bio_pages":null,"storage_mb":null,"qr_templates":null}"#)
    writer.raw(#","features":{"routing_rules":\#(limits.routingRules),"csv_export":false"#)
    writer.raw(#","bulk_ops":\#(limits.bulkOperations),"ad_free":true}}"#)
    return Success(data: writer.bytes)
  }
}

extension JSONWriter {
  fileprivate mutating func limit(_ limit: Int?) {
    if let limit { integer(limit) } else { raw("null") }
  }
}
