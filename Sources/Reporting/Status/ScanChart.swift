import Planning

/// Scans as bars: one for each value of the first dimension, in pieces by the second.
struct ScanChart {
  private struct Bar {
    let name: String
    /// A count for each piece.
    var scans: [Int]

    var total: Int { scans.reduce(0, +) }
  }

  /// So many bars and kinds of pieces are told apart; the rest is one more.
  private static let barLimit = 24
  private static let pieceLimit = 6

  private let title: String
  private let pieces: [String]
  private let bars: [Bar]

  /// Nil where there is nothing to compare.
  init?(of links: LinkStatus) {
    guard links.by.count <= 2, links.rows.count > 1, links.total.scans > 0 else { return nil }
    title = "Scans by \(links.by.joined(separator: " and "))"
    let hasPieces = links.by.count == 2
    let names = hasPieces ? ScanChart.largest(links.rows.map { ($0.values[1], $0.sums.scans) }) : []
    let kept = names.prefix(ScanChart.pieceLimit)
    pieces = Array(kept) + (names.count > kept.count ? ["others"] : [])
    var bars: [Bar] = []
    var places: [String: Int] = [:]
    for row in links.rows {
      let name = row.values[0] ?? "–"
      let place = places[name] ?? bars.count
      if place == bars.count {
        places[name] = place
        bars.append(Bar(name: name, scans: [Int](repeating: 0, count: max(1, pieces.count))))
      }
      let piece = hasPieces ? kept.firstIndex(of: row.values[1] ?? "–") ?? kept.count : 0
      bars[place].scans[piece] += row.sums.scans
    }
    self.bars = ScanChart.shown(bars)
  }

  /// Names by the sum of their scans, the largest first.
  private static func largest(_ scans: [(name: String?, count: Int)]) -> [String] {
    var sums: [String: Int] = [:]
    for (name, count) in scans { sums[name ?? "–", default: 0] += count }
    return sums.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
  }

  /// The largest bars, and one for the rest.
  private static func shown(_ bars: [Bar]) -> [Bar] {
    let sorted = bars.enumerated().sorted { left, right in
      (right.element.total, left.offset) < (left.element.total, right.offset)
    }.map(\.element)
    guard sorted.count > barLimit + 1 else { return sorted }
    let rest = sorted.dropFirst(barLimit)
    let sums = rest[barLimit].scans.indices.map { piece in rest.reduce(0) { $0 + $1.scans[piece] } }
    return sorted.prefix(barLimit) + [
      Bar(name: "\(Quantity.grouped(rest.count)) others", scans: sums)
    ]
  }

  /// For the template: pieces in a box that is a thousand wide, however wide it is shown.
  var context: [String: Any] {
    let most = max(1, bars.map(\.total).max() ?? 1)
    let rows = bars.map { bar -> [String: Any] in
      var x = 0
      var rects: [[String: Any]] = []
      for (piece, count) in bar.scans.enumerated() where count > 0 {
        let width = max(2, count * 1000 / most)
        let name = pieces.isEmpty ? "" : ", \(pieces[piece].printable)"
        rects.append([
          "x": x, "width": width, "piece": piece,
          "words": "\(bar.name.printable)\(name): \(Quantity.counted(count, "scan"))",
        ])
        x += width
      }
      return [
        "name": bar.name.printable, "rects": rects, "total": Quantity.grouped(bar.total),
      ]
    }
    return [
      "title": title.printable, "rows": rows,
      "pieces": pieces.enumerated().map { ["piece": $0, "name": $1.printable] },
    ]
  }
}
