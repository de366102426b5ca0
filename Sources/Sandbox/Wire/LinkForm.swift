/// How a link is written into an answer.
struct LinkForm: Sendable {
  /// What stands before the code in `short_url`.
  let prefix: String
  private let urls: SandboxReadings.URLs
  private let times: SandboxReadings.Times
  private let rules: SandboxReadings.Rules

  init(prefix: String, _ readings: SandboxReadings = SandboxReadings()) {
    self.prefix = prefix
    urls = readings.urls
    times = readings.times
    rules = readings.rules
  }

  func url(_ text: String) -> String {
    switch urls {
    case .sent: text
    case .normalised: WrittenURL(text).normalised
    case .rewritten: WrittenURL(text).rewritten
    }
  }

  /// - Parameter text: ISO 8601, of which nothing else is written.
  func time(_ text: String?) -> String? {
    guard let text, times != .seconds, let time = Timestamp(iso8601: text) else { return text }
    guard times == .offsets else { return time.text.dropLast() + ".250Z" }
    return Timestamp(seconds: time.seconds + 7200).text.dropLast() + "+02:00"
  }

  /// - Parameter text: The rules as they are kept, in JSON.
  func rules(_ text: String) -> String {
    guard urls != .sent || times != .seconds || rules != .sent, text != "[]",
      let kept = (try? JSONParser.parse(Array(text.utf8)))?.array
    else { return text }
    let written = rules == .full ? RuleEcho.full(kept) : kept
    return JSONWriter.text(of: .array(written.map(rule)))
  }

  private func rule(_ rule: JSON) -> JSON {
    rule.mapped("destination") { $0.string.map { .string(url($0)) } ?? $0 }
      .mapped("conditions") { conditions in
        conditions.mapped("expires_at") { $0.string.flatMap(time).map(JSON.string) ?? $0 }
      }
  }
}

extension JSONWriter {
  /// Writes the whole link object of the interface.
  mutating func link(_ link: LinkRow, _ form: LinkForm) {
    raw(#"{"id":"#)
    string(link.id)
    raw(#","short_url":"#)
    string(form.prefix + link.code)
    raw(#","short_code":"#)
    string(link.code)
    raw(#","destination":"#)
    string(form.url(link.destination))
    raw(#","enabled":"#)
    bool(link.enabled)
    raw(#","labels":"#)
    raw(link.labels)
    raw(#","routing_rules":"#)
    raw(form.rules(link.rules))
    raw(#","scan_count":"#)
    integer(link.scanCount)
    raw(#","last_scan_at":"#)
    string(form.time(link.lastScanAt))
    raw(#","expires_at":"#)
    string(form.time(link.expiresAt))
    raw(#","created_at":"#)
    string(form.time(link.createdAt))
    raw(#","updated_at":"#)
    string(form.time(link.updatedAt))
    raw("}")
  }

  /// Writes the three fields of the guide's bulk example.
  mutating func trimmedLink(_ link: LinkRow, _ form: LinkForm) {
    raw(#"{"id":"#)
    string(link.id)
    raw(#","short_code":"#)
    string(link.code)
    raw(#","destination":"#)
    string(form.url(link.destination))
    raw("}")
  }
}

extension JSON {
  /// The object with that member replaced; anything else comes back as it is.
  fileprivate func mapped(_ name: String, _ change: (JSON) -> JSON) -> JSON {
    guard let members else { return self }
    return .object(
      members.map { $0.name == name ? Member(name: name, value: change($0.value)) : $0 })
  }
}
