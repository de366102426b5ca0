import JSON

/// Answers of earlier runs, so that a page that was sound lately isn't asked again.
///
/// Only sound ones: whoever repairs a page wants it asked.
package struct AnswerBook: Sendable {
  package static let kind = "xqr-campaign.answers"
  package static let version = "1.0"

  private struct Entry {
    let answer: DestinationAnswer
    /// Seconds since 1970.
    let asked: Int64
  }

  /// By destination.
  private var entries: [String: Entry] = [:]

  package init() {}

  /// An answer that is young enough and tells what is asked; nil where there is none.
  package func answer(
    to question: Inquiry.Question, allowsPrivate: Bool, since oldest: Int64
  ) -> DestinationAnswer? {
    guard let entry = entries[question.url], entry.asked >= oldest,
      entry.answer.wasRead || !question.readsLanguage,
      allowsPrivate || !entry.answer.isPrivate
    else { return nil }
    return entry.answer
  }

  /// Keeps an answer where it is sound, and forgets the one before.
  package mutating func note(_ answer: DestinationAnswer, to url: String, at time: Int64) {
    entries[url] = answer.isAlive ? Entry(answer: answer, asked: time) : nil
  }

  /// Leaves out what was asked before a time.
  package mutating func forget(before oldest: Int64) {
    entries = entries.filter { $0.value.asked >= oldest }
  }
}

extension AnswerBook {
  /// The book as it is kept, a line an answer, by destination.
  package var bytes: [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.key("format_version")
    json.string(AnswerBook.version)
    json.key("kind")
    json.string(AnswerBook.kind)
    json.key("answers")
    json.beginArray()
    for (url, entry) in entries.sorted(by: { $0.key < $1.key }) {
      json.newline()
      json.beginObject()
      json.key("url")
      json.string(url)
      json.key("asked")
      json.int(entry.asked)
      json.key("milliseconds")
      json.int(entry.answer.milliseconds)
      json.key("language")
      if let language = entry.answer.language { json.string(language) } else { json.null() }
      json.key("was_read")
      json.bool(entry.answer.wasRead)
      json.key("private")
      json.bool(entry.answer.isPrivate)
      json.key("hops")
      json.beginArray()
      for hop in entry.answer.hops {
        json.beginObject()
        json.key("url")
        json.string(hop.url)
        json.key("status")
        json.int(hop.status)
        json.endObject()
      }
      json.endArray()
      json.endObject()
    }
    json.newline()
    json.endArray()
    json.endObject()
    json.newline()
    return json.bytes
  }

  /// Reads a kept book; nil where it is none, or of another major version.
  package init?(reading bytes: [UInt8]) {
    guard let document = try? JSONDocument(parsing: bytes),
      document.root["kind"]?.string == AnswerBook.kind,
      let version = document.root["format_version"]?.string, version.hasPrefix("1."),
      let answers = document.root["answers"], answers.kind == .array
    else { return nil }
    for answer in answers.elements {
      guard let url = answer["url"]?.string, let asked = answer["asked"]?.int,
        let milliseconds = answer["milliseconds"]?.int, let wasRead = answer["was_read"]?.bool,
        let isPrivate = answer["private"]?.bool, let list = answer["hops"], list.kind == .array
      else { return nil }
      var hops: [DestinationAnswer.Hop] = []
      for hop in list.elements {
        guard let url = hop["url"]?.string, let status = hop["status"]?.int else { return nil }
        hops.append(.init(url: url, status: Int(truncatingIfNeeded: status)))
      }
      let read = DestinationAnswer(
        hops: hops, end: .answered, milliseconds: Int(milliseconds),
        language: answer["language"]?.string, wasRead: wasRead, isPrivate: isPrivate)
      note(read, to: url, at: asked)
    }
  }
}
