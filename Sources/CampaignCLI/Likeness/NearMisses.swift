import Bytes
import Diagnostics
import Links
import Planning

/// Names of a repository's campaigns that were probably meant to be one, and destinations that
/// several campaigns lead to.
///
/// Reports would count `LinkedIn` and `linkedin` apart, and nobody sees it in one file alone.
struct NearMisses {
  private let campaigns: [Workbench.Loaded]

  init(_ campaigns: [Workbench.Loaded]) {
    self.campaigns = campaigns
  }

  /// A link by the numbers of its campaign and of itself.
  private struct Owner {
    let campaign: Int
    let link: Int
  }

  /// What to tell, by the number of the campaign that it is told of.
  ///
  /// - Complexity: O(*n*) in the links of all campaigns.
  func diagnostics() -> [Int: DiagnosticList] {
    var found: [Int: DiagnosticList] = [:]
    tell(of: "label", &found) { links, row, texts in
      for item in links.labels[row] { texts.append(links.labels.items[item]) }
    }
    for name in ["source", "medium", "campaign", "term", "content", "id"] {
      let parameter = Array("utm_\(name)=".utf8)
      tell(of: "utm_\(name)", &found) { links, row, texts in
        if let value = QueryValue.find(parameter, in: links.destinations[row]) {
          texts.append(value)
        }
      }
    }
    tell(of: "slug", &found) { links, row, texts in
      if !links.slugs.isEmpty(at: row) { texts.append(links.slugs[row]) }
    }
    if campaigns.count > 1 { tellOfDestinations(&found) }
    return found
  }

  /// Reports each group of texts of a kind that are nearly equal, where its rarest is first used.
  ///
  /// - Parameter addTexts: Adds the texts of a link.
  private func tell(
    of kind: String, _ found: inout [Int: DiagnosticList],
    _ addTexts: (DesiredSet, Int, inout TextColumnBuilder) -> Void
  ) {
    let (column, owners) = collect(addTexts)
    for group in Spellings(of: column).groups {
      guard
        let rarest = group.variants.min(by: { ($0.count, -$0.row) < ($1.count, -$1.row) }),
        let link = link(owners[rarest.row])
      else { continue }
      let values = group.variants.map { variant in
        "'\(variant.text)' = \(Quantity.counted(variant.count, "link")), "
          + "first \(place(owners[variant.row]))"
      }
      let names = group.variants.prefix(3).map { "'\($0.text)'" }
      found[owners[rarest.row].campaign, default: DiagnosticList()].report(
        .nearlyEqual(
          kind, Quantity.listed(names, of: group.variants.count), variant: group.folded,
          values: values, trace: link.trace))
    }
  }

  private func collect(
    _ addTexts: (DesiredSet, Int, inout TextColumnBuilder) -> Void
  ) -> (TextColumn, [Owner]) {
    var texts = TextColumnBuilder()
    var owners: [Owner] = []
    for (number, campaign) in campaigns.enumerated() {
      guard let links = campaign.links else { continue }
      for row in 0..<links.count {
        addTexts(links, row, &texts)
        while owners.count < texts.count { owners.append(Owner(campaign: number, link: row)) }
      }
    }
    return (texts.finish(), owners)
  }

  /// Reports for each two campaigns the destinations that both lead to.
  private func tellOfDestinations(_ found: inout [Int: DiagnosticList]) {
    let (column, owners) = collect { links, row, texts in
      texts.append(links.destinations[row])
    }
    var pairs: [Pair: [TextIndex.Repeat]] = [:]
    var seen: Set<Seen> = []
    for again in TextIndex(column).repeats {
      let pair = Pair(
        first: owners[again.first].campaign, second: owners[again.row].campaign)
      guard pair.first != pair.second,
        seen.insert(Seen(campaign: pair.second, first: again.first)).inserted
      else { continue }
      pairs[pair, default: []].append(again)
    }
    for (pair, shared) in pairs.sorted(by: { $0.key < $1.key }) {
      guard let link = link(owners[shared[0].row]) else { continue }
      let values = shared.prefix(3).map {
        "\(column.string(at: $0.row)) = \(place(owners[$0.first])) and \(place(owners[$0.row]))"
      }
      found[pair.second, default: DiagnosticList()].report(
        .sharedDestinations(
          shared.count, with: campaigns[pair.first].path, values: values, trace: link.trace))
    }
  }

  private struct Pair: Hashable, Comparable {
    let first: Int
    let second: Int

    static func < (left: Pair, right: Pair) -> Bool {
      (left.first, left.second) < (right.first, right.second)
    }
  }

  /// A campaign that leads to the destination of an earlier link.
  private struct Seen: Hashable {
    let campaign: Int
    let first: Int
  }

  private func link(_ owner: Owner) -> DesiredLink? {
    campaigns[owner.campaign].links.map { $0[owner.link] }
  }

  /// `'a-1' of campaigns/a.yaml:7:5`.
  private func place(_ owner: Owner) -> String {
    let campaign = campaigns[owner.campaign]
    guard let link = link(owner) else { return campaign.path }
    guard let span = link.trace.lazy.compactMap(\.span).first else {
      return "'\(link.key)' of \(campaign.path)"
    }
    let file = campaign.files[span.file]
    let position = file.position(at: span.start)
    return "'\(link.key)' of \(file.path):\(position.line):\(position.column)"
  }
}

extension Diagnostic {
  fileprivate static func nearlyEqual(
    _ kind: String, _ names: String, variant: String, values: [String], trace: [Frame]
  ) -> Diagnostic {
    Diagnostic(
      Code("XQ1351", "names are nearly equal"), kind == "slug" ? .note : .warning,
      at: trace.first { $0.span != nil }?.span,
      "\(kind) \(names) differ in case or separators alone", variant: "\(kind) \(variant)",
      help: [
        kind == "slug"
          ? "People who type a slug mix them up. Where both are needed, leave them."
          : "Reports count them apart. Write one of them everywhere."
      ], values: values, trace: trace)
  }

  fileprivate static func sharedDestinations(
    _ count: Int, with path: String, values: [String], trace: [Frame]
  ) -> Diagnostic {
    Diagnostic(
      Code("XQ1352", "campaigns share a destination"), .note,
      at: trace.first { $0.span != nil }?.span,
      "\(Quantity.counted(count, "destination")) \(count == 1 ? "is" : "are") also in '\(path)', "
        + "with equal parameters", variant: path,
      help: ["Scans can't be told apart behind them. A 'utm:' of each campaign tells them apart."],
      values: values, trace: trace)
  }
}
