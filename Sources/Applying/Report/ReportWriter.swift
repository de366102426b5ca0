import Glibc
import JSON
import Links
package import Planning

/// Writes a report line by line, so that its size in memory doesn't matter.
package enum ReportWriter {
  package struct Failure: Error, Hashable, Sendable {
    package let path: String
    /// The system's error number.
    package let code: Int32
  }

  /// Writes a finished run's report, line by line from its columns.
  ///
  /// - Returns: The path.
  package static func write(
    _ header: ReportHeader, _ account: Accounting, of plan: Plan, under directory: String
  ) throws(Failure) -> String {
    try write(header, account.lines(of: plan), under: directory)
  }

  /// Bytes that are gathered before they are written.
  private static let chunk = 1 << 18

  /// Writes `<directory>/<campaign>/<file name>`: a temporary file, synced and renamed.
  ///
  /// Readable for its owner alone.
  /// - Returns: The path.
  /// - Precondition: The header's sums add up.
  package static func write(
    _ header: ReportHeader, _ lines: some Sequence<ReportLine>, under directory: String
  ) throws(Failure) -> String {
    precondition(header.addsUp, "a report whose sums don't add up")
    let folder = directory + "/" + header.campaign
    if let code = FileSystem.make(folder) { throw Failure(path: folder, code: code) }
    let path = folder + "/" + header.fileName
    let temporary = path + ".tmp"
    // Never through a link that somebody else laid in its place.
    unlink(temporary)
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw Failure(path: temporary, code: errno) }
    defer { close(descriptor) }
    let isWritten =
      stream(header, lines) { FileSystem.write($0, to: descriptor) } && fsync(descriptor) == 0
    guard isWritten, rename(temporary, path) == 0 else {
      let code = errno
      unlink(temporary)
      throw Failure(path: path, code: code)
    }
    FileSystem.sync(directory: folder)
    return path
  }

  /// The report as bytes.
  package static func bytes(
    _ header: ReportHeader, _ lines: some Sequence<ReportLine>
  ) -> [UInt8] {
    var bytes: [UInt8] = []
    _ = stream(header, lines) { part in
      bytes += part
      return true
    }
    return bytes
  }

  /// Gives the report in parts; ends early, with false, where a part can't be taken.
  private static func stream(
    _ header: ReportHeader, _ lines: some Sequence<ReportLine>, _ take: ([UInt8]) -> Bool
  ) -> Bool {
    var json = JSONWriter()
    json.beginObject()
    json.write(header)
    json.key("lines")
    json.beginArray()
    json.endArray()
    json.endObject()
    // The list's end is taken off and put back behind its last line.
    var buffer = Array(json.bytes.dropLast(2))
    var line = JSONWriter()
    var isFirst = true
    for item in lines {
      buffer += isFirst ? [0x0A] : [0x2C, 0x0A]
      isFirst = false
      line.removeAll()
      line.write(item)
      buffer += line.bytes
      guard buffer.count > chunk else { continue }
      guard take(buffer) else { return false }
      buffer.removeAll(keepingCapacity: true)
    }
    return take(buffer + Array("\n]}\n".utf8))
  }
}

extension JSONWriter {
  fileprivate mutating func write(_ header: ReportHeader) {
    member("format_version", ReportHeader.formatVersion)
    member("kind", ReportHeader.kind)
    member("campaign", header.campaign)
    member("run", header.run)
    member("plan", header.planDigest)
    if let id = header.planID { member("plan_id", id) }
    member("workspace", header.workspace)
    key("sandbox")
    bool(header.isSandbox)
    if header.isPartial {
      key("partial")
      bool(true)
    }
    member("tool_version", header.toolVersion)
    member("who", header.who)
    if let commit = header.commit { member("commit", commit) }
    member("started", header.started.description)
    member("ended_at", header.endedAt.description)
    member("ended", header.ended.word)
    if !header.sensitiveQuery.isEmpty {
      key("sensitive_query")
      beginArray()
      for name in header.sensitiveQuery.names { string(name) }
      endArray()
    }
    newline()
    key("links")
    int(header.linkCount)
    key("outcomes")
    write(header.counts)
    key("not_as_sent")
    int(header.notAsSent)
    key("calls")
    writeCalls(planned: header.planned, made: header.made, retries: header.retries)
    newline()
  }

  fileprivate mutating func write(_ line: ReportLine) {
    beginObject()
    member("outcome", line.outcome.kind.rawValue)
    if !line.outcome.detail.isEmpty { member("reason", line.outcome.detail) }
    if let text = line.key { member("key", text) }
    if !line.dimensions.isEmpty {
      key("dimensions")
      beginObject()
      for dimension in line.dimensions { member(dimension.name, dimension.value) }
      endObject()
    }
    if let slug = line.slug { member("slug", slug) }
    if let shortURL = line.shortURL { member("short_url", shortURL) }
    if let id = line.id { member("id", id) }
    member("url", line.destination)
    if !line.before.isEmpty {
      key("before")
      write(line.before)
    }
    if let after = line.after {
      key("after")
      write(after: after)
    }
    if let id = line.requestID { member("request_id", id) }
    if line.isNotAsSent {
      key("not_as_sent")
      bool(true)
    }
    if let echo = line.echo {
      key("sent")
      write(echo.sent)
      key("shown")
      write(echo.shown)
    }
    if let since = line.since { member("since", since.description) }
    endObject()
  }

  private mutating func write(_ values: LinkValues) {
    beginObject()
    if values.fields.contains(.destination) { member("url", values.destination) }
    if values.fields.contains(.labels) { write(labels: values.labels) }
    if values.fields.contains(.rules) {
      key("routing_rules")
      RuleJSON.write(values.rules, to: &self)
    }
    if values.fields.contains(.expiresAt) {
      key("expires_at")
      if let instant = values.expiresAt { string(instant.description) } else { null() }
    }
    endObject()
  }

  /// The line tells the destination; what is left out is the default.
  private mutating func write(after values: LinkValues) {
    beginObject()
    write(labels: values.labels)
    if !values.isEnabled {
      key("enabled")
      bool(false)
    }
    if !values.rules.isEmpty {
      key("routing_rules")
      RuleJSON.write(values.rules, to: &self)
    }
    endObject()
  }
}
