import Campaigns
import Diagnostics
import Plugins

extension Diagnostic {
  static func noPlugin(_ declaration: PluginDeclaration, _ reason: String) -> Diagnostic {
    Diagnostic(
      Code("XQ5002", "plugin's files can't be used"), at: declaration.pathSpan,
      "'\(declaration.path)': \(reason)",
      help: [
        "A plugin is a folder with '\(PluginFile.name)' or one '.lua' file, of the repository; "
          + "links, pipes and sockets are refused."
      ])
  }

  private static let unusableFile = Code("XQ5003", "plugin file can't be used")

  static func otherName(
    _ declaration: PluginDeclaration, _ name: String, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      unusableFile, at: span,
      "the plugin calls itself '\(name)', and is declared as '\(declaration.name)'",
      labels: [Label(declaration.nameSpan, "declared here")],
      help: ["Use one name for it: the lock and grants go by names."])
  }

  static func wrongHeader(_ declaration: PluginDeclaration) -> Diagnostic {
    Diagnostic(
      unusableFile, at: declaration.pathSpan,
      "its header has a version that isn't like 1.2.0, or a function that no expression can name",
      help: ["Names are letters, digits and underscores and don't begin with a digit."])
  }

  static func noJail(_ declaration: PluginDeclaration, _ reason: String) -> Diagnostic {
    Diagnostic(
      .untrusted, at: declaration.nameSpan,
      "'\(declaration.name)' is Lua, and the jail for it doesn't hold: \(reason)",
      help: ["Run it where the system has seccomp, with 'xqr-lua-worker' beside the tool."])
  }

  static func noEntry(_ file: PluginFile) -> Diagnostic {
    Diagnostic(
      unusableFile, at: file.entrySpan, "the plugin has no file '\(file.entry)'",
      help: ["Hidden files and '__pycache__' are no part of a plugin."])
  }

  static func notExecutable(_ file: PluginFile) -> Diagnostic {
    Diagnostic(
      unusableFile, at: file.entrySpan, "'\(file.entry)' isn't executable",
      help: ["chmod +x \(file.entry)"])
  }

  static func notLocked(_ declaration: PluginDeclaration) -> Diagnostic {
    Diagnostic(
      Code("XQ5010", "plugin isn't locked"), at: declaration.nameSpan,
      "'\(Repository.lockPath)' has no plugin '\(declaration.name)'",
      help: [
        "Review its files, then lock and commit them: xqr-campaign plugin lock \(declaration.name)"
      ])
  }

  static func notAsLocked(
    _ declaration: PluginDeclaration, _ differences: [String]
  ) -> Diagnostic {
    let shown = differences.prefix(10)
    let more = differences.count - shown.count
    return Diagnostic(
      Code("XQ5011", "plugin isn't as it was locked"), at: declaration.nameSpan,
      "'\(declaration.name)' was changed after '\(Repository.lockPath)' was written",
      help: [
        "If the change is meant, review it and lock it: xqr-campaign plugin lock "
          + "\(declaration.name). Otherwise bring its files back from git."
      ],
      values: (differences.isEmpty ? ["the lock contradicts itself"] : Array(shown))
        + (more > 0 ? ["and \(more) more"] : []))
  }

  static let notTrusted = Code("XQ5020", "plugin isn't trusted")

  static func notTrusted(
    _ declaration: PluginDeclaration, _ manifest: PluginManifest, _ content: PluginContent,
    _ trust: PluginTrust
  ) -> Diagnostic {
    var help = [
      "On your machine: xqr-campaign plugin trust \(declaration.name)",
      "In CI: XQR_TRUST_LOCK=\(trust.lockDigest ?? "sha256:…") as a protected variable, or "
        + "'--allow-plugin \(declaration.name)@\(content.digest)'.",
    ]
    if trust.trustedLock != nil {
      help.append("XQR_TRUST_LOCK names another '\(Repository.lockPath)' than this one.")
    }
    return Diagnostic(
      notTrusted, at: declaration.nameSpan,
      "'\(declaration.name)' is a program that may do what you may, and nobody let it run with "
        + "these files",
      help: help, values: manifest.capabilities.lines)
  }

  static func said(_ plugin: String, _ text: String) -> Diagnostic {
    Diagnostic(
      Code("XQ5032", "plugin says"), .note, at: nil, "plugin '\(plugin)': \(text)")
  }

  static func noPrograms(_ declaration: PluginDeclaration) -> Diagnostic {
    Diagnostic(
      .untrusted, at: declaration.nameSpan,
      "'\(declaration.name)' is a program, and files that aren't trusted run none",
      help: ["What only computes can be written in Lua, which runs in a jail."])
  }
}

extension PluginCapabilities {
  /// `net = crm.example.com:443`, one for each kind that is asked for.
  var lines: [String] {
    [("net", net), ("read", read), ("env", env)].filter { !$0.1.isEmpty }
      .map { "\($0.0) = \($0.1.joined(separator: ", "))" }
  }
}
