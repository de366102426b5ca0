import Links
import Planning
import Reporting

/// Where a plan goes: to the screen, to machines, into the file that is asked for.
struct PlanOutput {
  let bench: Workbench
  let output: MachineOutput
  /// The file that `--out` names.
  let out: String?
  let isVerbose: Bool
  let detailedExitCode: Bool

  /// Shows and saves a plan.
  ///
  /// - Returns: The exit code that the plan has, or that of a file which can't be written.
  func show(_ plan: Plan, _ listing: LiveListing) -> ExitStatus {
    let paint = Paint(isOn: bench.terminal.coloursOutput)
    let file = output.isWanted || out != nil ? PlanFile(plan) : nil
    var status = PlanOutput.status(of: plan, listing)
    let isPrinted = output.print(
      file?.bytes ?? [],
      {
        let columns = bench.terminal.outputColumns
        return PlanText(plan, paint: paint, isVerbose: isVerbose, columns: columns).text
      }, on: bench.terminal)
    if !isPrinted { status = status.combined(with: .failed) }
    if let out, let file {
      if let fault = FileSystem.write(file.bytes, to: out, mode: 0o600) {
        bench.terminal.message("xqr-campaign: '\(out)' can't be written: \(fault.reason)\n")
        status = status.combined(with: .failed)
      } else {
        bench.terminal.message(
          "\nSaved as \(out). Apply exactly this with: xqr-campaign apply \(out)\n")
      }
    } else if plan.hasChanges, !plan.isRefused {
      bench.terminal.message(
        "\nThis plan wasn't saved: apply will plan again. '--out FILE' keeps it for 'apply FILE'.\n"
      )
    }
    // A blocked link is a difference too, though nothing would be done about it.
    if detailedExitCode, plan.hasChanges || plan.summary[.blocked] > 0 {
      status = status.combined(with: .changes)
    }
    return status
  }

  /// The exit code of a plan, without that for changes.
  private static func status(of plan: Plan, _ listing: LiveListing) -> ExitStatus {
    if plan.isRefused { return .guarded }
    return listing.isComplete ? .done : .incomplete
  }
}
