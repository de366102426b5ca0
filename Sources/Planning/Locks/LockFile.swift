package import Diagnostics
import JSON
import Links

/// The lock file: JSON Lines, a header and then a line for each code and for each plugin and its
/// files, in the order of ``Lock``, so that two branches that freeze different codes merge.
package enum LockFile {
  package static let kind = "xqr-campaign.lock"
  private static let version = (major: 1, text: "1.1")

  package static func bytes(_ lock: Lock) -> [UInt8] {
    var json = JSONWriter()
    line(&json, [("format_version", version.text), ("kind", kind)])
    for code in lock.codes {
      var members = [
        ("campaign", code.campaign), ("key", code.key), ("slug", code.slug),
        ("since", code.since.description),
      ]
      if let end = code.expiresAt { members.append(("expires_at", end.description)) }
      line(&json, members)
    }
    for plugin in lock.plugins { write(plugin, into: &json) }
    return json.bytes
  }

  private static func line(_ json: inout JSONWriter, _ members: [(String, String)]) {
    json.beginObject()
    for (name, value) in members {
      json.key(name)
      json.string(value)
    }
    json.endObject()
    json.newline()
  }

  /// Reads a lock file; members that nobody knows are passed over.
  ///
  /// - Parameter id: The file's number, for the places of faults.
  /// - Throws: Every line that is none, or the first clash.
  package static func read(
    _ bytes: [UInt8], _ id: SourceFile.ID
  ) throws(DiagnosticList) -> Lock {
    var faults = DiagnosticList()
    var codes: [FrozenCode] = []
    var plugins: [String: LockedPlugin] = [:]
    var pluginFiles: [String: [LockedPlugin.File]] = [:]
    var hasHeader = false
    var start = 0
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      let span = SourceSpan(file: id, start: start, end: start + line.count)
      start += line.count + 1
      guard !line.isEmpty else { continue }
      let value = (try? JSONDocument(parsing: Array(line)))?.root
      if !hasHeader {
        hasHeader = true
        if let fault = fault(ofHeader: value, span) { throw DiagnosticList([fault]) }
      } else if let code = value.flatMap(code) {
        codes.append(code)
      } else if let plugin = value.flatMap(plugin) {
        let former = plugins.updateValue(plugin, forKey: plugin.name)
        if let former, former != plugin { faults.report(.lockedTwice(span, plugin.name)) }
      } else if let (name, file) = value.flatMap(file) {
        pluginFiles[name, default: []].append(file)
      } else {
        faults.report(.notALine(span))
      }
    }
    guard !faults.hasErrors else { throw faults }
    do throws(Lock.Clash) {
      return try Lock(codes).with(
        plugins.values.map { $0.with(pluginFiles[$0.name] ?? []) })
    } catch {
      let whole = SourceSpan(file: id, start: 0, end: bytes.firstIndex(of: 0x0A) ?? bytes.count)
      throw DiagnosticList([.frozenTwice(error, whole)])
    }
  }

  private static func fault(ofHeader value: JSONValue?, _ span: SourceSpan) -> Diagnostic? {
    guard let value, value["kind"]?.string == kind, let text = value["format_version"]?.string
    else { return .noLock(span) }
    return text.split(separator: ".").first == "\(version.major)" ? nil : .lockVersion(span, text)
  }

  private static func code(_ value: JSONValue) -> FrozenCode? {
    guard let campaign = value["campaign"]?.string, let key = value["key"]?.string,
      let slug = value["slug"]?.string, !slug.isEmpty,
      let since = value["since"]?.string.flatMap({ Instant($0) })
    else { return nil }
    let end = value["expires_at"].map { $0.string.flatMap { Instant($0) } }
    if let end, end == nil { return nil }
    return FrozenCode(
      campaign: campaign, key: key, slug: slug, since: since, expiresAt: end ?? nil)
  }
}

extension Diagnostic {
  private static let unreadableLock = Code("XQ4040", "lock file can't be read")

  fileprivate static func noLock(_ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      unreadableLock, at: span, "this is not the first line of a lock file", variant: "header",
      help: ["Bring the file back from git; `xqr-campaign freeze` writes a new one."])
  }

  fileprivate static func lockVersion(_ span: SourceSpan, _ text: String) -> Diagnostic {
    Diagnostic(
      unreadableLock, at: span, "the file has format version \(text), which this tool doesn't know",
      variant: "version", help: ["Use the version of the tool that wrote it."])
  }

  fileprivate static func lockedTwice(_ span: SourceSpan, _ name: String) -> Diagnostic {
    Diagnostic(
      unreadableLock, at: span, "plugin '\(name)' is locked twice, and not with the same words",
      variant: "plugin",
      help: ["Take both away and lock it again: xqr-campaign plugin lock \(name)"])
  }

  fileprivate static func notALine(_ span: SourceSpan) -> Diagnostic {
    Diagnostic(
      unreadableLock, at: span,
      "a line is an object with 'campaign', 'key', 'slug' and 'since', or one for a plugin, and "
        + "this is none",
      variant: "line",
      help: ["After a merge in git, keep the lines of both sides and take the marks away."])
  }

  fileprivate static func frozenTwice(_ clash: Lock.Clash, _ span: SourceSpan) -> Diagnostic {
    let (first, second) = (clash.first, clash.second)
    return Diagnostic(
      unreadableLock, at: span,
      "'\(first.slug)' is frozen for '\(first.key)' of '\(first.campaign)', and '\(second.slug)' "
        + "for '\(second.key)' of '\(second.campaign)'",
      variant: "clash", help: ["A code has one link and a link one code: take one line away."])
  }
}
