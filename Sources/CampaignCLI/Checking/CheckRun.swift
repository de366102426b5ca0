import Campaigns
import Destinations
import Diagnostics
import Links
import Planning
import Reporting

/// One run of `check` over the campaigns that it was given.
struct CheckRun {
  let command: CheckCommand
  let bench: Workbench
  let settings: Inquiry.Settings

  /// Where answers are kept, below the root.
  static let file = ".xqr-campaign/check.json"

  /// Asks each destination of all campaigns once, and tells what was found in each.
  func check(_ loaded: [Workbench.Loaded]) async -> ExitStatus {
    let uses = loaded.map { campaign in
      campaign.links.map {
        DestinationUses(of: $0, SelectedLinks(command.selection.selection, of: $0)).uses
      } ?? []
    }
    let questions = CheckRun.questions(zip(loaded, uses).map { ($0, $1) })
    let root = loaded[0].repository.root
    var book = book(root)
    let oldest = Clock.now.seconds - Int64(command.maxAge.seconds)
    var answers: [String: DestinationAnswer] = [:]
    if !command.refresh {
      for question in questions {
        answers[question.url] = book.answer(
          to: question, allowsPrivate: settings.allowsPrivate, since: oldest)
      }
    }
    let known = answers.count
    let open = questions.filter { answers[$0.url] == nil }
    let progress = Progress("Asking", on: bench.terminal)
    let asked = await Inquiry(settings).ask(open) { done in
      progress.advance(to: done, of: open.count, "destination \(done) of \(open.count)")
    }
    progress.finish()
    for (question, answer) in zip(open, asked) {
      answers[question.url] = answer
      book.note(answer, to: question.url, at: Clock.now.seconds)
    }
    book.forget(before: oldest)
    var status = keep(book, root)
    var results: [CheckedDestination] = []
    for (campaign, uses) in zip(loaded, uses) {
      let judged = Judgement(
        campaign, uses, answers, shortHost: command.shortHost, failsOn: command.failOn)
      results += judged.destinations
      bench.show(judged.diagnostics, campaign.files)
      status = status.combined(with: judged.status)
    }
    let view = CheckView(
      campaigns: loaded.compactMap { $0.links?.ownership.campaign }, destinations: results,
      distinct: questions.count, known: known)
    let isPrinted = command.output.print(view.json, { view.text }, on: bench.terminal)
    return isPrinted ? status : status.combined(with: .failed)
  }

  /// Each destination once, in the order of the files.
  private static func questions(
    _ campaigns: [(Workbench.Loaded, [DestinationUses.Use])]
  ) -> [Inquiry.Question] {
    var order: [String] = []
    var reads: [String: Bool] = [:]
    for (campaign, uses) in campaigns {
      guard let links = campaign.links else { continue }
      for use in uses {
        let hasLanguage = use.links.contains { row in
          links[row].language.flatMap(DestinationAnswer.languageCode) != nil
        }
        if reads[use.url] == nil { order.append(use.url) }
        reads[use.url] = reads[use.url] ?? false || hasLanguage
      }
    }
    return order.map { Inquiry.Question(url: $0, readsLanguage: reads[$0] ?? false) }
  }

  /// The answers that are kept; none, after a message, where the file holds something else.
  private func book(_ root: String) -> AnswerBook {
    let path = root + "/" + CheckRun.file
    guard FileSystem.exists(path) else { return AnswerBook() }
    if case .success(let bytes) = FileSystem.read(path, limit: 1 << 28),
      let book = AnswerBook(reading: bytes)
    {
      return book
    }
    bench.terminal.message(
      "xqr-campaign: '\(CheckRun.file)' holds no answers that this version can read: everything "
        + "is asked anew.\n")
    return AnswerBook()
  }

  private func keep(_ book: AnswerBook, _ root: String) -> ExitStatus {
    let path = root + "/" + CheckRun.file
    let folder = String(path.prefix(path.utf8.count - "/check.json".utf8.count))
    // Destinations may hold tokens.
    guard
      let fault = FileSystem.makeFolder(folder)
        ?? FileSystem.write(book.bytes, to: path, mode: 0o600)
    else { return .done }
    bench.terminal.message("xqr-campaign: '\(path)' can't be written: \(fault.reason)\n")
    return .failed
  }
}
