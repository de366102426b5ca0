import Links
import Planning

/// Random links over a small world, the same for the same seed.
struct Dice: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
  }

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state &* 0x2545_F491_4F6C_DD1D
  }

  mutating func roll(_ sides: Int) -> Int { Int.random(in: 0..<sides, using: &self) }

  /// Links with slugs `aaa` to `hhh` and keys `k0` to `k3` without one, in any order.
  mutating func wanted() -> [Wanted] {
    let slugs = ["aaa", "bbb", "ccc", "ddd", "eee", "fff", "ggg", "hhh"].filter { _ in roll(3) > 0 }
    let keys = (0..<4).filter { _ in roll(3) == 0 }
    let links = slugs.map { Wanted($0) } + keys.map { Wanted.chosen("k\($0)") }
    return links.shuffled(using: &self).map { link in
      var link = link
      link.url = url()
      link.labels = ["red", "blue"].filter { _ in roll(2) == 0 }
      if roll(4) == 0 { link.rules = [rule] }
      if roll(4) == 0 { link.expires = roll(2) == 0 ? 5000 : 500 }
      link.isEnabled = roll(4) > 0
      return link
    }
  }

  /// Links that may be those of `wanted()`, altered.
  mutating func existing() -> [Existing] {
    let slugs = [
      "aaa", "AAA", "bbb", "ccc", "Ddd", "eee", "fff", "iii", "jjj", "mm1", "mm2", "mm3",
    ]
    .filter { _ in roll(3) > 0 }
    return slugs.shuffled(using: &self).map { slug in
      Existing(slug) { link in
        link.url = url()
        link.labels = roll(6) > 0 ? ["campaign-c"] : []
        if roll(10) == 0 { link.labels.append("campaign-d") }
        link.labels += ["red", "blue", "mine"].filter { _ in roll(2) == 0 }
        if roll(12) == 0 { link.labels += (0..<8).map { "x\($0)" } }
        if roll(3) == 0 || slug.hasPrefix("mm") {
          link.labels.append(desiredKeyLabel("k\(roll(4))"))
        }
        if roll(4) == 0 { link.rules = [rule] }
        if roll(6) == 0 { link.expires = roll(2) == 0 ? 5000 : 500 }
        link.isEnabled = roll(4) > 0
        link.labels.shuffle(using: &self)
      }
    }
  }

  mutating func options() -> PlanOptions {
    var options = PlanOptions()
    options.onRemove = [.pause, .keep, .delete][roll(3)]
    options.prunes = roll(2) == 0
    options.adopts = roll(2) == 0
    options.replacedKeys = ["key of bbb", "key of ccc", "key of ddd", "k0"].filter { _ in
      roll(4) == 0
    }
    if roll(4) == 0 {
      let words = ["slug=?aa", "k?", "*b*", "slug=m*", "id=poster", "store=s1", "key=k1"]
      let selectors = words.filter { _ in roll(3) == 0 }.compactMap { LinkSelector($0) }
      options.selection.targets = selectors.filter { _ in roll(3) > 0 }
      options.selection.excludes = selectors.filter { _ in roll(4) == 0 }
    }
    return options
  }

  private mutating func url() -> String {
    ["https://a.example/x", "https://A.example:443/%78", "https://b.example/"][roll(3)]
  }

  private var rule: RoutingRule { RoutingRule(destination: "https://m.example/", priority: 1) }
}
