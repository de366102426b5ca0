extension JSONWriter {
  /// What `GET /_sandbox/links` answers: all links, oldest first, as objects of the interface, and
  /// as they are kept, whatever the readings are.
  mutating func administration(_ links: [LinkRow], prefix: String) {
    raw(#"{"links":"#)
    array(links) { $0.link($1, LinkForm(prefix: prefix)) }
    raw("}")
  }

  /// What `GET /_sandbox/log` answers; a status of null is a request without an answer.
  mutating func administration(_ log: [AccessEntry]) {
    raw(#"{"log":"#)
    array(log) { writer, entry in
      writer.raw(#"{"method":"#)
      writer.string(entry.method)
      writer.raw(#","target":"#)
      writer.string(entry.target)
      writer.raw(#","status":"#)
      if let status = entry.status { writer.integer(status) } else { writer.raw("null") }
      writer.raw("}")
    }
    raw("}")
  }
}
