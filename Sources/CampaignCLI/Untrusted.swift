import Diagnostics

/// Runs over files that a stranger may have written: `--untrusted`, `XQR_UNTRUSTED=1`.
enum Untrusted {
  static let variable = "XQR_UNTRUSTED"

  /// By anything but an empty text, `0`, `false`, `no` and `off`, as for flags.
  static func isOn(_ environment: [String: String]) -> Bool {
    !["", "0", "false", "no", "off"].contains((environment[variable] ?? "").lowercased())
  }
}

extension Diagnostic.Code {
  static let untrusted = Diagnostic.Code("XQ5022", "not possible with '--untrusted'")
}

extension Diagnostic {
  static let noNetwork = Diagnostic(
    .untrusted, at: nil, "no service is asked, and no key is read",
    help: [
      "'validate', 'render' and 'plan --offline SNAPSHOT' need no service.",
      "For files that you trust, leave '--untrusted' and XQR_UNTRUSTED away.",
    ])

  static func policyInside(_ option: String, _ path: String) -> Diagnostic {
    Diagnostic(
      .untrusted, at: nil, "'\(option) \(path)' lies in the repository that isn't trusted",
      help: ["Take the rules from another checkout: here whoever wrote the files wrote them."])
  }
}
