import Sandbox

/// Readings of a sandbox, by the text that chooses them.
struct NamedReadings: CustomStringConvertible {
  /// `slug-case=lowered,ids=opaque`.
  let description: String
  let readings: SandboxReadings

  /// Nil for readings that there aren't.
  init?(_ text: String) {
    guard let readings = try? SandboxReadings(choosing: [text]) else { return nil }
    description = text
    self.readings = readings
  }

  /// Every value of every switch, each alone.
  static let single: [NamedReadings] = ReadingSwitch.all.flatMap { known in
    known.values.compactMap { NamedReadings("\(known.name)=\($0)") }
  }

  /// Every combination of some switches.
  static func combined(_ names: String...) -> [NamedReadings] {
    var texts = [""]
    for known in names.compactMap({ name in ReadingSwitch.all.first { $0.name == name } }) {
      texts = texts.flatMap { text in known.values.map { "\(text)\(known.name)=\($0)," } }
    }
    return texts.compactMap { NamedReadings($0) }
  }
}
