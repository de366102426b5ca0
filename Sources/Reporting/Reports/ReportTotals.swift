import Applying
import Planning

/// The sums of a report in words.
struct ReportTotals {
  let header: ReportHeader

  /// `1,680 links`.
  var links: String { Quantity.counted(header.linkCount, "link") }

  /// `= 1,600 created + 80 unchanged`.
  var sum: String {
    let parts = Outcome.Kind.allCases.filter { header.counts[$0] > 0 }.map {
      "\(Quantity.grouped(header.counts[$0])) \($0.rawValue)"
    }
    return "\(header.addsUp ? "=" : "≠") " + (parts.isEmpty ? "0" : parts.joined(separator: " + "))
  }

  /// `23 made (9 list, 14 create), 21 planned; 2 retries`.
  var calls: String {
    let parts = header.made.total == 0 ? "" : " (\(header.made.parts))"
    let retries = header.retries == 1 ? "1 retry" : "\(Quantity.grouped(header.retries)) retries"
    return "\(Quantity.grouped(header.made.total)) made\(parts), "
      + "\(Quantity.grouped(header.planned.total)) planned; \(retries)"
  }

  /// Why the run ended early; nil where it didn't.
  var stop: String? {
    guard case .stopped(let stop) = header.ended else { return nil }
    return stop.words
  }
}

extension ReportLine {
  /// The link's code, or its key where no code is known.
  var name: String { slug ?? key.map { "key \($0)" } ?? "" }

  /// `store=0421 lang=de`.
  var place: String { dimensions.map { "\($0.name)=\($0.value)" }.joined(separator: " ") }
}
