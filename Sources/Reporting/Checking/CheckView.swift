import Destinations
import JSON
import Planning

/// What `check` found: for people the ways of redirects and a sum, for machines everything.
package struct CheckView: Sendable {
  private let campaigns: [String]
  private let destinations: [CheckedDestination]
  private let distinct: Int
  private let known: Int

  /// - Parameter distinct: Destinations of all campaigns, each once.
  /// - Parameter known: Of them, those that an earlier run asked.
  package init(
    campaigns: [String], destinations: [CheckedDestination], distinct: Int, known: Int
  ) {
    self.campaigns = campaigns
    self.destinations = destinations
    self.distinct = distinct
    self.known = known
  }

  package var text: String {
    var text = ""
    var shown: Set<String> = []
    for destination in destinations
    where destination.answer.hops.count > 1 && shown.insert(destination.url).inserted {
      text += ShownURL.way(destination.answer).printable + "\n"
    }
    if !text.isEmpty { text += "\n" }
    let sound = Set(destinations.filter { $0.findings.isEmpty }.map(\.url))
    let broken = Set(destinations.filter { !$0.findings.isEmpty }.map(\.url))
    text += "\(Quantity.counted(distinct, "destination"))"
    if known > 0 { text += ", \(Quantity.grouped(known)) of them known from an earlier run" }
    text += ": \(Quantity.grouped(sound.subtracting(broken).count)) sound, "
    text += "\(Quantity.grouped(broken.count)) with findings"
    return text + (counts.isEmpty ? ".\n" : ": \(counts).\n")
  }

  /// `2 dead, 1 loop`.
  private var counts: String {
    var seen: Set<String> = []
    let first = destinations.filter { seen.insert($0.url).inserted }
    return DestinationFinding.Kind.allCases.compactMap { kind in
      let count = first.count { $0.findings.contains { $0.kind == kind } }
      return count == 0 ? nil : "\(Quantity.grouped(count)) \(kind.rawValue)"
    }.joined(separator: ", ")
  }

  /// `format_version`, `kind`, `campaigns`, and a destination a line.
  package var json: [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.key("format_version")
    json.string("1.0")
    json.key("kind")
    json.string("xqr-campaign.check")
    json.key("campaigns")
    json.strings(campaigns)
    json.key("destinations")
    json.beginArray()
    for destination in destinations {
      json.newline()
      json.destination(destination)
    }
    json.newline()
    json.endArray()
    json.endObject()
    json.newline()
    return json.bytes
  }
}

extension JSONWriter {
  fileprivate mutating func strings(_ texts: [String]) {
    beginArray()
    for text in texts { string(text) }
    endArray()
  }

  fileprivate mutating func destination(_ destination: CheckedDestination) {
    beginObject()
    key("campaign")
    string(destination.campaign)
    key("url")
    string(ShownURL.text(destination.url))
    key("alive")
    bool(destination.answer.isAlive)
    key("milliseconds")
    int(destination.answer.milliseconds)
    key("language")
    if let language = destination.answer.language { string(language) } else { null() }
    key("links")
    int(destination.links)
    key("keys")
    strings(destination.keys)
    key("findings")
    beginArray()
    for finding in destination.findings {
      beginObject()
      key("name")
      string(finding.kind.rawValue)
      key("detail")
      string(FindingWords(finding, destination.answer).detail)
      endObject()
    }
    endArray()
    key("way")
    beginArray()
    for hop in destination.answer.hops {
      beginObject()
      key("url")
      string(ShownURL.text(hop.url))
      key("status")
      int(hop.status)
      endObject()
    }
    endArray()
    endObject()
  }
}
