import Applying
import ArgumentParser
import Campaigns
import Diagnostics
import Links
import Planning
import Reporting

/// `import`: writes a campaign for links that exist.
struct ImportCommand: ParsableCommand, RunnableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Write a campaign file and its data for links that exist.",
    discussion: """
      Lists the workspace and takes the links that no campaign has: all of them, those with a \
      label, or those whose codes match a pattern. Writes campaigns/ID.yaml and campaigns/ID.csv, \
      and says what their plan is; nothing is written to the service.

        xqr-campaign import spring --label spring-2026
        xqr-campaign import posters --slug 'po-*'
        xqr-campaign apply campaigns/posters.yaml --adopt

      Exit codes: 0; 4 where a link would change beside being taken over; 1 errors, nothing to \
      import, or a file that exists; 3 no access.
      """)

  @Argument(help: ArgumentHelp("The id of the new campaign.", valueName: "id"))
  var id: String

  @Option(help: ArgumentHelp("Only links that carry this label.", valueName: "label"))
  var label: String?

  @Option(
    help: ArgumentHelp("Only codes that match: '*' any characters, '?' one.", valueName: "pattern"))
  var slug: String?

  @OptionGroup(title: "Service") var service: ServiceOptions
  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard Ownership.isCampaignID(id) else {
      throw ValidationError(
        "'\(id)' is no id of a campaign: 1 to 40 lower-case letters, digits and hyphens.")
    }
  }

  func run(in environment: [String: String]) async -> ExitStatus {
    guard let bench = Workbench(common, environment) else { return .failed }
    let folder = FileSystem.workingFolder
    let repository = Repository(above: folder) ?? Repository(root: folder)
    if let sentence = taken(in: repository) {
      bench.terminal.message("xqr-campaign: \(sentence); nothing was written.\n")
      return .failed
    }
    guard let project = bench.project(of: repository) else { return .failed }
    return await bench.connected(service, root: repository.root, project) { connection in
      let session = Session(connection, service, maxCalls: nil, adopts: true, writes: false)
      do throws(CallFailure) {
        try await session.checkWorkspace()
        let listing = try await session.courier.listing(.workspace, of: Ownership(campaign: id))
        return write(listing, await session.vantage, repository, bench)
      } catch {
        bench.show(error, from: connection)
        return error.status
      }
    }
  }

  private var files: (campaign: String, data: String) {
    ("campaigns/\(id).yaml", "campaigns/\(id).csv")
  }

  /// Why the campaign can't be a new one.
  private func taken(in repository: Repository) -> String? {
    for file in [files.campaign, files.data]
    where FileSystem.isFile(repository.root + "/" + file) {
      return "'\(file)' exists already"
    }
    let other = repository.campaignPaths().first {
      Workbench.campaignID(in: repository.root + "/" + $0) == id
    }
    return other.map { "'\($0)' has the campaign id '\(id)' already" }
  }

  private func write(
    _ listing: LiveListing, _ vantage: Vantage, _ repository: Repository, _ bench: Workbench
  ) -> ExitStatus {
    let selection = ImportSelection(
      from: listing.links, for: Ownership(campaign: id), label: label, slugs: slug)
    let left = ImportWords.left(selection)
    guard selection.count > 0 else {
      bench.terminal.message(
        "xqr-campaign: no link can be imported, of \(listing.links.count) that live.\n\(left)")
      return .failed
    }
    let campaign = ImportedCampaign(selection, campaign: id, data: "\(id).csv")
    if let fault = FileSystem.makeFolder(repository.root + "/campaigns") {
      bench.terminal.message("xqr-campaign: 'campaigns' can't be made: \(fault.reason)\n")
      return .failed
    }
    for (path, bytes) in [(files.data, campaign.csv), (files.campaign, Array(campaign.yaml.utf8))] {
      if let fault = FileSystem.write(bytes, to: repository.root + "/" + path) {
        bench.terminal.message("xqr-campaign: '\(path)' can't be written: \(fault.reason)\n")
        return .failed
      }
    }
    bench.terminal.output(
      "Wrote \(files.campaign) and \(files.data): "
        + "\(Quantity.counted(selection.count, "link")).\n\(left)")
    return check(listing, vantage, repository, bench)
  }

  /// Reads what was written and plans it, so that what it says of the plan is true.
  private func check(
    _ listing: LiveListing, _ vantage: Vantage, _ repository: Repository, _ bench: Workbench
  ) -> ExitStatus {
    let file = repository.root + "/" + files.campaign
    guard let named = try? CampaignOptions.parse([file]), let loaded = bench.load(named)?.first
    else { return .failed }
    bench.show(loaded.diagnostics, loaded.files)
    guard let source = loaded.campaign, let links = loaded.links else {
      bench.terminal.message(
        "xqr-campaign: these links live with values that a file can't ask for: see above, change "
          + "them in the files or take their rows out.\n")
      return .incomplete
    }
    if !listing.isComplete {
      bench.terminal.message(
        "xqr-campaign: the pages of the listing don't agree, so links may be missing in the files: "
          + "take the files away and import again when nobody else changes links.\n")
    }
    var options = PlanningOptions.standard(source.onRemove, loaded.project)
    options.adopts = true
    let plan = vantage.plan(loaded, links, listing, options)
    bench.terminal.output(ImportWords.next(plan, files.campaign))
    let isExact = plan.changes.allSatisfy { $0.kind == .adopt && $0.fields == .labels }
    return isExact && listing.isComplete ? .done : .incomplete
  }
}
