import Bytes

extension Conformance {
  /// A name that computes, and items to call it with.
  struct Pure {
    let point: ExtensionPoint
    let name: String
    let items: [[UInt8]]
  }

  /// Every function, transform and policy, with the items of its cases.
  var pure: [Pure] {
    [ExtensionPoint.function, .transform, .policy].flatMap { point in
      (manifest.provides.names[point] ?? []).map { name in
        let own = cases.filter { $0.point == point && $0.name == name }.map(\.item)
        return Pure(point: point, name: name, items: own)
      }
    }
  }

  func handshake() throws(Fault) {
    let plugin = try start()
    defer { plugin.end() }
    guard plugin.provided == manifest.provides else {
      throw .broken("provides other names than its manifest says")
    }
  }

  func versionRefusal() throws(Fault) {
    let unknown = 999
    do throws(PluginFailure) {
      try startProgram(versions: [unknown]).end()
    } catch {
      guard let refusal = error.refusal else { throw .broken(error.reason) }
      guard refusal.code == 1 else {
        throw .broken("refuses with the code \(refusal.code), and not 1")
      }
      return
    }
    throw .broken("starts all the same, offered only version \(unknown)")
  }

  func unknownName() throws(Fault) {
    let points = ExtensionPoint.allCases.filter { manifest.provides.names[$0] != nil }
    for point in points {
      let plugin = try start()
      defer { plugin.end() }
      let call = PluginCall(point, "no_such_name", items: TextColumn(["{}"]))
      do throws(PluginFailure) {
        let answers = try plugin.call(call)
        guard answers.errors.map(\.error.code) == [2] else {
          throw PluginFailure(
            manifest.name, version: manifest.version,
            answers.errors.isEmpty
              ? "gave a value for the \(point.title) 'no_such_name'"
              : "gave an error of another code than 2")
        }
      } catch {
        guard error.refusal?.code == 2 else { throw .broken(error.reason) }
      }
    }
  }

  func expect(_ own: ConformanceCase) throws(Fault) {
    guard manifest.provides.names[own.point]?.contains(own.name) == true else {
      throw .broken("the manifest doesn't provide it")
    }
    let plugin = try start()
    defer { plugin.end() }
    let answer = try answers(plugin, call(own.point, own.name, [own.item]))
    guard answer == [own.expected] else {
      throw .broken("gave \(answer.first.map(text) ?? "nothing"), and not \(text(own.expected))")
    }
  }

  func batch(_ pure: Pure) throws(Fault) {
    let items = try repeated(pure)
    let plugin = try start()
    defer { plugin.end() }
    let together = try answers(plugin, call(pure.point, pure.name, items))
    var alone: [ConformanceCase.Expected] = []
    for item in items { alone += try answers(plugin, call(pure.point, pure.name, [item])) }
    try compare(together, alone, "in a batch", "alone")
  }

  func again(_ pure: Pure) throws(Fault) {
    let items = try repeated(pure)
    var runs: [[ConformanceCase.Expected]] = []
    for _ in 0..<2 {
      let plugin = try start()
      defer { plugin.end() }
      runs.append(try answers(plugin, call(pure.point, pure.name, items)))
    }
    try compare(runs[0], runs[1], "in one process", "in the next")
  }

  func nonsense(_ pure: Pure) throws(Fault) {
    guard let item = pure.items.first else { throw .skipped("tests.jsonl has no case of it") }
    let plugin = try start()
    defer { plugin.end() }
    let odd = [#"{"args":[["Zürich 🏔 \u0000"]],"link":7,"plan":[]}"#, "{}"].map { Array($0.utf8) }
    let mixed = try answers(
      plugin, call(pure.point, pure.name, [item, odd[0], item, odd[1], item]))
    let alone = try answers(plugin, call(pure.point, pure.name, [item]))
    try compare(
      [mixed[0], mixed[2], mixed[4]], [alone[0], alone[0], alone[0]], "beside it", "alone")
  }

  func silence() throws(Fault) {
    let plugin = try program()
    defer { plugin.end() }
    guard plugin.isSilent(for: .milliseconds(200)) else {
      throw .broken("wrote to stdout before it was asked; what isn't an answer belongs on stderr")
    }
  }

  func departure(announced: Bool) throws(Fault) {
    let plugin = try program()
    plugin.end(announced: announced)
    guard let exit = plugin.departure else {
      throw .broken("was still there after \(manifest.limits.end.text), and had to be stopped")
    }
    guard exit == .status(0) else { throw .broken(exit.text) }
  }

  private func program() throws(Fault) -> ExecutablePlugin {
    do throws(PluginFailure) {
      return try startProgram(versions: [PluginManifest.protocolVersion])
    } catch {
      throw .broken(error.reason)
    }
  }

  private func call(_ point: ExtensionPoint, _ name: String, _ items: [[UInt8]]) -> PluginCall {
    PluginCall(point, name, items: TextColumn(items.map { String(decoding: $0, as: UTF8.self) }))
  }

  /// 500 items, the cases over and over.
  private func repeated(_ pure: Pure) throws(Fault) -> [[UInt8]] {
    guard !pure.items.isEmpty else { throw .skipped("tests.jsonl has no case of it") }
    return (0..<PluginCall.itemLimit).map { pure.items[$0 % pure.items.count] }
  }

  private func compare(
    _ one: [ConformanceCase.Expected], _ other: [ConformanceCase.Expected], _ place: String,
    _ otherPlace: String
  ) throws(Fault) {
    for (item, pair) in zip(one, other).enumerated() where pair.0 != pair.1 {
      throw .broken(
        "item \(item + 1) is \(text(pair.0)) \(place), and \(text(pair.1)) \(otherPlace)")
    }
  }

  private func text(_ answer: ConformanceCase.Expected) -> String {
    switch answer {
    case .error(let code): return "an error of code \(code)"
    case .value(let json):
      let text = String(decoding: json, as: UTF8.self)
      return text.count > 120 ? text.prefix(120) + "…" : text
    }
  }
}
