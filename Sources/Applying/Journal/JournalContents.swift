import JSON
package import Links
import Planning

/// What a journal says about the last run.
package struct JournalContents: Sendable {
  package let header: JournalHeader

  /// In the order in which they were written, each with its time.
  package private(set) var intents: [(intent: Intent, time: Instant)] = []
  package private(set) var answers: [JournalAnswer] = []

  /// Calls that listed again, as far as an intent came after them.
  package private(set) var readBacks = 0

  /// Nil after a kill.
  package private(set) var ended: Ended?

  package enum Fault: Error, Hashable, Sendable {
    /// No whole header line: the run died before it sent anything.
    case empty
    /// A format of a later major version.
    case version(String)
    /// A whole line that isn't a line of a journal, counted from 1.
    case line(Int)
  }

  /// Reads a journal.
  ///
  /// - Throws: The first fault. A torn last line is none.
  package init(_ bytes: [UInt8]) throws(Fault) {
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).dropLast()
    guard let first = lines.first else { throw .empty }
    header = try JournalContents.header(first)
    for (number, line) in lines.enumerated().dropFirst() {
      guard read(line) else { throw .line(number + 1) }
    }
  }

  private static func header(_ line: ArraySlice<UInt8>) throws(Fault) -> JournalHeader {
    guard let json = try? JSONDocument(parsing: Array(line)).root,
      json["kind"]?.string == JournalHeader.kind, let version = json["format_version"]?.string
    else { throw .line(1) }
    guard version.hasPrefix("1.") else { throw .version(version) }
    guard let run = json["run"]?.string, run.utf8.allSatisfy(isHexadecimal),
      let campaign = json["campaign"]?.string, let prefix = json["owner_prefix"]?.string,
      let plan = json["plan"]?.string,
      let workspace = json["workspace"]?.string, let isSandbox = json["sandbox"]?.bool,
      let tool = json["tool_version"]?.string, let pid = json["pid"]?.int,
      let started = json["started"]?.string.flatMap({ Instant($0) }),
      let links = json["links"]?.quantity, let settled = OutcomeCounts(json["settled"])
    else { throw .line(1) }
    var header = JournalHeader(
      run: run, ownership: Ownership(campaign: campaign, prefix: prefix), planDigest: plan,
      workspace: workspace, isSandbox: isSandbox, toolVersion: tool,
      processID: Int32(truncatingIfNeeded: pid), started: started, linkCount: links,
      settled: settled)
    if let held = json["held"] {
      for member in held.members {
        guard let key = member.key.string, let since = member.value.string.flatMap({ Instant($0) })
        else { throw .line(1) }
        header.held[key] = since
      }
    }
    // Journals of before have no calls.
    if let calls = json["calls"] {
      guard let (planned, made, retries) = Cost.calls(calls) else { throw .line(1) }
      (header.planned, header.made, header.retries) = (planned, made, retries)
    }
    return header
  }

  /// A run names its report's file.
  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte)
  }

  private mutating func read(_ line: ArraySlice<UInt8>) -> Bool {
    guard let json = try? JSONDocument(parsing: Array(line)).root else { return false }
    if let intent = json["intent"] { return readIntent(intent) }
    if let answer = json["answer"] { return readAnswer(answer) }
    guard let word = json["end"]?.string, let ended = Ended(word: word) else { return false }
    self.ended = ended
    return true
  }

  private mutating func readIntent(_ json: JSONValue) -> Bool {
    guard let step = json["step"]?.int, let attempt = json["attempt"]?.int,
      let kind = json["kind"]?.string.flatMap(Step.Kind.init(rawValue:)),
      let time = json["time"]?.string.flatMap({ Instant($0) }), let members = json["members"]
    else { return false }
    let read: [Intent.Member] = members.elements.compactMap { member in
      let parts = Array(member.elements)
      guard parts.count >= 3, let change = parts[0].int, let key = parts[1].string,
        let slug = parts[2].string
      else { return nil }
      var member = Intent.Member(change: Int(change), key: key, slug: slug)
      // Journals of before know nothing of the link.
      if parts.count >= 5 {
        guard let id = parts[3].string, let before = ReportLine.Before(parts[4]) else { return nil }
        (member.id, member.before) = (id, before)
      }
      return member
    }
    guard read.count == members.count else { return false }
    let intent = Intent(step: Int(step), attempt: Int(attempt), kind: kind, members: read)
    intents.append((intent, time))
    readBacks = max(readBacks, json["read_backs"]?.quantity ?? 0)
    return true
  }

  private mutating func readAnswer(_ json: JSONValue) -> Bool {
    guard let members = json["members"] else { return false }
    let read: [JournalAnswer.Member] = members.elements.compactMap { member in
      let parts = Array(member.elements)
      guard parts.count >= 4, let change = parts[0].int,
        let kind = parts[1].string.flatMap(Outcome.Kind.init(rawValue:)),
        let detail = parts[2].string, let outcome = Outcome(kind, detail: detail),
        let slug = parts[3].string
      else { return nil }
      return JournalAnswer.Member(change: Int(change), outcome: outcome, slug: slug)
    }
    guard read.count == members.count else { return false }
    answers.append(JournalAnswer(members: read, requestID: json["request_id"]?.string))
    return true
  }
}
