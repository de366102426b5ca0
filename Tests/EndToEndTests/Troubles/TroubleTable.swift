import Sandbox

/// The rows of a case's campaign, and all that they ever asked for.
struct TroubleTable {
  struct Row {
    var version = 0
    var label = "spring"
    var isEnabled = true
  }

  static let owner = "campaign-trouble"

  private(set) var rows: [Int: Row] = [:]
  /// By row, the destinations that its link may have had.
  private(set) var asked: [Int: Set<String>] = [:]

  mutating func carryOut(_ edit: TroubleCase.Edit, round: Int) {
    for number in edit.first..<edit.first + edit.count {
      switch edit.kind {
      case .add: if rows[number] == nil { rows[number] = Row() }
      case .drop: rows[number] = nil
      case .move: rows[number]?.version = round + 1
      case .label: rows[number]?.label = "label-\(round)"
      case .pause: rows[number]?.isEnabled = false
      case .resume: rows[number]?.isEnabled = true
      }
      if let row = rows[number] { asked[number, default: []].insert(url(number, row)) }
    }
  }

  func url(_ number: Int, _ row: Row) -> String {
    "https://www.example.com/\(number)/\(row.version)"
  }

  var csv: String {
    rows.sorted { $0.key < $1.key }.reduce(into: "id,number,version,label,enabled\n") { text, entry in
      let (number, row) = entry
      let state = row.isEnabled ? "yes" : "no"
      text += "r\(number),\(number),\(row.version),\(row.label),\(state)\n"
    }
  }

  static func yaml(_ codes: TroubleCase.Codes) -> String {
    """
    campaign: trouble
    data: {rows: {csv: rows.csv, key: id}}
    links:
      - id: card
        for_each: {item: '${{ data.rows }}'}
        key: ${{ item.id }}
        url: https://www.example.com/${{ item.number }}/${{ item.version }}
        enabled: ${{ item.enabled == "yes" }}
        labels: ['${{ item.label }}']
    \(codes == .given ? "    custom_slug: t-${{ item.id }}\n" : "")
    """
  }
}
