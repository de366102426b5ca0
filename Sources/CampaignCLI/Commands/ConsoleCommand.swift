import ArgumentParser
import Campaigns
import Expressions

/// `console`: tries expressions, alone or with the names of a campaign.
struct ConsoleCommand: ParsableCommand, RunnableCommand {
  static let configuration = CommandConfiguration(
    commandName: "console",
    abstract: "Try expressions.",
    discussion: """
      Prints the value of an expression as source text, or its error with its place. Without an \
      expression it reads one from each line of standard input.

        xqr-campaign console '"Zürich HB" | slug(lang="de")'
        xqr-campaign console 'size(data.stores)' --campaign campaigns/summer.yaml
        xqr-campaign console --explain 'store.region != "test"' \\
          --campaign campaigns/summer.yaml --at 0421-de-win

      An expression that begins with '-' stands behind '--', at the end of the line.

      With --jsonl each line is a request, {"expr": …, "bindings": {name: {"type": …, "value": …}}, \
      "container": …}, and is answered by one line, {"value": …} or {"error": {"code", "message", \
      "offset"}}.

      Exit codes: 0 a value, 1 an error. With --jsonl and on a terminal always 0.
      """)

  @Argument(help: ArgumentHelp("What to evaluate.", valueName: "expression"))
  var expression: String?

  @Option(
    help: ArgumentHelp("Take names and functions from a campaign.", valueName: "file"),
    completion: .file(extensions: ["yaml", "yml"]))
  var campaign: String?

  @Option(
    help: ArgumentHelp("Stand inside the link with this key of the campaign.", valueName: "key"))
  var at: String?

  @Flag(help: "Show the value of each part of the expression.")
  var explain = false

  @Flag(help: "Answer requests in JSON, one a line.")
  var jsonl = false

  @OptionGroup(title: "Input") var given: GivenOptions
  @OptionGroup var common: CommonOptions

  func validate() throws {
    if campaign == nil, at != nil || !given.variables.isEmpty || given.now != nil {
      throw ValidationError("'--at', '--var' and '--now' need '--campaign FILE'")
    }
    if jsonl, expression != nil || campaign != nil || explain {
      throw ValidationError("'--jsonl' takes everything from its lines")
    }
  }

  func run(in environment: [String: String]) async -> ExitStatus {
    guard let bench = Workbench(common, environment) else { return .failed }
    guard !jsonl else {
      var lines = LineReader()
      while let line = lines.next() { bench.terminal.output(ConsoleRequest.answer(line)) }
      return .done
    }
    guard let place = place(bench) else { return .failed }
    let session = ConsoleSession(bench: bench, place: place, explains: explain)
    let isSound =
      expression.map(session.run) ?? session.runLines(prompt: bench.terminal.canAsk ? "> " : nil)
    return isSound ? .done : .failed
  }

  /// Where the expressions stand; nil, after a message, where there is no such place.
  private func place(_ bench: Workbench) -> ExpressionPlace? {
    guard let campaign else { return .nowhere }
    var options = CampaignOptions()
    options.files = [campaign]
    options.given = given
    guard let loaded = bench.load(options)?.first else { return nil }
    bench.show(loaded.diagnostics, loaded.files)
    guard let read = loaded.campaign else { return nil }
    guard let at else { return read.place }
    if let place = read.place(ofLink: at) { return place }
    bench.terminal.message(
      """
      xqr-campaign: no link of '\(campaign)' has the key '\(at)'.
        'xqr-campaign render \(campaign)' lists the keys.

      """)
    return nil
  }
}
