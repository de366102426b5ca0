import Applying
import ArgumentParser
import Campaigns
import Diagnostics
import Links
import Planning

/// `revert`: plans the way back from a report.
struct RevertCommand: ParsableCommand, RunnableCommand {
  static let configuration = CommandConfiguration(
    commandName: "revert",
    abstract: "Plan the way back to what was before a run.",
    discussion: """
      Takes a report of apply and saves a plan that gives every link the values that it had before \
      the run; 'apply PLAN' carries it out. Links that the run made are paused; what it deleted or \
      replaced can't come back. Links that were changed since are shown, and stop the plan. Sends \
      nothing but GET.

        xqr-campaign revert reports/summer-2026/20261123T224926Z-0123456789abcdef.json
        xqr-campaign revert reports/summer-2026/20261123T224926Z-0123456789abcdef.json \\
          --sandbox --out back.plan

      The campaign files still hold the newer values, so put them back as well: the next plan would \
      do it again.

      Exit codes: 0, or 2 with --detailed-exitcode where changes are present; 5 where a guard \
      refuses the plan; 1 errors; 3 no access; 10 quota used up.
      """)

  @Argument(help: ArgumentHelp("A report of apply.", valueName: "report"), completion: .file())
  var report: String

  @Option(
    name: .customLong("out"),
    help: ArgumentHelp(
      "Where the plan is saved; without it beside the report, as ….revert.plan.", valueName: "file"),
    completion: .file())
  var out: String?

  @OptionGroup var planning: PlanningOptions

  @Flag(
    name: [.customLong("detailed-exitcode"), .customLong("detailed-exit-code")],
    help: "Exit with 2 where changes or blocked links are present.")
  var detailedExitCode = false

  @Flag(help: "Show every change, however many.")
  var verbose = false

  @OptionGroup(title: "Service") var service: ServiceOptions
  @OptionGroup(title: "Output") var output: MachineOutput
  @OptionGroup var common: CommonOptions

  func validate() throws {
    let isAboutFiles =
      !planning.changes.isUntouched || !planning.selection.selection.isEverything
    if isAboutFiles {
      throw ValidationError(
        "'--prune', '--adopt', '--replace', '--target' and '--exclude' are about files: a revert is "
          + "about all links of a run")
    }
  }

  func run(in environment: [String: String]) async -> ExitStatus {
    guard let bench = Workbench(common, environment) else { return .failed }
    let reported: ReportedRun
    do throws(RunFailure) {
      reported = try ReportedRun(report, isSaved: false, bench)
    } catch {
      bench.show(error)
      return error.status
    }
    let out = out ?? RevertCommand.place(beside: report)
    if FileSystem.absolute(out) == FileSystem.absolute(report) {
      bench.terminal.message("xqr-campaign: '\(out)' is the report; nothing was written.\n")
      return .usage
    }
    if let fault = output.placeFault
      ?? FileSystem.faultOfWriting(to: out).map({ .noPlace("--out", out, $0) })
    {
      bench.show(fault)
      return .failed
    }
    return await bench.connected(service, root: reported.repository.root, reported.project) {
      await plan(reported, $0, to: out, bench)
    }
  }

  /// `…/20261123T224926Z-0123456789abcdef.revert.plan`.
  private static func place(beside report: String) -> String {
    (report.hasSuffix(".json") ? String(report.dropLast(5)) : report) + ".revert.plan"
  }

  private func plan(
    _ reported: ReportedRun, _ connection: Connection, to out: String, _ bench: Workbench
  ) async -> ExitStatus {
    let session = Session(connection, service, maxCalls: nil, adopts: false, writes: false)
    do {
      let listing = try await session.listing(
        of: reported.ownership, counts: [reported.report.lines.count])
      let options = planning.options(.pause, reported.project)
      let plan = try await session.vantage.plan(back: reported, listing, options)
      return PlanOutput(
        bench: bench, output: output, out: plan.hasChanges ? out : nil, isVerbose: verbose,
        detailedExitCode: detailedExitCode
      ).show(plan, listing)
    } catch let failure as CallFailure {
      bench.show(failure, from: connection)
      return failure.status
    } catch let failure as RunFailure {
      bench.show(failure)
      return failure.status
    } catch {
      preconditionFailure("no other error is thrown: \(error)")
    }
  }
}
