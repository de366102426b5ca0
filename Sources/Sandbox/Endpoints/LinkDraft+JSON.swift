extension LinkDraft {
  /// Reads the body of a create, or one item of a bulk create.
  ///
  /// Unknown members are ignored.
  ///
  /// - Throws: 400 for the first member that is wrong.
  init(_ json: JSON) throws(Refusal) {
    guard json.members != nil else { throw .badRequest("a link is not an object") }
    guard let url = json["url"] else { throw .badRequest("url is missing") }
    destination = try url.destination("url")
    slug = try json.given("custom_slug").map { value throws(Refusal) in try value.slug() }
    labels = try json.given("labels").map { value throws(Refusal) in try value.labels() } ?? []
    rules =
      try json.given("routing_rules").map { value throws(Refusal) in try value.rules() }
      ?? "[]"
    expiresAt = try json.given("expires_at").map { value throws(Refusal) in try value.instant() }
  }
}

extension LinkPatch {
  /// Reads the body of a PATCH.
  ///
  /// Unknown members are ignored, `expires_at` and `custom_slug` too.
  ///
  /// - Throws: 400 for the first member that is wrong.
  init(_ json: JSON) throws(Refusal) {
    destination = try json["url"].map { value throws(Refusal) in try value.destination("url") }
    labels = try json["labels"].map { value throws(Refusal) in try value.labels() }
    rules = try json["routing_rules"].map { value throws(Refusal) in try value.rules() }
    if let value = json["enabled"] {
      guard let flag = value.bool else { throw .badRequest("enabled is not a boolean") }
      enabled = flag
    }
  }
}

extension JSON {
  /// The member, where it is there and not null.
  fileprivate func given(_ name: String) -> JSON? {
    let value = self[name]
    return value == .null ? nil : value
  }

  fileprivate func destination(_ name: String) throws(Refusal) -> String {
    guard let string, Self.isDestination(string) else {
      throw .badRequest("\(name) is not an http or https URL")
    }
    return string
  }

  private static func isDestination(_ text: String) -> Bool {
    let lower = text.prefix(8).lowercased()
    let scheme = lower == "https://" ? 8 : lower.hasPrefix("http://") ? 7 : 0
    guard scheme > 0, text.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F }) else { return false }
    let host = text.utf8.dropFirst(scheme).first ?? UInt8(ascii: "/")
    return !"/?#:".utf8.contains(host)
  }

  fileprivate func slug() throws(Refusal) -> String {
    guard let string, (3...64).contains(string.utf8.count), string.utf8.allSatisfy(isSlugByte)
    else { throw .badRequest("custom_slug is not 3 to 64 letters, digits and hyphens") }
    return string
  }

  fileprivate func labels() throws(Refusal) -> [String] {
    guard let strings, strings.count <= 10 else {
      throw .badRequest("labels are not at most 10 strings")
    }
    return strings
  }

  fileprivate func instant() throws(Refusal) -> String {
    guard let string, let instant = Timestamp(iso8601: string) else {
      throw .badRequest("expires_at is not an ISO 8601 time")
    }
    return instant.text
  }

  /// The rules' text, in the order and with the members that were sent.
  fileprivate func rules() throws(Refusal) -> String {
    guard let array else { throw .badRequest("routing_rules are not an array") }
    for rule in array {
      guard let destination = rule["destination"] else {
        throw .badRequest("a routing rule has no destination")
      }
      _ = try destination.destination("a rule's destination")
    }
    return array.isEmpty ? "[]" : JSONWriter.text(of: self)
  }
}
