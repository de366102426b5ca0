import ArgumentParser

/// Flags that let a run do what it otherwise leaves alone.
struct ChangeOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Make the link with this key anew: its code is deleted and made again; may be repeated.",
      valueName: "key"))
  var replace: [String] = []

  @Flag(help: "Let 'on_remove: delete' delete; without it such links are kept.")
  var prune = false

  @Flag(help: "Take over links that have the right slug and belong to no campaign.")
  var adopt = false

  func validate() throws {
    if replace.contains("") { throw ValidationError("'--replace' needs a key") }
  }

  /// Whether no flag was given.
  var isUntouched: Bool { replace.isEmpty && !prune && !adopt }
}
