import Diagnostics

/// The file of a campaign that was named by its id.
struct NamedCampaign {
  let repository: Repository
  /// From the root.
  let path: String

  /// Absolute.
  var file: String { repository.root + "/" + path }

  /// Looks through the campaigns of the repository around the working folder.
  ///
  /// - Returns: Nil, after a message with the id that was meant, where none has it.
  static func find(_ id: String, _ terminal: Terminal) -> NamedCampaign? {
    guard let repository = Repository(above: FileSystem.workingFolder) else {
      terminal.message(
        "xqr-campaign: no folder 'campaigns' here or above, so no campaign '\(id)'.\n")
      return nil
    }
    let paths = repository.campaignPaths()
    let ids = paths.map { Workbench.campaignID(in: repository.root + "/" + $0) ?? "" }
    if let number = ids.firstIndex(of: id) {
      return NamedCampaign(repository: repository, path: paths[number])
    }
    // Whoever gives a file where an id is wanted means the campaign in it.
    let named = FileSystem.isFile(id) ? Workbench.campaignID(in: id) : nil
    let meant = (named ?? Suggestion.nearest(to: id, among: ids)).map { " Did you mean '\($0)'?" }
    let known = Set(ids).filter { !$0.isEmpty }.sorted().joined(separator: ", ")
    terminal.message(
      "xqr-campaign: no campaign has the id '\(id)'.\(meant ?? "")"
        + (known.isEmpty ? "" : " There are: \(known).") + "\n")
    return nil
  }
}
