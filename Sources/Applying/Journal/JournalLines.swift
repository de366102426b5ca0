// The lines of a journal, one JSON object each:
//
//   {"format_version":"1.1","kind":"xqr-campaign.journal","run":…}     the header, first
//   {"intent":{"step":3,"attempt":1,"kind":"create","time":"…","members":[[7,"key","slug"],…]}}
//     with "id",{…} behind the slug of a link that lived before: what it was
//     with "read_backs":2 where the run has listed again since its header, so often in all
//   {"answer":{"request_id":"…","members":[[7,"created","","slug"],…]}}
//   {"end":"finished"}                                                  absent after a kill
//
// Readers take a line only with its line break, so that a torn last line is as good as none.

import JSON
import Links
import Planning

enum JournalLines {
  static func header(_ header: JournalHeader) -> [UInt8] {
    line { json in
      json.member("format_version", JournalHeader.formatVersion)
      json.member("kind", JournalHeader.kind)
      json.member("run", header.run)
      json.member("campaign", header.ownership.campaign)
      json.member("owner_prefix", header.ownership.prefix)
      json.member("plan", header.planDigest)
      json.member("workspace", header.workspace)
      json.key("sandbox")
      json.bool(header.isSandbox)
      json.member("tool_version", header.toolVersion)
      json.key("pid")
      json.int(header.processID)
      json.member("started", header.started.description)
      json.key("links")
      json.int(header.linkCount)
      json.key("settled")
      json.write(header.settled)
      json.key("held")
      json.beginObject()
      for (key, since) in header.held.sorted(by: { $0.key < $1.key }) {
        json.member(key, since.description)
      }
      json.endObject()
      json.key("calls")
      json.writeCalls(planned: header.planned, made: header.made, retries: header.retries)
    }
  }

  static func intent(_ intent: Intent, time: Instant, readBacks: Int = 0) -> [UInt8] {
    line { json in
      json.key("intent")
      json.beginObject()
      json.key("step")
      json.int(intent.step)
      json.key("attempt")
      json.int(intent.attempt)
      json.member("kind", intent.kind.rawValue)
      json.member("time", time.description)
      if readBacks > 0 {
        json.key("read_backs")
        json.int(readBacks)
      }
      json.key("members")
      json.beginArray()
      for member in intent.members {
        json.beginArray()
        json.int(member.change)
        json.string(member.key)
        json.string(member.slug)
        if !member.id.isEmpty {
          json.string(member.id)
          json.write(member.before)
        }
        json.endArray()
      }
      json.endArray()
      json.endObject()
    }
  }

  static func answer(_ answer: JournalAnswer) -> [UInt8] {
    line { json in
      json.key("answer")
      json.beginObject()
      if let id = answer.requestID { json.member("request_id", id) }
      json.key("members")
      json.beginArray()
      for member in answer.members {
        json.beginArray()
        json.int(member.change)
        json.string(member.outcome.kind.rawValue)
        json.string(member.outcome.detail)
        json.string(member.slug)
        json.endArray()
      }
      json.endArray()
      json.endObject()
    }
  }

  static func end(_ ended: Ended) -> [UInt8] {
    line { $0.member("end", ended.word) }
  }

  private static func line(_ write: (inout JSONWriter) -> Void) -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    write(&json)
    json.endObject()
    json.newline()
    return json.bytes
  }
}

extension JSONWriter {
  mutating func member(_ name: String, _ value: String) {
    key(name)
    string(value)
  }

  /// The kinds that occur, in their order.
  mutating func write(_ counts: OutcomeCounts) {
    beginObject()
    for kind in Outcome.Kind.allCases where counts[kind] > 0 {
      key(kind.rawValue)
      int(counts[kind])
    }
    endObject()
  }
}

extension JSONValue {
  /// A number of things: small enough that sums of it can't overflow.
  var quantity: Int? {
    int.flatMap { (0...Int64(Int32.max)).contains($0) ? Int($0) : nil }
  }
}

extension OutcomeCounts {
  /// Nil where a name isn't a kind or a count isn't one.
  init?(_ json: JSONValue?) {
    guard let json, json.kind == .object else { return nil }
    self.init()
    for member in json.members {
      guard let name = member.key.string, let kind = Outcome.Kind(rawValue: name),
        let count = member.value.quantity
      else { return nil }
      self[kind] = count
    }
  }
}
