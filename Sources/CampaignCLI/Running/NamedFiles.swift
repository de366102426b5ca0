import Applying
import Diagnostics
import Planning

/// The files that a command was given as campaigns, looked at before they are read as such.
struct NamedFiles {
  let files: [String]

  /// Why they can't be what the command takes.
  enum Mistake {
    /// A sentence for exit 64.
    case usage(String)
    /// For exit 1.
    case unreadable(Diagnostic)
  }

  /// The first mistake.
  ///
  /// - Parameter takesPlan: Whether one file alone may be a saved plan.
  func mistake(takesPlan: Bool) -> Mistake? {
    // A pipe can be read once, by whoever takes it for what it is.
    for file in files where !FileSystem.isSpecial(file) {
      switch FileSystem.read(file) {
      case .failure(let fault): return .unreadable(.unreadableCampaign(file, fault))
      case .success(let bytes):
        if let sentence = sentence(file, bytes, takesPlan) { return .usage(sentence) }
      }
    }
    return nil
  }

  private func sentence(_ file: String, _ bytes: [UInt8], _ takesPlan: Bool) -> String? {
    let tool = "xqr-campaign"
    if PlanFile.isPlan(bytes) {
      guard takesPlan else {
        return "'\(file)' is a saved plan, not a campaign file: '\(tool) show \(file)' prints it, "
          + "'\(tool) apply \(file)' carries it out."
      }
      guard files.count > 1 else { return nil }
      return "'\(file)' is a saved plan, which is applied alone: it knows its campaign. "
        + "Run '\(tool) apply \(file)'."
    }
    if Snapshot.isSnapshot(bytes) {
      return "'\(file)' is a snapshot, not a campaign file: '\(tool) plan --offline \(file)' "
        + "compares with it."
    }
    guard bytes.first == 0x7B, ReportReader.isReport(bytes) else { return nil }
    return "'\(file)' is an apply report, not a campaign file: '\(tool) show \(file)' prints it."
  }
}

extension Diagnostic {
  fileprivate static func unreadableCampaign(_ file: String, _ fault: FileSystem.Fault)
    -> Diagnostic
  {
    var help: [String] = []
    if let repository = Repository(above: FileSystem.workingFolder) {
      let here = FileSystem.workingFolder + "/"
      let known = repository.campaignPaths().map { repository.root + "/" + $0 }
        .map { $0.hasPrefix(here) ? String($0.dropFirst(here.count)) : $0 }
      help = Suggestion.nearest(to: file, among: known).map { ["Did you mean '\($0)'?"] } ?? []
    }
    help.append("Name campaign files; without a name every campaign below 'campaigns/' is taken.")
    return Diagnostic(
      Code("XQ0001", "file can't be read"), at: nil, "'\(file)': \(fault.reason)", help: help)
  }
}
