package import JSON

/// What a transform made of a link: `{"keep": true}`, `{"patch": {…}}` or `{"links": [{…}]}`.
package enum PluginTransformation: Sendable {
  case keep
  /// The fields that get other values.
  case patch(Fields)
  /// What stands for the link, nothing at all among it; each with its whole key.
  case links([(key: String, fields: Fields)])

  /// The fields of a link that a plugin may give, each of the right type.
  package struct Fields: Sendable {
    /// In the order of ``names``.
    package let values: [(name: String, value: JSONValue)]

    package static let names = [
      "slug", "destination", "labels", "routing_rules", "expires_at", "enabled",
    ]

    fileprivate init(_ members: [String: StrictValue]) throws(ShapeFault) {
      var values: [(name: String, value: JSONValue)] = []
      for name in Fields.names {
        guard let value = members[name] else { continue }
        switch name {
        case "destination": _ = try value.text()
        case "labels": _ = try value.texts()
        case "routing_rules": _ = try value.elements()
        case "enabled": try value.requireBool()
        default: if !value.value.isNull { _ = try value.text() }
        }
        values.append((name, value.value))
      }
      self.values = values
    }
  }

  /// - Parameter key: Of the link that was sent. Each link of the answer keeps the key or extends
  ///   it: `s-0421` may become `s-0421` and `s-0421-de`.
  package init(_ result: StrictValue, of key: String) throws(ShapeFault) {
    let members = try result.members([], optional: ["keep", "patch", "links"])
    guard members.count == 1 else {
      throw result.fault("must have one of 'keep', 'patch' and 'links'")
    }
    if let keep = members["keep"] {
      guard keep.value.bool == true else { throw keep.fault("is not true") }
      self = .keep
    } else if let patch = members["patch"] {
      self = .patch(try Fields(try patch.members([], optional: Fields.names)))
    } else {
      var links: [(key: String, fields: Fields)] = []
      for link in try members["links"]?.elements() ?? [] {
        let members = try link.members(["key", "destination"], optional: Fields.names)
        let own = try members["key"]?.text() ?? ""
        guard own == key || own.hasPrefix(key + "-") && own.utf8.count > key.utf8.count + 1 else {
          throw link.fault("has the key '\(own)', which neither is nor extends '\(key)'")
        }
        links.append((own, try Fields(members)))
      }
      self = .links(links)
    }
  }
}
