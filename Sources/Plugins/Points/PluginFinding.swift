/// What a policy found: `{"message", "code"}`.
///
/// How grave it is says the rule of the campaign.
package struct PluginFinding: Hashable, Sendable {
  package let message: String

  /// The plugin's own name of the rule: lower-case words with `-` between; nil where it gave none.
  package let code: String?

  /// Reads `{"findings": […]}`, in the plugin's order.
  package static func list(_ result: StrictValue) throws(ShapeFault) -> [PluginFinding] {
    var findings: [PluginFinding] = []
    for finding in try result.members(["findings"])["findings"]?.elements() ?? [] {
      findings.append(try PluginFinding(finding))
    }
    return findings
  }

  private init(_ json: StrictValue) throws(ShapeFault) {
    let members = try json.members(["message"], optional: ["code"])
    message = try members["message"]?.text() ?? ""
    code = try members["code"]?.text()
    if let code, !PluginFinding.isCode(code) {
      throw members["code"]?.fault("is not lower-case words with '-' between")
        ?? json.fault("is no finding")
    }
  }

  private static func isCode(_ text: String) -> Bool {
    let words = text.utf8.split(separator: 0x2D, omittingEmptySubsequences: false)
    return words.allSatisfy { word in
      !word.isEmpty && word.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }
    }
  }
}
