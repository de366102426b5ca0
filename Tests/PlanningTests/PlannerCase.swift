import Links
import Planning
import Testing

/// What is asked for, what lives, and the plan that follows.
struct PlannerCase: CustomTestStringConvertible {
  let testDescription: String
  var wanted: [Wanted]
  var existing: [Existing]
  var options = PlanOptions()
  var isComplete = true
  let lines: [String]

  init(
    _ name: String, _ wanted: [Wanted], _ existing: [Existing], isComplete: Bool = true,
    _ lines: [String], options change: (inout PlanOptions) -> Void = { _ in }
  ) {
    testDescription = name
    self.wanted = wanted
    self.existing = existing
    self.isComplete = isComplete
    self.lines = lines
    change(&options)
  }

  static let keyLabel = desiredKeyLabel("k")

  static let all: [PlannerCase] =
    fieldCases + statusCases + ownershipCases + removalCases + chosenCases + incompleteCases
    + replacedCases + selectedCases + deletedCases

  private static let fieldCases = [
    PlannerCase("a new link", [Wanted("abc")], [], ["create abc"]),
    PlannerCase("an equal link", [Wanted("abc")], [Existing("abc")], ["unchanged abc"]),
    PlannerCase(
      "every field that can be patched",
      [
        Wanted("abc") {
          $0.labels = ["red"]; $0.rules = [rule]; $0.url = "https://b.example/"
        }
      ],
      [Existing("abc") { $0.isEnabled = false }],
      ["update abc destination,labels,enabled,rules"]),
    PlannerCase(
      "a URL that the service wrote back otherwise",
      [Wanted("abc") { $0.url = "https://a.example" }],
      [Existing("abc") { $0.url = "HTTPS://A.example:443/" }], ["unchanged abc"]),
    PlannerCase(
      "rules with the same meaning", [Wanted("abc") { $0.rules = [rule] }],
      [Existing("abc") { $0.rules = [sameRule] }], ["unchanged abc"]),
    PlannerCase(
      "rules that were taken away", [Wanted("abc")], [Existing("abc") { $0.rules = [rule] }],
      ["update abc rules"]),
    PlannerCase(
      "other labels in another order", [Wanted("abc") { $0.labels = ["red", "blue"] }],
      [Existing("abc") { $0.labels = ["blue", "mine", "campaign-c", "red"] }], ["unchanged abc"]),
    PlannerCase(
      "more than ten labels together", [Wanted("abc") { $0.labels = ["red"] }],
      [Existing("abc") { $0.labels = ["campaign-c"] + (1...9).map { "x\($0)" } }],
      ["blocked abc labels labels"]),
    PlannerCase(
      "more than ten labels of its own", [Wanted("abc") { $0.labels = (1...10).map { "x\($0)" } }],
      [], ["blocked abc labels"]),
    PlannerCase(
      "an expiry that differs",
      [
        Wanted("abc") {
          $0.expires = 5000; $0.url = "https://b.example/"
        }, Wanted("abd"),
      ],
      [Existing("abc"), Existing("abd") { $0.expires = 5000 }],
      ["blocked abc expiry destination,expiresAt", "blocked abd expiry expiresAt"]),
    PlannerCase(
      "an expiry in the past",
      [Wanted("abc") { $0.expires = 1000 }, Wanted("abd") { $0.expires = 900 }],
      [Existing("abd") { $0.expires = 900 }], ["blocked abc expired", "unchanged abd"]),
  ]

  private static let statusCases = [
    PlannerCase(
      "a link that is born paused", [Wanted("abc") { $0.isEnabled = false }], [],
      ["create abc bornPaused"]),
    PlannerCase(
      "a paused link that is asked for", [Wanted("abc")],
      [Existing("abc") { $0.isEnabled = false }],
      ["resume abc"]),
    PlannerCase(
      "a live link that is to be paused", [Wanted("abc") { $0.isEnabled = false }],
      [Existing("abc")], ["pause abc"]),
    PlannerCase(
      "a live link that is to be paused and moved",
      [
        Wanted("abc") {
          $0.isEnabled = false; $0.url = "https://b.example/"
        }
      ], [Existing("abc")],
      ["update abc destination,enabled"]),
  ]

  private static let ownershipCases = [
    PlannerCase(
      "another campaign's link", [Wanted("abc")],
      [Existing("abc") { $0.labels = ["campaign-d"] }], ["blocked abc foreignOwner"],
      options: { $0.adopts = true }),
    PlannerCase(
      "an owner label that only begins like ours", [Wanted("abc")],
      [
        Existing("abc") { $0.labels = ["campaign-c2"] },
        Existing("xyz") { $0.labels = ["campaign-C"] },
      ],
      ["blocked abc foreignOwner"]),
    PlannerCase(
      "nobody's link", [Wanted("abc")], [Existing("abc") { $0.labels = ["red"] }],
      ["blocked abc unmanaged"]),
    PlannerCase(
      "nobody's link, adopted", [Wanted("abc") { $0.url = "https://b.example/" }],
      [Existing("abc") { $0.labels = ["red"] }, Existing("abd") { $0.labels = [] }],
      ["adopt abc destination,labels"], options: { $0.adopts = true }),
    PlannerCase(
      "nobody's link in other letters isn't adopted", [Wanted("abc")],
      [Existing("ABC") { $0.labels = [] }], ["blocked ABC unmanaged"],
      options: { $0.adopts = true }),
    PlannerCase(
      "two owners", [Wanted("abc")],
      [
        Existing("abc") { $0.labels = ["campaign-c", "campaign-d"] },
        Existing("abd") { $0.labels = ["campaign-d", "campaign-c"] },
      ], ["blocked abc twoOwners", "blocked abd twoOwners"]),
    PlannerCase(
      "our own link in other letters", [Wanted("abc"), Wanted("abd")],
      [Existing("ABD"), Existing("Abc") { $0.isEnabled = false }],
      ["resume Abc", "unchanged ABD"]),
    PlannerCase(
      "two live links in other letters", [Wanted("abc")], [Existing("ABC"), Existing("abc")],
      ["pause ABC", "unchanged abc"]),
  ]

  private static let removalCases = [
    PlannerCase(
      "removed links are paused", [Wanted("abc")],
      [Existing("zzz"), Existing("yyy") { $0.isEnabled = false }, Existing("abc")],
      ["unchanged abc", "kept yyy alreadyPaused", "pause zzz"]),
    PlannerCase(
      "removed links are kept", [Wanted("abc")], [Existing("zzz"), Existing("abc")],
      ["unchanged abc", "kept zzz onRemoveKeep"], options: { $0.onRemove = .keep }),
    PlannerCase(
      "deleting needs its own flag", [Wanted("abc")], [Existing("zzz"), Existing("abc")],
      ["unchanged abc", "kept zzz needsPrune"], options: { $0.onRemove = .delete }),
    PlannerCase(
      "removed links are deleted", [Wanted("abc")],
      [Existing("zzz") { $0.isEnabled = false }, Existing("abc")],
      ["unchanged abc", "delete zzz"],
      options: {
        $0.onRemove = .delete
        $0.prunes = true
      }),
  ]

  private static let chosenCases = [
    PlannerCase(
      "links without a slug come last, by key",
      [.chosen("k2"), .chosen("k1"), Wanted("zzz")], [], ["create zzz", "create k1", "create k2"]),
    PlannerCase(
      "the key label finds the link", [.chosen("k"), Wanted("abc")],
      [Existing("gen") { $0.labels = ["campaign-c", keyLabel] }, Existing("zzz")],
      ["create abc", "unchanged gen", "pause zzz"]),
    PlannerCase(
      "a key label without its owner", [.chosen("k")],
      [Existing("gen") { $0.labels = [keyLabel] }], ["blocked gen unmanaged"]),
    PlannerCase(
      "two live links with one key label", [.chosen("k")],
      [
        Existing("gen") { $0.labels = ["campaign-c", keyLabel] },
        Existing("abc") { $0.labels = ["campaign-c", keyLabel] },
      ], ["blocked abc twin", "blocked gen twin"]),
    PlannerCase(
      "two key labels on one live link", [.chosen("k"), .chosen("k2")],
      [Existing("gen") { $0.labels = ["campaign-c", keyLabel, desiredKeyLabel("k2")] }],
      ["blocked gen twin", "blocked k2 twin"]),
    PlannerCase(
      "a code that the service chose can't be changed",
      [Wanted("abc") { $0.key = "k" }, Wanted("abd")],
      [Existing("gen") { $0.labels = ["campaign-c", keyLabel] }],
      ["blocked abc slug", "create abd"]),
    PlannerCase(
      "a code that the service chose is written down", [Wanted("gen") { $0.key = "k" }],
      [Existing("gen") { $0.labels = ["campaign-c", keyLabel] }], ["unchanged gen"]),
  ]

  private static let incompleteCases = [
    PlannerCase(
      "an incomplete listing takes nothing away",
      [
        Wanted("abc"), Wanted("abd") { $0.url = "https://b.example/" }, .chosen("k"),
        Wanted("abe") { $0.isEnabled = false }, Wanted("abf"),
      ],
      [
        Existing("abd"), Existing("abe"), Existing("zzz"),
        Existing("abf") { $0.isEnabled = false },
      ], isComplete: false,
      [
        "create abc", "update abd destination", "kept abe incompleteListing", "resume abf",
        "kept zzz incompleteListing", "blocked k incompleteListing",
      ])
  ]

  private static let rule: RoutingRule = {
    var rule = RoutingRule(destination: "https://m.example/", priority: 1)
    rule.conditions.deviceTypes = [.mobile, .tablet]
    return rule
  }()

  private static let sameRule: RoutingRule = {
    var rule = RoutingRule(destination: "https://M.example", priority: 1)
    rule.conditions.deviceTypes = [.tablet, .mobile, .tablet]
    return rule
  }()
}

/// The key label of a key of campaign `c`.
func desiredKeyLabel(_ key: String) -> String {
  var key = key
  return key.withUTF8 { Ownership(campaign: "c").keyLabel(for: $0) }
}
