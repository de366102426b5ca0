import Applying
import ArgumentParser
import Diagnostics
import Planning
import Reporting

/// `show`: prints a saved plan or report.
struct ShowCommand: ParsableCommand, RunnableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Print a saved plan or an apply report.",
    discussion: """
      The file's content decides what it is, not its name. Asks the service nothing.

        xqr-campaign show summer.plan
        xqr-campaign show reports/summer-2026/20261123T224926Z-0123456789abcdef.json
      """)

  @Argument(help: ArgumentHelp("A saved plan or a report.", valueName: "file"))
  var file: String

  @Option(help: ArgumentHelp("text or json.", valueName: "format"))
  var format: Format = .text

  @Flag(help: "Show every change and every problem, however many.")
  var verbose = false

  @OptionGroup var output: MachineOutput
  @OptionGroup var common: CommonOptions

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  func run(in environment: [String: String]) async -> ExitStatus {
    guard let bench = Workbench(common, environment) else { return .failed }
    var output = output
    output.json = output.json || format == .json
    switch FileSystem.read(file) {
    case .failure(let fault):
      bench.terminal.message("xqr-campaign: '\(file)' can't be read: \(fault.reason)\n")
      return .failed
    case .success(let bytes):
      do {
        let text = try text(bytes, Paint(isOn: bench.terminal.coloursOutput))
        return output.print(bytes, { text }, on: bench.terminal) ? .done : .failed
      } catch let diagnostic as Diagnostic {
        bench.show(diagnostic)
        return .failed
      } catch let fault as ReportReader.Fault {
        bench.show(.unreadableReport(file, fault))
        return .failed
      } catch {
        preconditionFailure("no other error is thrown: \(error)")
      }
    }
  }

  private func text(_ bytes: [UInt8], _ paint: Paint) throws -> String {
    if PlanFile.isPlan(bytes) {
      return PlanText(try PlanFile(reading: bytes).plan, paint: paint, isVerbose: verbose).text
    }
    let report = try ReportReader.read(bytes)
    return ReportText(
      report.header, report.lines, path: file, paint: paint, isVerbose: verbose
    ).text
  }
}

extension Diagnostic {
  fileprivate static func unreadableReport(
    _ file: String, _ fault: ReportReader.Fault
  ) -> Diagnostic {
    let detail =
      switch fault {
      case .notAReport: "'\(file)' is neither a plan nor a report"
      case .version(let version): "'\(file)' has format version \(version)"
      case .member(let name): "'\(file)' is a report without a sound '\(name)'"
      case .line(let line): "'\(file)' has a damaged line \(line)"
      case .sums: "'\(file)' is a report whose sums don't add up"
      }
    return Diagnostic(
      Code("XQ4010", "the file can't be shown"), at: nil, detail,
      help: ["Plans are saved by 'plan --out', reports by 'apply' in 'reports/'."])
  }
}
