import ArgumentParser
import JSON

/// Flags by environment: `XQR_CAMPAIGN_MAX_CALLS=50` for `--max-calls 50`.
///
/// What is typed wins. A flag without a value is set by anything but an empty text, `0`,
/// `false`, `no` and `off`.
enum EnvironmentFlags {
  private static let prefix = "XQR_CAMPAIGN_"

  /// The arguments with those of the environment behind the command's name.
  static func completed(
    _ arguments: [String], _ environment: [String: String]
  ) throws -> [String] {
    let names = environment.keys.filter {
      $0.hasPrefix(prefix) && !$0.hasPrefix("XQR_CAMPAIGN_VAR_")
    }
    guard !names.isEmpty, let (command, depth) = subcommand(arguments) else { return arguments }
    var added: [String] = []
    for flag in try flags(of: command) {
      let name = prefix + flag.name.uppercased().map { $0 == "-" ? "_" : String($0) }.joined()
      // `XQR_CAMPAIGN_VAR_FILE` is the variable FILE, not a twin of '--var-file'.
      guard names.contains(name), let value = environment[name], !value.isEmpty else { continue }
      let option = "--" + flag.name
      guard !arguments.contains(where: { $0 == option || $0.hasPrefix(option + "=") }) else {
        continue
      }
      if flag.takesValue {
        added.append(option + "=" + value)
      } else if !["0", "false", "no", "off"].contains(value.lowercased()) {
        added.append(option)
      }
    }
    return arguments.prefix(depth) + added + arguments.dropFirst(depth)
  }

  private struct Flag {
    let name: String
    let takesValue: Bool
  }

  /// The command that is named, and how many words name it.
  private static func subcommand(
    _ arguments: [String]
  ) -> (command: any ParsableCommand.Type, depth: Int)? {
    var command: any ParsableCommand.Type = RootCommand.self
    var depth = 0
    for name in arguments {
      let inner = command.configuration.subcommands.first { $0._commandName == name }
      guard let inner else { break }
      command = inner
      depth += 1
    }
    return depth == 0 || !command.configuration.subcommands.isEmpty ? nil : (command, depth)
  }

  /// The long options of a command, from the parser's own description of it.
  private static func flags(of command: any ParsableCommand.Type) throws -> [Flag] {
    let document = try JSONDocument(parsing: Array(command._dumpHelp().utf8))
    let described = document.root["command"]?["arguments"]
    var flags: [Flag] = []
    for argument in described.map({ Array($0.elements) }) ?? [] {
      let takesValue = argument["kind"]?.string == "option"
      for name in argument["names"].map({ Array($0.elements) }) ?? []
      where name["kind"]?.string == "long" {
        guard let text = name["name"]?.string else { continue }
        flags.append(Flag(name: text, takesValue: takesValue))
      }
    }
    return flags
  }
}
