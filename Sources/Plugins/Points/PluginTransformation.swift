package import JSON

/// What a transform made of a link: `{"keep": true}`, `{"patch": {…}}` or `{"links": [{…}]}`.
package enum PluginTransformation: Sendable {
  case keep
  /// The fields that get other values.
  case patch(Fields)
  /// What stands for the link, nothing at all among it; what a link doesn't name stays as it was.
  case links([Fields])

  /// The fields of a link that a plugin may give, each of the right type.
  package struct Fields: Sendable {
    /// In the order of ``names``.
    package let values: [(name: String, value: JSONValue)]

    package static let names = [
      "key", "custom_slug", "url", "labels", "routing_rules", "expires_at", "enabled",
    ]

    /// What a plugin is sent beside them: it may come back, and says nothing then.
    package static let given = ["id", "dimensions"]

    /// - Parameter key: Of the link that was sent, which the field `key` has to keep or extend.
    fileprivate init(_ link: StrictValue, of key: String) throws(ShapeFault) {
      let members = try link.members([], optional: Fields.names + Fields.given)
      var values: [(name: String, value: JSONValue)] = []
      for name in Fields.names {
        guard let value = members[name] else { continue }
        switch name {
        case "key": try Fields.check(value, extends: key)
        case "url": _ = try value.text()
        case "labels": _ = try value.texts()
        case "routing_rules": _ = try value.elements()
        case "enabled": try value.requireBool()
        default: if !value.value.isNull { _ = try value.text() }
        }
        values.append((name, value.value))
      }
      self.values = values
    }

    private static func check(_ value: StrictValue, extends key: String) throws(ShapeFault) {
      let own = try value.text()
      guard own == key || own.hasPrefix(key + "-") && own.utf8.count > key.utf8.count + 1 else {
        throw value.fault("is '\(own)', which neither is nor extends '\(key)'")
      }
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
      self = .patch(try Fields(patch, of: key))
    } else {
      var links: [Fields] = []
      for link in try members["links"]?.elements() ?? [] { links.append(try Fields(link, of: key)) }
      self = .links(links)
    }
  }
}
