import ArgumentParser
import Glibc

/// Runs the command line of this process and ends it with the command's exit code.
package func runCommandLine() async -> Never {
  signal(SIGPIPE, SIG_IGN)
  Signals.begin()
  let environment = Environment.values
  do {
    let typed = Array(CommandLine.arguments.dropFirst())
    let arguments = try EnvironmentFlags.completed(typed, environment)
    var command = try RootCommand.parseAsRoot(arguments)
    guard let runnable = command as? any RunnableCommand else {
      // What isn't ours is the parser's own: help, which throws its text.
      try command.run()
      throw CleanExit.helpRequest()
    }
    var status = await runnable.run(in: runnable.common.environment(from: environment))
    if let reason = Terminal.outputFault {
      Terminal(environment: environment, noColor: true, asks: false)
        .message("xqr-campaign: standard output can't be written: \(reason)\n")
      status = status.combined(with: .failed)
    }
    exit(status.rawValue)
  } catch {
    let code = RootCommand.exitCode(for: error)
    let text = RootCommand.fullMessage(for: error)
    let terminal = Terminal(environment: environment, noColor: true, asks: false)
    // Completions are programs, in which tabs have to stay.
    if code.isSuccess {
      terminal.output(Array((text + "\n").utf8))
    } else {
      terminal.message(text + "\n")
    }
    exit(code.isSuccess ? 0 : ExitStatus.usage.rawValue)
  }
}

/// A command that can be run: flags in, exit code out.
protocol RunnableCommand {
  var common: CommonOptions { get }

  /// - Parameter environment: What the command may see of it, see
  ///   ``CommonOptions/environment(from:)``.
  func run(in environment: [String: String]) async -> ExitStatus
}

/// The environment of this process.
enum Environment {
  static var values: [String: String] {
    var values: [String: String] = [:]
    var entry = environ
    while let text = entry.pointee {
      let parts = String(cString: text).split(
        separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if parts.count == 2 { values[String(parts[0])] = String(parts[1]) }
      entry += 1
    }
    return values
  }
}
