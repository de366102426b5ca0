/// What a policy found: `{"severity", "code", "message", "path"}`.
package struct PluginFinding: Hashable, Sendable {
  /// Whether nothing may be written.
  package let isMandatory: Bool

  /// The plugin's own name of the rule: lower-case words with `-` between.
  package let code: String
  package let message: String

  /// A JSON pointer into the link or plan that was sent; empty for the whole.
  package let path: String

  /// Reads `{"findings": […]}`, in the plugin's order.
  package static func list(_ result: StrictValue) throws(ShapeFault) -> [PluginFinding] {
    var findings: [PluginFinding] = []
    for finding in try result.members(["findings"])["findings"]?.elements() ?? [] {
      findings.append(try PluginFinding(finding))
    }
    return findings
  }

  private init(_ json: StrictValue) throws(ShapeFault) {
    let members = try json.members(["severity", "code", "message"], optional: ["path"])
    guard let severity = members["severity"], let code = members["code"] else {
      throw json.fault("is no finding")
    }
    switch try severity.text() {
    case "advisory": isMandatory = false
    case "mandatory": isMandatory = true
    default: throw severity.fault("is neither 'advisory' nor 'mandatory'")
    }
    self.code = try code.text()
    guard PluginFinding.isCode(self.code) else {
      throw code.fault("is not lower-case words with '-' between")
    }
    message = try members["message"]?.text() ?? ""
    path = try members["path"]?.text() ?? ""
    guard path.isEmpty || path.hasPrefix("/") else {
      throw members["path"]?.fault("is no JSON pointer") ?? json.fault("is no finding")
    }
  }

  private static func isCode(_ text: String) -> Bool {
    let words = text.utf8.split(separator: 0x2D, omittingEmptySubsequences: false)
    return words.allSatisfy { word in
      !word.isEmpty && word.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }
    }
  }
}
