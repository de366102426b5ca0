import ArgumentParser
import Diagnostics
import Reporting

/// `explain`: the long text of an error's code.
struct ExplainCommand: ParsableCommand, RunnableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Explain the code of an error.",
    discussion: """
      Prints what happened, an example and the way out. Without a code it lists them all.

        xqr-campaign explain XQ1301
      """)

  @Argument(
    help: ArgumentHelp("The code of an error, warning or note.", valueName: "code"),
    completion: .list(Explanation.all.map(\.code.id)))
  var code: String?

  @OptionGroup var output: MachineOutput
  @OptionGroup var common: CommonOptions

  func run(in environment: [String: String]) async -> ExitStatus {
    guard let bench = Workbench(common, environment) else { return .failed }
    guard let code else {
      let isPrinted = output.print(
        ExplanationView.json(Explanation.all), { ExplanationView.list(Explanation.all) },
        on: bench.terminal)
      return isPrinted ? .done : .failed
    }
    guard let explanation = Explanation.of(code) else {
      bench.terminal.message(unknown(code))
      return .usage
    }
    let isPrinted = output.print(
      ExplanationView.json([explanation]), { ExplanationView.text(of: explanation) },
      on: bench.terminal)
    return isPrinted ? .done : .failed
  }

  private func unknown(_ code: String) -> String {
    let near = Explanation.near(code)
    let ids = Explanation.all.map(\.code.id)
    let meant = Suggestion.nearest(to: code.uppercased(), among: near.map(\.code.id) + ids)
    return "xqr-campaign: there is no code '\(code)'."
      + (meant.map { " Did you mean '\($0)'?" } ?? "") + "\n"
      + ExplanationView.list(near).split(separator: "\n").map { "  \($0)\n" }.joined()
      + "  'xqr-campaign explain' lists them all.\n"
  }
}
