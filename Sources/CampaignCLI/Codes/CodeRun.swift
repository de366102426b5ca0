import Applying
import Bytes
import Diagnostics
import Links
import Planning
import QRCodes
import Reporting

/// One run of `qr` over the campaigns that it was given.
struct CodeRun {
  let command: QRCommand
  let bench: Workbench
  /// Nil where codes aren't read again.
  let scanner: CodeScanner?

  /// How many codes take so long that it is shown.
  private static let longRun = 500

  /// Draws the codes of each campaign; one with a fault has nothing drawn.
  ///
  /// - Parameter session: Nil where nobody is asked.
  func draw(_ loaded: [Workbench.Loaded], through session: Session?) async -> ExitStatus {
    var status = ExitStatus.done
    for campaign in loaded {
      guard let links = campaign.links else { continue }
      do throws(CallFailure) {
        let urls = try await urls(of: links, all: loaded.compactMap(\.links), session)
        guard let urls else {
          status = status.combined(with: .failed)
          continue
        }
        let folder = loaded.count > 1 ? "/" + links.ownership.campaign : ""
        status = status.combined(with: draw(campaign, links, urls, into: folder))
      } catch {
        if let session { bench.show(error, from: session.connection) }
        return status.combined(with: error.status)
      }
    }
    return status
  }

  /// Nil, after a message, where the report can't be used.
  private func urls(
    of links: DesiredSet, all: [DesiredSet], _ session: Session?
  ) async throws(CallFailure) -> ShortURLs? {
    if let session {
      let listing = try await session.listing(of: links, all: all)
      let isSandbox = await session.courier.gate.sandboxID != nil
      return ShortURLs(of: links, in: listing, isSandbox: isSandbox)
    }
    guard let path = command.report else { return ShortURLs(of: links, behind: command.base) }
    guard case .success(let bytes) = FileSystem.read(path),
      let report = try? ReportReader.read(bytes),
      report.header.campaign == links.ownership.campaign
    else {
      bench.show(.notAReport(path, links.ownership.campaign))
      return nil
    }
    return ShortURLs(of: links, in: report)
  }

  private func draw(
    _ campaign: Workbench.Loaded, _ links: DesiredSet, _ urls: ShortURLs, into folder: String
  ) -> ExitStatus {
    var diagnostics = DiagnosticList()
    let selected = SelectedLinks(command.selection.selection, of: links)
    let batch = CodeBatch(links, urls, of: selected, &diagnostics)
    if let key = command.show { return show(key, batch, links, diagnostics, campaign) }
    guard let known = known(links.ownership.campaign, in: (command.out ?? ".") + folder) else {
      return .failed
    }
    let export = CodeExport(
      folder: (command.out ?? ".") + folder, formats: command.format.formats,
      dotsPerInch: command.dpi, known: known, sheet: command.sheet.layout)
    for fault in export.faults(of: batch) { diagnostics.report(fault) }
    if let scanner, !diagnostics.hasErrors {
      CodeProof(scanner: scanner).check(batch, links, &diagnostics)
    }
    bench.show(diagnostics, campaign.files)
    guard !diagnostics.hasErrors else { return .failed }
    let progress = Progress("Drawing", on: bench.terminal)
    do throws(CodeExport.Failure) {
      let result = try export.write(batch, of: links, isSandbox: urls.isSandbox) { done in
        guard batch.codes.count >= CodeRun.longRun else { return }
        progress.advance(to: done, of: batch.codes.count, "code \(done) of \(batch.codes.count)")
      }
      progress.finish()
      bench.terminal.output(
        CodeText.render(result.manifest, folder: export.folder, unchanged: result.unchanged))
      return .done
    } catch {
      progress.finish()
      bench.terminal.message(
        "xqr-campaign: '\(error.path)' can't be written: \(error.reason)\n")
      return .failed
    }
  }

  /// Prints one code, whatever is said of its size: a screen isn't paper.
  private func show(
    _ key: String, _ batch: CodeBatch, _ links: DesiredSet, _ diagnostics: DiagnosticList,
    _ campaign: Workbench.Loaded
  ) -> ExitStatus {
    guard let code = batch.codes.first(where: { links[$0.link].key == key }) else {
      let keys = (0..<links.count).map { links.keys.string(at: $0) }
      if keys.contains(key) {
        bench.show(diagnostics, campaign.files)
      } else {
        bench.show(.noSuchKey(key, Suggestion.nearest(to: key, among: keys)))
      }
      return .failed
    }
    let drawing = TerminalDrawing.text(
      code.symbol, quietZone: code.geometry.quietZone, hasColours: bench.terminal.coloursOutput)
    bench.terminal.output(Array(drawing.utf8))
    bench.terminal.output("\(code.caption)\n\(code.shortURL)\n")
    return .done
  }

  /// The digests of the manifests that `--since` names; nil, after a message, where one is none.
  private func known(_ campaign: String, in folder: String) -> [String: String]? {
    var known: [String: String] = [:]
    for path in command.since {
      guard case .success(let bytes) = FileSystem.read(path),
        let digests = CodeManifest.digests(in: bytes, of: campaign)
      else {
        bench.show(.notAManifest(path, campaign))
        return nil
      }
      guard FileSystem.absolute(path) != FileSystem.absolute(folder + "/manifest.json") else {
        bench.terminal.message(
          "xqr-campaign: '\(path)' would be written over by the manifest of what is new: name "
            + "another folder with '--out'.\n")
        return nil
      }
      known.merge(digests) { $1 }
    }
    return known
  }
}

extension Diagnostic {
  fileprivate static func notAReport(_ path: String, _ campaign: String) -> Diagnostic {
    Diagnostic(
      Code("XQ4111", "short URLs can't be read"), at: nil,
      "'\(path)' is no report of campaign '\(campaign)' that can be read",
      help: [
        "'apply' saves reports in 'reports/\(campaign)/'; 'show' tells what is wrong with one."
      ])
  }

  fileprivate static func notAManifest(_ path: String, _ campaign: String) -> Diagnostic {
    Diagnostic(
      Code("XQ4112", "manifest can't be read"), at: nil,
      "'\(path)' is no manifest of the codes of campaign '\(campaign)'",
      help: ["'qr --out FOLDER' writes 'manifest.json' beside the codes."])
  }

  fileprivate static func noSuchKey(_ key: String, _ nearest: String?) -> Diagnostic {
    Diagnostic(
      Code("XQ4113", "no link has the key"), at: nil, "the campaign has no link '\(key)'",
      help: (nearest.map { ["Did you mean '\($0)'?"] } ?? []) + ["'render' prints all keys."])
  }
}
