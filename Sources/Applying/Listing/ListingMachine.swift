// A listing is read in pages while others write, over offsets that shift under it. It proves
// itself: every page names the same total, and as many distinct links were seen. A reading that
// fails the proof is thrown away and done again.

import Bytes
package import Links

/// Reads all links, or all links with a label, in parallel pages.
///
/// Cost: max(1, ⌈links/200⌉) calls, as much again for each repeated reading.
package struct ListingMachine: Job {
  package enum Result: Sendable {
    /// Distinct by id, newest first; with a label only links that carry exactly it.
    case listed(LiveSet, isComplete: Bool)
    case failed(CallFailure)
  }

  /// Nil until the listing is finished.
  package private(set) var result: Result?

  /// A total that asks for more is none: nobody has so many links, and each page takes a place.
  private static let mostPages = 100_000

  private let label: String?
  private let limits: ApplyLimits
  private var readings = 0
  private var total: Int?
  private var agrees = true
  /// Links on a page; less than asked for where the service gives less.
  private var stride = PageRequest.largest
  private var pages: [LiveSet?] = []
  private var nextPage = 0
  private var underWay = 0
  private var ticket = 0
  private var pageOfTicket: [Int: Int] = [:]
  private var failure: CallFailure?

  package init(label: String?, limits: ApplyLimits = ApplyLimits()) {
    self.label = label
    self.limits = limits
  }

  package var isFinished: Bool { result != nil }

  package var progress: JobProgress {
    JobProgress(done: pages.count { $0 != nil }, total: pages.count)
  }

  /// Calls of one clean reading.
  package static func calls(for links: Int) -> Int {
    max(1, links / PageRequest.largest + (links % PageRequest.largest).signum())
  }

  package mutating func next(_ event: Event, at now: Duration) -> [Action] {
    guard result == nil else { return [] }
    switch event {
    case .start: return beginReading()
    case .interrupt:
      // Nothing that is under way changes anything.
      result = .failed(.stopped(.interrupted))
    case .held(let ticket, let stop):
      pageOfTicket[ticket] = nil
      underWay -= 1
      failure = failure ?? .stopped(stop)
    case .reply(let ticket, let reply):
      underWay -= 1
      guard let page = pageOfTicket.removeValue(forKey: ticket) else {
        preconditionFailure("a page that wasn't asked for")
      }
      if let failure = CallFailure(reply) {
        self.failure = self.failure ?? failure
      } else if case .done(.page(let answer), _) = reply {
        receive(answer, as: page)
      }
    }
    return proceed()
  }

  private mutating func beginReading() -> [Action] {
    readings += 1
    total = nil
    agrees = true
    stride = PageRequest.largest
    pages = [nil]
    nextPage = 0
    return sendPages(upTo: 1)
  }

  private mutating func receive(_ page: LinkPage, as number: Int) {
    pages[number] = page.links
    guard number == 0 else {
      agrees = agrees && page.total == total
      return
    }
    let size = page.links.count == 0 ? stride : min(stride, page.links.count)
    total = page.total.flatMap { 0 <= $0 && $0 / size < Self.mostPages ? $0 : nil }
    guard let total else {
      agrees = false
      return
    }
    if page.links.count < min(stride, total), page.links.count > 0 { stride = page.links.count }
    let count = page.links.count == 0 ? 1 : (total + stride - 1) / stride
    pages += [LiveSet?](repeating: nil, count: max(1, count) - 1)
  }

  private mutating func proceed() -> [Action] {
    if let failure {
      if underWay == 0 { result = .failed(failure) }
      return []
    }
    guard pages[0] != nil else { return [] }
    if total == nil, underWay == 0, goesOn {
      // Without a total the pages are read one by one until one isn't full.
      pages.append(nil)
    }
    let actions = sendPages(upTo: total == nil ? 1 : limits.inFlight)
    if underWay > 0 { return actions }
    return finishReading()
  }

  /// Whether the last page is full, and another one than the page before: a service that ignores
  /// offsets would never come to an end.
  private var goesOn: Bool {
    guard let last = pages[pages.count - 1], last.count == stride, pages.count < Self.mostPages
    else { return false }
    guard pages.count > 1, let before = pages[pages.count - 2] else { return true }
    return last[0].id != before[0].id
  }

  private mutating func sendPages(upTo window: Int) -> [Action] {
    var actions: [Action] = []
    while underWay < window, nextPage < pages.count {
      ticket += 1
      pageOfTicket[ticket] = nextPage
      let request = PageRequest(label: label, offset: nextPage * stride)
      actions.append(.send(Sending(ticket: ticket, call: .page(request))))
      nextPage += 1
      underWay += 1
    }
    return actions
  }

  private mutating func finishReading() -> [Action] {
    let (links, distinct) = merged()
    let isComplete = agrees && distinct == total
    if isComplete || readings > limits.listingRepeats {
      result = .listed(links, isComplete: isComplete)
      return []
    }
    return beginReading()
  }

  /// The pages as one listing, without repeats and without links that lack the label.
  ///
  /// - Returns: Also how many distinct ids were seen, with or without the label.
  private mutating func merged() -> (links: LiveSet, distinct: Int) {
    var builder = LiveSetBuilder()
    for number in pages.indices {
      // Each page goes as it is taken over: two whole listings are never held at once.
      if let page = pages[number] { builder.append(contentsOf: page) }
      pages[number] = nil
    }
    let all = builder.finish()
    let repeats = TextIndex(all.ids).repeats
    let distinct = all.count - repeats.count
    let lacking = linksWithoutLabel(all)
    guard !repeats.isEmpty || !lacking.isEmpty else { return (all, distinct) }
    let dropped = Set(repeats.map(\.row)).union(lacking)
    var kept = LiveSetBuilder()
    for row in 0..<all.count where !dropped.contains(row) { kept.append(all[row]) }
    return (kept.finish(), distinct)
  }

  private func linksWithoutLabel(_ links: LiveSet) -> [Int] {
    guard var label else { return [] }
    return label.withUTF8 { label in
      (0..<links.count).filter { !links.labels.contains(label, at: $0) }
    }
  }
}
