// Ties the answer of a bulk create to what was sent. No position is promised (API contract 8.8),
// so a link is known by its code, or by its key label where the service chose the code; a trimmed
// answer leaves the destination, as long as nothing else of the batch leads there.

import Bytes
import Links

/// Which draft became what.
struct BatchMatch {
  struct Pair: Hashable {
    /// Position in the batch.
    let draft: Int
    /// Row of the answer's links.
    let row: Int
  }

  struct Failed: Hashable {
    let draft: Int
    let error: BulkAnswer.ItemError
  }

  private(set) var created: [Pair] = []
  private(set) var failed: [Failed] = []

  /// Drafts that asked for a code and whose link has another one.
  private(set) var otherCode: [Pair] = []

  /// Drafts that the answer doesn't account for, in order.
  private(set) var missing: [Int] = []

  /// Whether the service made a link under a code that nobody asked for.
  private(set) var hasOtherCode = false

  private let drafts: [LinkDraft]
  private let answer: BulkAnswer
  private var isOpen: [Bool]

  init(_ drafts: [LinkDraft], _ answer: BulkAnswer) {
    self.drafts = drafts
    self.answer = answer
    isOpen = [Bool](repeating: true, count: drafts.count)
    if isPlain {
      created = drafts.indices.map { Pair(draft: $0, row: $0) }
      return
    }
    let strays = matchByDestination(matchByCode())
    let unindexed = takeErrors()
    settleRest(strays: strays, unindexed: unindexed)
  }

  /// Whether each draft's own code stands where the draft stood: the common case.
  private var isPlain: Bool {
    answer.errors.isEmpty && answer.created.count == drafts.count
      && drafts.indices.allSatisfy { place in
        drafts[place].slug.map { Likeness.isText(answer.created.slugs[place], $0) } ?? false
      }
  }

  /// - Returns: The rows that no code and no key label explains.
  private mutating func matchByCode() -> [Int] {
    var bySlug: [String: Int] = [:]
    var byKeyLabel: [String: Int] = [:]
    for (draft, sent) in drafts.enumerated() {
      if let slug = sent.slug {
        bySlug[slug.lowercased()] = draft
      } else if let label = sent.keyLabel {
        byKeyLabel[label] = draft
      }
    }
    var strays: [Int] = []
    var ids: Set<String> = []
    for row in 0..<answer.created.count {
      let link = answer.created[row]
      if !link.id.isEmpty, !ids.insert(link.id).inserted { continue }
      let draft =
        bySlug[link.slug.lowercased()]
        ?? link.labels.lazy.compactMap { byKeyLabel[$0] }.first
      if let draft, isOpen[draft] {
        isOpen[draft] = false
        created.append(Pair(draft: draft, row: row))
      } else {
        strays.append(row)
      }
    }
    return strays
  }

  /// - Returns: The rows that are still unexplained.
  private mutating func matchByDestination(_ strays: [Int]) -> [Int] {
    guard !strays.isEmpty else { return [] }
    var byDestination: [String: Int?] = [:]
    for (draft, sent) in drafts.enumerated() {
      let destination = Destination.normalized(sent.destination)
      byDestination[destination] = byDestination[destination] == nil ? .some(draft) : .some(nil)
    }
    return strays.filter { row in
      let link = answer.created[row]
      guard let known = byDestination[Destination.normalized(link.destination)], let draft = known,
        isOpen[draft]
      else { return true }
      if drafts[draft].slug != nil {
        otherCode.append(Pair(draft: draft, row: row))
        hasOtherCode = true
      } else if Likeness.isTrimmed(link) {
        created.append(Pair(draft: draft, row: row))
      } else {
        return true
      }
      isOpen[draft] = false
      return false
    }
  }

  /// - Returns: The errors that say of no draft that they are its own.
  private mutating func takeErrors() -> [BulkAnswer.ItemError] {
    answer.errors.filter { error in
      guard let index = error.index, drafts.indices.contains(index) else { return true }
      // A link that was made is a stronger word than an error beside it.
      if isOpen[index] {
        isOpen[index] = false
        failed.append(Failed(draft: index, error: error))
      }
      return false
    }
  }

  private mutating func settleRest(strays: [Int], unindexed: [BulkAnswer.ItemError]) {
    let open = drafts.indices.filter { isOpen[$0] }
    let given = open.filter { drafts[$0].slug != nil }
    if strays.isEmpty, !open.isEmpty, open.count == unindexed.count {
      // Everything adds up: all that is left failed, and one of the errors is each one's own.
      let sample = unindexed.allSatisfy { $0.code == unindexed[0].code } ? unindexed[0] : .mixed
      failed += open.map { Failed(draft: $0, error: sample) }
      return
    }
    if !strays.isEmpty, strays.count + unindexed.count >= open.count, given.count == open.count {
      hasOtherCode = true
      if strays.count == open.count {
        otherCode += zip(open, strays).map { Pair(draft: $0, row: $1) }
        return
      }
    }
    if !strays.isEmpty, !given.isEmpty || open.isEmpty { hasOtherCode = true }
    missing = open
  }
}

extension BulkAnswer.ItemError {
  fileprivate static var mixed: BulkAnswer.ItemError {
    BulkAnswer.ItemError(index: nil, isConflict: false, code: "unattributed", message: "")
  }
}

extension LinkDraft {
  /// The label that identifies a link whose code the service chooses.
  var keyLabel: String? { labels.first { $0.hasPrefix(Ownership.keyPrefix) } }
}
