import Bytes
import Diagnostics
import Links

/// Tells the hosts that data has chosen, which nobody sees in the campaign's file.
enum HostNote {
  /// So many hosts stand in the sentence; all of them are among the note's values.
  private static let named = 5

  /// Nil where the campaign chooses all hosts itself.
  ///
  /// - Complexity: O(*n*) in the links whose URLs come from data.
  static func note(on desired: DesiredSet) -> Diagnostic? {
    guard desired.entries.contains(where: \.takesHosts) else { return nil }
    let hosts = counted(desired).sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    guard !hosts.isEmpty else { return nil }
    let words = hosts.map { "\($0.key) (\(Quantity.grouped($0.value)))" }
    return Diagnostic(
      Diagnostic.Code("XQ2021", "data chooses hosts"), .note, at: nil,
      "`link_url` leads to \(Quantity.counted(hosts.count, "host")), by number of links: "
        + Quantity.listed(Array(words.prefix(named)), of: hosts.count),
      values: ["hosts = \(words.joined(separator: ", "))"])
  }

  /// How many links lead to each host, in lower case.
  private static func counted(_ desired: DesiredSet) -> [String: Int] {
    var counts: [String: Int] = [:]
    for row in 0..<desired.count where desired.entries[Int(desired.entryIndices[row])].takesHosts {
      let url = desired.destinations[row]
      guard let parts = Destination.parts(of: url) else { continue }
      counts[String(decoding: url[parts.host], as: UTF8.self).lowercased(), default: 0] += 1
    }
    return counts
  }
}
