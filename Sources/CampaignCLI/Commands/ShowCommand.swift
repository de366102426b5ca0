import Applying
import ArgumentParser
import Diagnostics
import JSON
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
        xqr-campaign show summer.plan --format markdown >> "$GITHUB_STEP_SUMMARY"
        xqr-campaign show reports/summer-2026/20261123T224926Z-0123456789abcdef.json
        xqr-campaign show summer.plan --format html > plan.html
      """)

  @Argument(help: ArgumentHelp("A saved plan or a report.", valueName: "file"), completion: .file())
  var file: String

  @Option(
    help: ArgumentHelp(
      "text, json, markdown (fits a comment of 65,536 characters), html (a page that needs no other "
        + "file) or csv (a line a link).",
      valueName: "format"))
  var format: Format = .text

  @Flag(help: "Show every change and every problem, however many.")
  var verbose = false

  @OptionGroup var output: MachineOutput
  @OptionGroup var common: CommonOptions

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, markdown, html, csv }

  func validate() throws {
    if output.json, format != .text, format != .json {
      throw ValidationError("'--json' and '--format \(format.rawValue)' are two formats: name one.")
    }
  }

  func run(in environment: [String: String]) async -> ExitStatus {
    guard let bench = Workbench(common, environment) else { return .failed }
    var output = output
    output.json = output.json || format == .json
    switch FileSystem.read(file) {
    case .failure(let fault):
      bench.terminal.message("xqr-campaign: '\(file)' can't be read: \(fault.reason)\n")
      return .failed
    case .success(let bytes):
      var files = SourceFiles()
      let source = files.add(path: file, bytes: bytes)
      do throws(Diagnostic) {
        let view = try view(bytes, source, bench.terminal)
        return output.print(bytes, { view }, on: bench.terminal) ? .done : .failed
      } catch {
        bench.show(DiagnosticList([error]), files)
        return .failed
      }
    }
  }

  private func view(
    _ bytes: [UInt8], _ source: SourceFile.ID, _ terminal: Terminal
  ) throws(Diagnostic) -> String {
    if PlanFile.isPlan(bytes) {
      return view(try PlanFile(reading: bytes, file: source).plan, terminal)
    }
    do throws(ReportReader.Fault) {
      return view(try ReportReader.read(bytes), terminal)
    } catch {
      throw .unreadable(file, source, error)
    }
  }

  private func view(_ plan: Plan, _ terminal: Terminal) -> String {
    Terminal.hide(plan.options.sensitiveQuery)
    switch format {
    case .text, .json:
      let paint = Paint(isOn: terminal.coloursOutput)
      return PlanText(plan, paint: paint, isVerbose: verbose, columns: terminal.outputColumns).text
    case .markdown: return PlanMarkdown(plan).text
    case .html: return String(decoding: PlanHTML.render(plan), as: UTF8.self)
    case .csv: return String(decoding: PlanCSV.render(plan), as: UTF8.self)
    }
  }

  private func view(_ report: Report, _ terminal: Terminal) -> String {
    Terminal.hide(report.header.sensitiveQuery)
    switch format {
    case .text, .json:
      return ReportText(
        report.header, report.lines, path: file, paint: Paint(isOn: terminal.coloursOutput),
        isVerbose: verbose, columns: terminal.outputColumns
      ).text
    case .markdown: return ReportMarkdown(report).text
    case .html: return String(decoding: ReportHTML.render(report), as: UTF8.self)
    case .csv: return String(decoding: ReportCSV.render(report), as: UTF8.self)
    }
  }
}

extension Diagnostic {
  fileprivate static func unreadable(
    _ file: String, _ source: SourceFile.ID, _ fault: ReportReader.Fault
  ) -> Diagnostic {
    let (detail, span) = fault.words(of: file, source)
    return Diagnostic(
      Code("XQ4010", "the file can't be shown"), at: span, detail,
      help: ["Plans are saved by 'plan --out', reports by 'apply' in 'reports/'."])
  }
}
