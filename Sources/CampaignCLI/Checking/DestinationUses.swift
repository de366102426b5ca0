import Bytes
import Destinations
import Links
import Planning

/// Every destination of a campaign's links, once, with the links that lead there.
struct DestinationUses {
  struct Use {
    /// Without a fragment, which no server sees.
    let url: String
    /// Links that lead there by their URL or a rule, in the order of the files.
    var links: [Int] = []
    /// Links that lead there after their end.
    var later: [Int] = []

    /// The first comes first, however it leads there.
    var all: [Int] { links + later }
  }

  let uses: [Use]

  /// - Complexity: O(*n*) in the links and their rules.
  init(of desired: DesiredSet, _ selected: SelectedLinks) {
    var uses: [Use] = []
    var places: [String: Int] = [:]
    let place = { (url: String) -> Int in
      let url = String(url.prefix { $0 != "#" })
      if let place = places[url] { return place }
      places[url] = uses.count
      uses.append(Use(url: url))
      return uses.count - 1
    }
    for row in 0..<desired.count where selected.contains(row) {
      let link = desired[row]
      for url in [link.destination] + link.rules.rules.map(\.destination) {
        let place = place(url)
        if uses[place].links.last != row { uses[place].links.append(row) }
      }
      if let url = link.entry.afterEnd {
        let place = place(url)
        if uses[place].links.last != row { uses[place].later.append(row) }
      }
    }
    self.uses = uses
  }
}

extension DesiredLink {
  /// What its language dimension says; nil where it has none.
  var language: String? {
    dimensions.first { $0.name == "lang" || $0.name == "language" }?.value
  }
}
