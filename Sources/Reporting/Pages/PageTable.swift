/// A small table that stands whole in its page: cells begin at the left, numbers end at the right.
struct PageTable {
  var title = ""
  let heads: [String]
  /// So many columns begin at the left.
  let left: Int
  let rows: [[String]]
  /// The sums, which stand apart; nil for none.
  var foot: [String]?

  var context: [String: Any] {
    var context: [String: Any] = [
      "title": title.printable,
      "heads": cells(heads), "rows": rows.map { ["cells": cells($0)] },
    ]
    if let foot { context["foot"] = ["cells": cells(foot)] }
    return context
  }

  private func cells(_ texts: [String]) -> [[String: Any]] {
    texts.enumerated().map { column, text in
      ["text": text.printable, "head": column == 0, "number": column >= left]
    }
  }
}
