import Applying
import ArgumentParser
import Diagnostics
import Links
import Planning

/// `freeze`: records the codes of live links in the lock file.
struct FreezeCommand: ParsableCommand, RunnableCommand {
  static let configuration = CommandConfiguration(
    commandName: "freeze",
    abstract: "Record codes that are on paper, so that nothing may move them.",
    discussion: """
      Writes campaign, key and code of every link that lives and is in the files to \
      campaigns/xqr.lock; commit it. Afterwards a plan that would give such a link another code, \
      pause or delete it, or hand it to another campaign is refused by guard 'frozen', and its link \
      is kept when it leaves the files. Where it leads may change. Sends nothing but GET.

        xqr-campaign freeze campaigns/grocery/summer.yaml
        xqr-campaign freeze --target 'store=04*' --exclude channel=web

      To thaw a code, take its line out of the file.

      Exit codes: 0; 1 errors; 3 no access; 4 the listing is incomplete.
      """)

  @OptionGroup var campaigns: CampaignOptions

  @OptionGroup(title: "Selection") var selection: SelectionOptions

  @Flag(name: .customLong("dry-run"), help: "Say what would be written, and write nothing.")
  var dryRun = false

  @OptionGroup(title: "Service") var service: ServiceOptions
  @OptionGroup var common: CommonOptions

  func run(in environment: [String: String]) async -> ExitStatus {
    guard let bench = Workbench(common, environment) else { return .failed }
    if let status = bench.refuses(campaigns) { return status }
    guard let loaded = bench.load(campaigns) else { return .failed }
    for campaign in loaded { bench.show(campaign) }
    guard loaded.allSatisfy({ $0.links != nil }) else { return .failed }
    let check = SelectionCheck(selection: selection.selection, reachesStrays: false)
    if let status = bench.refuses(check, in: loaded) { return status }
    return await bench.connected(service, to: loaded) { await freeze(loaded, $0, bench) }
  }

  private func freeze(
    _ loaded: [Workbench.Loaded], _ connection: Connection, _ bench: Workbench
  ) async -> ExitStatus {
    let session = Session(connection, service, maxCalls: nil, adopts: false, writes: false)
    var status = ExitStatus.done
    var locks: [String: Lock] = [:]
    var options = PlanOptions()
    options.selection = selection.selection
    for campaign in loaded {
      guard let links = campaign.links else { continue }
      let root = campaign.repository.root
      do {
        let listing = try await session.listing(of: links, all: loaded.compactMap(\.links))
        if !listing.isComplete { status = status.combined(with: .incomplete) }
        let plan = await session.vantage.plan(campaign, links, listing, options)
        let freeze = Freeze(plan)
        locks[root] = try freeze.added(
          to: locks[root] ?? campaign.lock, of: links.ownership.campaign)
        bench.terminal.output(freeze.text(path: campaign.path, over: campaign.lock))
      } catch let failure as CallFailure {
        bench.show(failure, from: connection)
        return status.combined(with: failure.status)
      } catch let clash as Lock.Clash {
        bench.show(.otherFrozenCode(clash))
        return status.combined(with: .failed)
      } catch {
        preconditionFailure("no other error is thrown: \(error)")
      }
    }
    for (root, lock) in locks.sorted(by: { $0.key < $1.key }) {
      status = status.combined(with: write(lock, to: root, bench))
    }
    return status
  }

  private func write(_ lock: Lock, to root: String, _ bench: Workbench) -> ExitStatus {
    if dryRun {
      bench.terminal.message("Nothing was written (--dry-run).\n")
      return .done
    }
    let path = root + "/" + Repository.lockPath
    if let fault = FileSystem.write(LockFile.bytes(lock), to: path) {
      bench.terminal.message("xqr-campaign: '\(path)' can't be written: \(fault.reason)\n")
      return .failed
    }
    bench.terminal.message("Saved as \(Repository.lockPath). Commit it: plans are bound to it.\n")
    return .done
  }
}
