import ArgumentParser
import Campaigns

/// `plugin new`: writes a plugin that works.
struct PluginNewCommand: ParsableCommand, RunnableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Write a working plugin with a test.",
    discussion: """
      Makes campaigns/plugins/<name>/ with plugin.yaml, a program or a script with one function, and \
      tests.jsonl, and says how to declare it. Nothing that exists is overwritten.

        xqr-campaign plugin new --lua place
        xqr-campaign plugin new --exec crm

      Lua only computes and needs no grant. A program may be in any language; this one is Python.

      Exit codes: 0; 1 errors.
      """)

  @Argument(help: ArgumentHelp("Letters, digits and underscores.", valueName: "name"))
  var name: String

  @Flag(exclusivity: .exclusive)
  var kind: Kind

  @OptionGroup var common: CommonOptions

  enum Kind: String, EnumerableFlag {
    case lua, exec

    static func help(for value: Kind) -> ArgumentHelp? {
      switch value {
      case .lua: "A Lua script, which only computes."
      case .exec: "A program, which needs a grant."
      }
    }
  }

  func validate() throws {
    guard PluginDeclaration.isName(name), name.utf8.count <= 60 else {
      throw ValidationError(
        "'\(name.prefix(80))' is no name for a plugin: letters, digits and underscores, no digit "
          + "first, 60 at most")
    }
  }

  func run(in environment: [String: String]) async -> ExitStatus {
    guard let bench = Workbench(common, environment) else { return .failed }
    guard let repository = Repository(above: FileSystem.workingFolder) else {
      bench.terminal.message(
        "xqr-campaign: no folder 'campaigns' here or above; 'xqr-campaign init' makes one.\n")
      return .failed
    }
    let folder = "campaigns/plugins/" + name
    let place = repository.root + "/" + folder
    guard !FileSystem.exists(place) else {
      bench.terminal.message("xqr-campaign: '\(folder)' exists already; nothing was written.\n")
      return .failed
    }
    if let fault = FileSystem.makeFolder(place) {
      bench.terminal.message("xqr-campaign: '\(folder)' can't be made: \(fault.reason)\n")
      return .failed
    }
    let files = PluginSample.files(kind, name)
    for file in files {
      let mode: UInt32 = file.isExecutable ? 0o755 : 0o644
      if let fault = FileSystem.write(
        Array(file.text.utf8), to: place + "/" + file.path, mode: mode)
      {
        bench.terminal.message("xqr-campaign: '\(file.path)' can't be written: \(fault.reason)\n")
        return .failed
      }
    }
    bench.terminal.output(next(folder, files.map(\.path)))
    return .done
  }

  private func next(_ folder: String, _ paths: [String]) -> String {
    let trust =
      kind == .exec ? "  xqr-campaign plugin trust \(name)     let it run on this machine\n" : ""
    return """
      Wrote \(paths.joined(separator: ", ")) in \(folder).

      Declare it in \(ProjectFile.path):
        plugins: {\(name): {path: plugins/\(name)}}

      Next:
        xqr-campaign plugin test \(folder)
        xqr-campaign plugin lock \(name)      record its files
      \(trust)
      """
  }
}
