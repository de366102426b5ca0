/// What cases went through, all together.
struct TroubleTally: Sendable {
  var cases = 0
  var runs = 0
  /// Runs that SIGKILL and Ctrl-C ended, and those that were over before.
  var kills = 0
  var interrupts = 0
  var escapes = 0
  /// Links that lived at the ends of the cases.
  var links = 0
  /// Requests by the kind of fault that they suffered.
  var faults: [String: Int] = [:]

  mutating func add(_ other: TroubleTally) {
    cases += other.cases
    runs += other.runs
    kills += other.kills
    interrupts += other.interrupts
    escapes += other.escapes
    links += other.links
    faults.merge(other.faults, uniquingKeysWith: +)
  }

  var text: String {
    let kinds = faults.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
    return """
      \(cases) cases, \(runs) runs, \(kills) killed, \(interrupts) interrupted, \(escapes) over \
      before, \(links) links, \(faults.values.reduce(0, +)) faults: \(kinds.joined(separator: ", "))
      """
  }
}
