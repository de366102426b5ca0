import Campaigns
import Diagnostics
import Glibc
import Reporting

/// What every command starts from: the folder, the terminal, the campaigns that were named.
struct Workbench {
  let terminal: Terminal
  let environment: [String: String]
  private let form: DiagnosticForm
  private let annotations = Annotations()

  /// Whether diagnostics are shown in a form that programs read.
  var isForMachines: Bool { form != .full }

  /// Nil, after a message, where the folder can't be entered.
  init?(_ common: CommonOptions, _ environment: [String: String]) {
    terminal = common.terminal(environment)
    self.environment = environment
    form = common.form
    if let folder = common.folder, chdir(folder) != 0 {
      let reason = String(cString: strerror(errno))
      terminal.message("xqr-campaign: can't work in '\(folder)': \(reason)\n")
      return nil
    }
  }

  /// Nil where the named files can be what the command takes; otherwise the exit code, after a
  /// message.
  func refuses(_ options: CampaignOptions, takesPlan: Bool = false) -> ExitStatus? {
    refuses(NamedFiles(files: options.files).mistake(takesPlan: takesPlan))
  }

  /// Nil where there is what a selection names; otherwise the exit code, after a message.
  func refuses(_ check: SelectionCheck, in loaded: [Loaded]) -> ExitStatus? {
    refuses(check.mistake(in: loaded.compactMap(\.links)))
  }

  private func refuses(_ mistake: NamedFiles.Mistake?) -> ExitStatus? {
    switch mistake {
    case nil: return nil
    case .usage(let sentence):
      terminal.message("xqr-campaign: \(sentence)\n")
      return .usage
    case .unreadable(let diagnostic):
      show(diagnostic)
      return .failed
    }
  }

  /// Shows what was found in a campaign: its diagnostics, and the rules that its links break.
  ///
  /// - Parameter planned: Whether a plan follows, whose text tells of the rules; forms for machines
  ///   have them here all the same.
  func show(_ campaign: Loaded, planned: Bool = false) {
    var diagnostics = campaign.diagnostics
    if !planned || isForMachines {
      for finding in campaign.findings { diagnostics.report(finding.diagnostic) }
    }
    show(diagnostics, campaign.files)
  }

  /// Shows diagnostics on standard error.
  func show(_ diagnostics: DiagnosticList, _ files: SourceFiles) {
    guard !diagnostics.isEmpty else { return }
    let renderer = DiagnosticRenderer(
      form: form.form, files: files, colour: terminal.coloursMessages, annotations: annotations)
    terminal.message(renderer.render(diagnostics), hasCommands: form == .github)
  }

  /// Shows one diagnostic without a place.
  func show(_ diagnostic: Diagnostic) {
    show(DiagnosticList([diagnostic]), SourceFiles())
  }
}
