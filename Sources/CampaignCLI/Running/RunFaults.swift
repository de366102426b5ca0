import Applying
import Diagnostics
import Glibc
import Planning

extension Diagnostic.Code {
  fileprivate static let busy = Diagnostic.Code("XQ3101", "another run applies this campaign")
  fileprivate static let unwritable = Diagnostic.Code(
    "XQ3102", "a file of the run can't be written")
  static let journal = Diagnostic.Code("XQ3103", "the journal can't be understood")
  fileprivate static let differs = Diagnostic.Code("XQ3104", "links differ from the account")
  fileprivate static let mayDouble = Diagnostic.Code(
    "XQ3105", "two runs at once could double links")
}

extension Diagnostic {
  static func journal(_ fault: JournalFile.Fault) -> Diagnostic {
    switch fault {
    case .busy(let path, let process):
      Diagnostic(
        .busy, at: nil,
        "'\(path)' is locked" + (process.map { " by process \($0)" } ?? ""),
        help: ["Wait for it to end, or stop it with Ctrl-C; it reports what it did."])
    case .system(let path, let code):
      Diagnostic(
        .unwritable, at: nil, "'\(path)': \(FileSystem.Fault(code: code).reason)",
        help: ["The journal has to be written before anything is sent: nothing was sent."])
    }
  }

  static func otherWorkspace(_ path: String, _ workspace: String) -> Diagnostic {
    Diagnostic(
      .journal, at: nil, "'\(path)' belongs to a killed run against '\(workspace)'",
      help: [
        "Apply against that workspace once, so that the run gets its report; or delete the file."
      ])
  }

  static func noReportFolder(_ fault: ReportWriter.Failure) -> Diagnostic {
    Diagnostic(
      .unwritable, at: nil, "'\(fault.path)': \(FileSystem.Fault(code: fault.code).reason)",
      help: ["The report has to be saved there afterwards: nothing was sent."])
  }

  /// A result that a flag asks for, found to have no place before the service is asked.
  static func noPlace(_ flag: String, _ path: String, _ fault: FileSystem.Fault) -> Diagnostic {
    Diagnostic(
      .unwritable, at: nil, "'\(path)': \(fault.reason)",
      help: ["'\(flag)' takes a file in a folder that exists and can be written."])
  }

  static func unsavedReport(_ failure: ReportWriter.Failure) -> Diagnostic {
    Diagnostic(
      .unwritable, at: nil, "'\(failure.path)': \(FileSystem.Fault(code: failure.code).reason)",
      help: [
        "The report couldn't be saved. The journal in '.xqr-campaign/journal' has the account."
      ])
  }

  static func finishedPlan(_ report: String) -> Diagnostic {
    Diagnostic(
      Code("XQ2017", "the plan is carried out already"), at: nil,
      "a run has finished this plan; its report is '\(report)'",
      help: ["Plan again to see what there is to do now."])
  }

  /// Said before the first run of a campaign in this folder.
  static func mayDouble(_ campaign: String) -> Diagnostic {
    Diagnostic(
      .mayDouble, .warning, at: nil,
      "the service chooses codes of '\(campaign)', so that it takes two runs of different machines "
        + "for two wishes",
      help: [
        "Let one machine at a time apply it, such as one CI job; or give 'custom_slug', of which the "
          + "service makes only one."
      ])
  }

  static func differing(_ count: Int) -> Diagnostic {
    Diagnostic(
      .differs, .warning, at: nil,
      "\(Quantity.counted(count, "live link")) \(count == 1 ? "is" : "are") not as this run left "
        + "\(count == 1 ? "it" : "them"), by a new listing",
      help: ["Somebody may have changed them meanwhile. 'plan' shows the difference."])
  }
}
