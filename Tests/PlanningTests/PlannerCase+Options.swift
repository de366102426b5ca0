import Links
import Planning

extension PlannerCase {
  private static func replacing(
    _ keys: String..., and change: @escaping (inout PlanOptions) -> Void = { _ in }
  ) -> (inout PlanOptions) -> Void {
    { options in
      options.replacedKeys = keys
      change(&options)
    }
  }

  private static func selecting(
    _ targets: String..., except excludes: [String] = []
  ) -> (inout PlanOptions) -> Void {
    { options in
      options.selection.targets = targets.compactMap { LinkSelector($0) }
      options.selection.excludes = excludes.compactMap { LinkSelector($0) }
    }
  }

  private static let ending = Wanted("abc") { $0.expires = 5000 }
  private static let generated = Existing("gen") { $0.labels = ["campaign-c", keyLabel] }

  static let replacedCases = [
    PlannerCase(
      "an expiry that differs, made anew", [ending, Wanted("abd")],
      [Existing("abc"), Existing("abd")], ["replace abc expiresAt", "unchanged abd"],
      options: replacing("key of abc")),
    PlannerCase(
      "every field, made anew as the file asks",
      [
        Wanted("abc") {
          $0.url = "https://b.example/"; $0.labels = ["red"]; $0.isEnabled = false
          $0.rules = [.init(destination: "https://m.example/", priority: 1)]; $0.expires = 5000
        }
      ],
      [Existing("abc") { $0.labels = ["campaign-c", "by hand"] }],
      ["replace abc destination,labels,enabled,rules,expiresAt bornPaused"],
      options: replacing("key of abc")),
    PlannerCase(
      "an equal link, made anew", [Wanted("abc")], [Existing("abc")], ["replace abc"],
      options: replacing("key of abc")),
    PlannerCase(
      "too many labels together are few enough for a new link",
      [Wanted("abc") { $0.labels = ["red"] }],
      [Existing("abc") { $0.labels = ["campaign-c"] + (1...9).map { "x\($0)" } }],
      ["replace abc labels"], options: replacing("key of abc")),
    PlannerCase(
      "a link that doesn't live is made", [Wanted("abc")], [], ["create abc"],
      options: replacing("key of abc")),
    PlannerCase(
      "a code that the service chose gives way, and goes as links do",
      [Wanted("abc") { $0.key = "k" }], [generated], ["create abc", "pause gen"],
      options: replacing("k")),
    PlannerCase(
      "the same where links are kept", [Wanted("abc") { $0.key = "k" }], [generated],
      ["create abc", "kept gen onRemoveKeep"], options: replacing("k") { $0.onRemove = .keep }),
    PlannerCase(
      "the same where links are deleted", [Wanted("abc") { $0.key = "k" }], [generated],
      ["create abc", "delete gen"],
      options: replacing("k") {
        $0.onRemove = .delete
        $0.prunes = true
      }),
    PlannerCase(
      "a code that the service would choose again stays", [.chosen("k")], [generated],
      ["blocked gen chosenCode"], options: replacing("k")),
    PlannerCase(
      "what isn't ours isn't made anew", [ending, Wanted("abd"), Wanted("abe")],
      [
        Existing("abc") { $0.labels = ["campaign-d"] }, Existing("abd") { $0.labels = [] },
        Existing("abe") { $0.labels = ["campaign-c", "campaign-d"] },
      ], ["blocked abc foreignOwner", "blocked abd unmanaged", "blocked abe twoOwners"],
      options: replacing("key of abc", "key of abd", "key of abe")),
    PlannerCase(
      "nothing is made anew with an expiry in the past",
      [Wanted("abc") { $0.expires = 900 }], [Existing("abc")],
      ["blocked abc expired expiresAt"], options: replacing("key of abc")),
    PlannerCase(
      "nothing is made anew with too many labels of its own",
      [Wanted("abc") { $0.labels = (1...10).map { "x\($0)" } }], [Existing("abc")],
      ["blocked abc labels labels"], options: replacing("key of abc")),
    PlannerCase(
      "nothing is made anew on an incomplete listing", [ending], [Existing("abc")],
      isComplete: false, ["blocked abc incompleteListing"], options: replacing("key of abc")),
  ]

  static let selectedCases = [
    PlannerCase(
      "only what is selected is planned",
      [Wanted("abc"), Wanted("abd"), Wanted("xbc") { $0.url = "https://b.example/" }],
      [Existing("abd"), Existing("xbc"), Existing("zzz")],
      [
        "create abc", "unchanged abd", "skipped xbc notTargeted", "skipped zzz notTargeted",
      ], options: selecting("slug=ab*")),
    PlannerCase(
      "one target is enough, and one exclusion",
      [Wanted("abc"), Wanted("abd"), Wanted("abe"), Wanted("abf") { $0.store = "s2" }], [],
      ["create abc", "skipped abd notTargeted", "skipped abe notTargeted", "create abf"],
      options: selecting("key of abc", "key of ab[", "store=s2", "slug=abe", except: ["*e", "x"])),
    PlannerCase(
      "what is excluded isn't removed", [Wanted("abc")],
      [Existing("abc"), Existing("yyy"), Existing("zzz")],
      ["unchanged abc", "skipped yyy notTargeted", "pause zzz"],
      options: selecting(except: ["slug=yyy"])),
    PlannerCase(
      "a live link that no file asks for is selected by its code", [Wanted("abc")],
      [Existing("abc"), Existing("yyy"), Existing("ZZZ")],
      ["skipped abc notTargeted", "skipped yyy notTargeted", "pause ZZZ"],
      options: selecting("slug=zz?")),
    PlannerCase(
      "or by the key that its label tells", [Wanted("abc")], [Existing("abc"), generated],
      ["skipped abc notTargeted", "pause gen"], options: selecting("key=k")),
    PlannerCase(
      "a link without a code is selected by the one that it has", [.chosen("k"), .chosen("l")],
      [
        Existing("gen") {
          $0.labels = ["campaign-c", keyLabel, "x"]; $0.isEnabled = false
        }
      ],
      ["resume gen", "skipped l notTargeted"], options: selecting("slug=g*n")),
    PlannerCase(
      "a pair that the service can't join is one link for a selection",
      [Wanted("abc") { $0.key = "k" }], [generated], ["blocked abc slug"],
      options: selecting("slug=gen")),
    PlannerCase(
      "what is blocked elsewhere isn't looked at", [Wanted("abc"), Wanted("abd")],
      [Existing("abc") { $0.labels = ["campaign-d"] }],
      ["skipped abc notTargeted", "create abd"], options: selecting("id=poster", except: ["*c"])),
    PlannerCase(
      "what isn't selected isn't made anew", [ending], [Existing("abc")],
      ["skipped abc notTargeted"],
      options: replacing("key of abc") {
        $0.selection.excludes = ["*"].compactMap { LinkSelector($0) }
      }),
  ]

  static let deletedCases = [
    PlannerCase(
      "a link that isn't ours isn't deleted", [Wanted("abc")],
      [
        Existing("abc"), Existing("xxx") { $0.labels = [] },
        Existing("yyy") { $0.labels = ["campaign-d"] },
        Existing("zzz") { $0.labels = ["campaign-d", "campaign-c"] },
      ], ["unchanged abc", "blocked zzz twoOwners"],
      options: {
        $0.onRemove = .delete
        $0.prunes = true
      }),
    PlannerCase(
      "pruning alone deletes nothing", [Wanted("abc")], [Existing("abc"), Existing("zzz")],
      ["unchanged abc", "pause zzz"], options: { $0.prunes = true }),
    PlannerCase(
      "an adopted link gets every field", [Wanted("abc") { $0.isEnabled = false }],
      [Existing("abc") { $0.labels = ["red"] }], ["adopt abc labels,enabled"],
      options: { $0.adopts = true }),
    PlannerCase(
      "an adopted link's expiry can't be changed", [ending],
      [Existing("abc") { $0.labels = [] }], ["blocked abc expiry labels,expiresAt"],
      options: { $0.adopts = true }),
  ]
}
