// The account of a run: one outcome per change of the plan, in columns, and for each link that a
// call touched the answer that proves it. Answers keep their links as they came (immutable
// columns), so a created link costs six bytes here and no copies.

package import Links
package import Planning

/// What became of every link of a plan.
package struct Accounting: Sendable {
  /// How many links the account is about: desired, and live without being desired.
  package let linkCount: Int

  /// 0 for open; otherwise a number into ``codes`` plus one.
  private var outcomeIndices: [UInt16]
  private var codes: [Outcome] = []
  private var numbers: [Outcome: UInt16] = [:]

  /// Number of the answer plus one, and the row within its links plus one; 0 for none.
  private var answerIndices: [UInt32]
  private var rows: [UInt16]
  private var answers: [Answered] = []

  /// Links whose state in the service does not equal what was sent, with how they differ, as far as
  /// this run has seen it.
  package private(set) var notAsSent: [Int: Echo] = [:]

  /// Links that an earlier run left unknown and this one held back, with the time of that call.
  package private(set) var heldSince: [Int: Instant] = [:]

  package private(set) var settledCount = 0

  private struct Answered: Sendable {
    let requestID: String?
    let links: LiveSet?
  }

  /// Settles what needs no calls: unchanged, kept, blocked and skipped links.
  ///
  /// - Precondition: The plan has one change per link; a link in two changes or none would make
  ///   every sum below a lie.
  package init(plan: Plan) {
    var seen = [Bool](repeating: false, count: plan.desired.count)
    var liveOnly = 0
    for change in plan.changes {
      guard let desired = change.desired else {
        liveOnly += 1
        continue
      }
      precondition(!seen[desired], "a link with two changes")
      seen[desired] = true
    }
    linkCount = plan.desired.count + liveOnly
    precondition(linkCount == plan.changes.count, "a link without a change")
    outcomeIndices = [UInt16](repeating: 0, count: linkCount)
    answerIndices = [UInt32](repeating: 0, count: linkCount)
    rows = [UInt16](repeating: 0, count: linkCount)
    for (number, change) in plan.changes.enumerated() {
      switch change.kind {
      case .unchanged: settle(number, .unchanged)
      case .kept: settle(number, .kept(change.reason))
      case .blocked: settle(number, .blocked(change.reason))
      case .skipped: settle(number, .notTargeted)
      case .create, .update, .adopt, .resume, .replace, .pause, .delete: break
      }
    }
  }

  /// Nil for a link that is still open.
  package subscript(change: Int) -> Outcome? {
    let index = outcomeIndices[change]
    return index == 0 ? nil : codes[Int(index) - 1]
  }

  package var isComplete: Bool { settledCount == linkCount }

  /// How often each outcome's kind occurs, in the order of the kinds.
  package var counts: OutcomeCounts {
    var byCode = [Int](repeating: 0, count: codes.count)
    for index in outcomeIndices where index > 0 { byCode[Int(index) - 1] += 1 }
    var counts = OutcomeCounts()
    for (code, count) in zip(codes, byCode) { counts[code.kind] += count }
    return counts
  }

  /// The link as an answer of this run showed it; nil where none did.
  package func answeredLink(of change: Int) -> LiveLink? {
    guard rows[change] > 0, let links = answers[Int(answerIndices[change]) - 1].links else {
      return nil
    }
    return links[Int(rows[change]) - 1]
  }

  /// The last answer's request id.
  package func requestID(of change: Int) -> String? {
    answerIndices[change] == 0 ? nil : answers[Int(answerIndices[change]) - 1].requestID
  }

  /// Keeps an answer for ``settle(_:_:answer:row:)``.
  mutating func keep(requestID: String?, links: LiveSet?) -> Int {
    answers.append(Answered(requestID: requestID, links: links))
    return answers.count - 1
  }

  /// Gives a link its outcome; a later one replaces an earlier one.
  mutating func settle(_ change: Int, _ outcome: Outcome, answer: Int? = nil, row: Int? = nil) {
    if outcomeIndices[change] == 0 { settledCount += 1 }
    outcomeIndices[change] = number(of: outcome)
    if let answer {
      answerIndices[change] = UInt32(answer + 1)
      if let row { rows[change] = UInt16(row + 1) }
    }
  }

  mutating func markNotAsSent(_ change: Int, _ echo: Echo = Echo()) {
    notAsSent[change] = echo
  }

  mutating func hold(_ change: Int, since: Instant) {
    settle(change, .unknown)
    heldSince[change] = since
  }

  /// The different outcomes of a run are few: kinds, reasons, codes of the service.
  private mutating func number(of outcome: Outcome) -> UInt16 {
    if let number = numbers[outcome] { return number }
    guard codes.count < Int(UInt16.max) - 1 else { return number(of: .failed("other")) }
    codes.append(outcome)
    numbers[outcome] = UInt16(codes.count)
    return UInt16(codes.count)
  }
}
