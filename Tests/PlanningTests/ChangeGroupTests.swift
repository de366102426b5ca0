import Bytes
import Links
import Planning
import Testing

/// Large plans are told by what their changes have in common.
@Suite struct ChangeGroupTests {
  /// Links of the entries `poster` and `flyer`, with the URLs that they have and are to have.
  private struct Links {
    var before: [String?] = []
    var after: [String] = []
    var labels: [[String]] = []
    var entries: [String] = []

    mutating func add(
      _ before: String?, _ after: String, labels: [String] = [], in entry: String = "poster"
    ) {
      self.before.append(before)
      self.after.append(after)
      self.labels.append(labels)
      entries.append(entry)
    }

    func groups() throws -> [ChangeGroup] {
      let plan = try plan()
      let groups = plan.groups(of: Array(plan.changes.indices))
      let read = try PlanFile(reading: PlanFile(plan).bytes).plan
      let same = read.groups(of: Array(read.changes.indices))
      #expect(same.map(\.count) == groups.map(\.count))
      #expect(same.map(\.pattern) == groups.map(\.pattern))
      #expect(same.map(\.spreads) == groups.map(\.spreads))
      return groups
    }

    private func plan() throws -> Plan {
      var builder = DesiredSetBuilder(ownership: Ownership(campaign: "c"))
      var live = LiveSetBuilder()
      let numbers = TextColumn((0..<max(1, after.count)).map { "\($0)" })
      for entry in ["poster", "flyer"] {
        builder.beginEntry(
          LinkEntry(
            id: entry, span: nil,
            axes: [
              Axis(name: "number", values: numbers),
              Axis(name: "parity", values: TextColumn(["even", "odd"])),
            ]))
        for place in after.indices where entries[place] == entry {
          let slug = "s-" + String("000\(place)".suffix(3))
          builder.keys.append(slug)
          builder.slugs.append(slug)
          builder.destinations.append(after[place])
          for label in labels[place] { builder.labels.items.append(label) }
          builder.labels.endRow()
          builder.addCoordinate(UInt32(place))
          builder.addCoordinate(UInt32(place % 2))
          builder.endLink()
          guard let url = before[place] else { continue }
          live.ids.append(slug)
          live.slugs.append(slug)
          live.shortURLs.append("https://xqr.co/\(slug)")
          live.destinations.append(url)
          live.labels.items.append("campaign-c")
          live.labels.endRow()
          live.endLink(LiveSetBuilder.Rest())
        }
      }
      return Planner.plan(
        desired: try builder.finish(),
        listing: LiveListing(
          links: live.finish(), scope: .campaign, isComplete: true, calls: Cost()),
        options: PlanOptions(),
        binding: Binding(
          inputs: [], variables: [], toolVersion: "1", workspaceID: "w", isSandbox: false),
        made: Made(id: "0", time: Instant(seconds: 0), quota: Quota(), rate: nil))
    }
  }

  /// The pattern of a group's URLs, as `before → after`.
  private func urls(_ group: ChangeGroup) -> String {
    func text(_ pieces: [CommonText]) -> String {
      pieces.map { $0.start + ($0.isWhole ? "" : "…") + $0.end }.joined()
    }
    guard let pattern = group.pattern.destination else { return "" }
    return (pattern.before.map { text($0) + " → " } ?? "") + text(pattern.after)
  }

  private static let shapes: [(String, [(String, String)], [String])] = [
    (
      "a new host",
      (0..<9).map {
        ("https://old.a.example/\($0)/map?x=\($0)", "https://new.a.example/\($0)/map?x=\($0)")
      },
      ["https://old.a.example/… → https://new.a.example/…"]
    ),
    (
      "another scheme", (0..<9).map { ("http://a.example/\($0)", "https://a.example/\($0)") },
      ["http://a.example/… → https://a.example/…"]
    ),
    (
      "a directory in the middle",
      (0..<9).map { ("https://a.example/\($0)/shop/x", "https://a.example/\($0)/store/x") },
      ["https://a.example/…/shop/x → https://a.example/…/store/x"]
    ),
    (
      "a parameter that is added",
      (0..<9).map { ("https://a.example/\($0)", "https://a.example/\($0)?m=qr") },
      ["https://a.example/… → https://a.example/…?m=qr"]
    ),
    (
      "a parameter's value",
      (0..<9).map {
        ("https://a.example/\($0)?m=qr&n=\($0)", "https://a.example/\($0)?m=print&n=\($0)")
      },
      ["https://a.example/…?m=qr&n=… → https://a.example/…?m=print&n=…"]
    ),
    (
      "two new hosts, told apart",
      (0..<9).map { ("https://a.example/\($0)", "https://\($0 < 6 ? "b" : "c").example/\($0)") },
      ["https://a.example/… → https://b.example/…", "https://a.example/… → https://c.example/…"]
    ),
    (
      "host and fragment, told apart",
      (0..<9).map {
        $0 < 5
          ? ("https://a.example/\($0)", "https://b.example/\($0)")
          : ("https://a.example/\($0)", "https://a.example/\($0)#map")
      },
      [
        "https://a.example/… → https://b.example/…",
        "https://a.example/… → https://a.example/…#map",
      ]
    ),
    (
      "nothing in common", (0..<9).map { ("https://a.example/\($0)", "https://a.example/x\($0)") },
      ["https://a.example/… → https://a.example/…"]
    ),
    (
      "all alike", (0..<9).map { _ in ("https://a.example/", "https://b.example/") },
      ["https://a.example/ → https://b.example/"]
    ),
  ]

  @Test(arguments: shapes.indices)
  func `says once what is replaced in many URLs`(shape: Int) throws {
    let (name, pairs, wanted) = Self.shapes[shape]
    var links = Links()
    for (before, after) in pairs { links.add(before, after) }
    #expect(try links.groups().map(urls) == wanted, "\(name)")
  }

  @Test func `new links are told by what their URLs and labels share`() throws {
    var links = Links()
    for number in 0..<9 {
      links.add(nil, "https://a.example/\(number)?m=qr", labels: ["red", "n\(number)"])
    }
    let group = try #require(try links.groups().first)
    #expect(urls(group) == "https://a.example/…?m=qr")
    let added = group.pattern.labels?.added
    #expect(added?.items == ["campaign-c", "red"] && added?.hasMore == true)
    #expect(group.pattern.isEnabled == nil && group.pattern.rules == nil)
  }

  @Test func `a label that all links get is told apart from those that some get`() throws {
    var links = Links()
    for number in 0..<9 {
      links.add(
        "https://a.example/", "https://a.example/", labels: number < 3 ? ["red", "blue"] : ["red"])
    }
    let group = try #require(try links.groups().first)
    #expect(group.count == 9 && group.fields == .labels)
    let labels = try #require(group.pattern.labels)
    #expect(labels.added.items == ["red"] && labels.added.hasMore)
    #expect(labels.removed.items.isEmpty && !labels.removed.hasMore)
  }

  @Test func `entries are groups of their own, the largest first, and know their dimensions`()
    throws
  {
    var links = Links()
    for number in 0..<10 {
      links.add(
        "https://a.example/\(number)", "https://b.example/\(number)",
        in: number < 3 ? "poster" : "flyer")
    }
    let groups = try links.groups()
    #expect(groups.map(\.entry) == ["flyer", "poster"])
    #expect(groups.map(\.count) == [7, 3])
    let spreads = groups[0].spreads
    #expect(spreads.map(\.name) == ["number", "parity"])
    #expect(spreads.map(\.valueCount) == [7, 2])
    #expect(spreads.map(\.isEven) == [true, false])
    #expect(spreads[1].shares.map(\.value) == ["odd", "even"])
    #expect(spreads[1].shares.map(\.count) == [4, 3])
    #expect(!groups[0].isProduct)
  }

  @Test func `any two URLs give pieces that stand in both`() throws {
    var dice = Dice(seed: 7)
    let pieces = [
      "https://", "a", "b.example", "/", "/x", "/y", "?", "m=1", "&", "#", ".", "=", "é",
    ]
    for _ in 0..<2000 {
      var links = Links()
      for _ in 0..<dice.roll(5) + 2 {
        let texts = (0..<2).map { _ in
          (0..<dice.roll(8)).map { _ in pieces[dice.roll(pieces.count)] }.joined()
        }
        if texts[0] != texts[1] { links.add(texts[0], texts[1]) }
      }
      for group in try links.groups() {
        guard let pattern = group.pattern.destination else { continue }
        for member in group.members {
          let place = member
          #expect(stands(pattern.after, in: links.after[place]), "\(pattern) \(links)")
          #expect(
            stands(pattern.before ?? [], in: links.before[place] ?? ""), "\(pattern) \(links)")
        }
      }
    }
  }

  /// Whether the pieces occur in the text in their order, the first at its start.
  private func stands(_ pieces: [CommonText], in text: String) -> Bool {
    var rest = Substring(text)
    for piece in pieces {
      for part in [piece.start, piece.end] where !part.isEmpty {
        guard let range = rest.firstRange(of: part) else { return false }
        rest = rest[range.upperBound...]
      }
    }
    return true
  }
}
