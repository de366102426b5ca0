import Sandbox
import Testing

/// One fault at one place of a run that makes, changes and pauses links.
struct FaultCell: CustomTestStringConvertible, Sendable {
  /// The calls of the run: a look at the account, the listing, three creates, patches, one pause.
  enum Place: String, CaseIterable, Sendable {
    case usage, listing
    case firstCreate = "first create"
    case middleCreate = "middle create"
    case lastCreate = "last create"
    case patch, status
    case readBack = "read-back"

    /// The rule that strikes there, and those that lead there.
    func rules(_ fault: Fault) -> [FaultRule] {
      switch self {
      case .usage: [FaultRule(fault, on: .usage)]
      case .listing: [FaultRule(fault, on: .list)]
      case .firstCreate: [FaultRule(fault, on: .bulkCreate)]
      case .middleCreate: [FaultRule(fault, on: .bulkCreate, .nth(2))]
      case .lastCreate: [FaultRule(fault, on: .bulkCreate, .nth(3))]
      case .patch: [FaultRule(fault, on: .patch)]
      case .status: [FaultRule(fault, on: .bulkStatus)]
      case .readBack:
        // A lost answer is looked for with the run's second listing.
        [FaultRule(.reset(.after), on: .bulkCreate), FaultRule(fault, on: .list, .nth(2))]
      }
    }

    var isCreate: Bool { rawValue.hasSuffix("create") }
    var isRead: Bool { self == .usage || self == .listing || self == .readBack }
  }

  struct Trouble: Sendable {
    let name: String
    /// Nil for SIGKILL while the call is under way.
    let fault: Fault?
    var isSuited: @Sendable (Place) -> Bool = { _ in true }
  }

  static let troubles: [Trouble] = [
    Trouble(name: "burst 429", fault: .burst429),
    Trouble(name: "quota 429", fault: .quota429(calls: 1)),
    Trouble(name: "500 before", fault: .status500(.before)),
    Trouble(name: "500 after", fault: .status500(.after)),
    Trouble(name: "reset before", fault: .reset(.before)),
    Trouble(name: "reset after", fault: .reset(.after)),
    Trouble(name: "late, after a reset", fault: .late(milliseconds: 300)),
    Trouble(name: "hang", fault: .hang(milliseconds: 400, .after)),
    Trouble(name: "truncated", fault: .truncate),
    Trouble(name: "HTML 502 after", fault: .html502(.after)),
    Trouble(name: "shuffled", fault: .shuffle, isSuited: \.isCreate),
    Trouble(name: "trimmed", fault: .trim, isSuited: \.isCreate),
    Trouble(name: "missing item", fault: .missing, isSuited: \.isCreate),
    Trouble(name: "doubled item", fault: .doubled, isSuited: \.isCreate),
    Trouble(name: "wrong slug", fault: .wrongSlug, isSuited: \.isCreate),
    Trouble(
      name: "moving list", fault: .movingList, isSuited: { $0 == .listing || $0 == .readBack }),
    Trouble(name: "kill", fault: nil),
  ]

  let codes: TroubleCase.Codes
  let trouble: Trouble
  let place: Place

  var testDescription: String { "\(trouble.name) at \(place.rawValue), codes \(codes.rawValue)" }

  /// Every fault at every place that can suffer it; another code than asked for needs one that is.
  static let all: [FaultCell] = TroubleCase.Codes.allCases.flatMap { codes in
    troubles.flatMap { trouble in
      Place.allCases.compactMap { place in
        guard trouble.isSuited(place), codes == .given || trouble.name != "wrong slug" else {
          return nil
        }
        return FaultCell(codes: codes, trouble: trouble, place: place)
      }
    }
  }

  /// Some that together have every fault and every place.
  static let sample: [FaultCell] = troubles.indices.compactMap { number in
    let cells = all.filter { $0.trouble.name == troubles[number].name }
    return cells.isEmpty ? nil : cells[number * 5 % cells.count]
  }
}
