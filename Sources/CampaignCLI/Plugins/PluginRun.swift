import Bytes
import Campaigns
import Diagnostics
import JSON
import Links
import Planning
import Plugins

/// The plugins of one campaign in one run: who answers what it asks, and what was answered.
///
/// A plan asks the plugins and keeps what they say. An apply of a saved plan asks nobody: the plan
/// has the answers. Campaigns are worked on one after the other, each by one thread.
final class PluginRun: PluginDesk, @unchecked Sendable {
  /// Those that were declared, by name.
  private let inspected: [String: InspectedPlugin]
  private let host: PluginHost
  /// Of the plan that is carried out; nil where one is made.
  private let saved: PluginRecord?
  /// By plugin, point, name and question.
  private var known: [[String]: PluginRecord.Answer] = [:]
  private var asked: [PluginRecord.Answer] = []
  /// Plugins whose refusal was the answer to a question.
  private(set) var refused: Set<String> = []

  init(
    _ plugins: [InspectedPlugin], in repository: Repository, _ environment: [String: String],
    now: Instant, saved: PluginRecord?
  ) {
    inspected = Dictionary(plugins.map { ($0.declaration.name, $0) }) { first, _ in first }
    let run = PluginHost.Run(
      temporary: TemporaryFolder.path(environment), time: now.seconds, version: Version.text)
    host = PluginHost(
      plugins.compactMap { $0.hosted(in: repository, environment) }, run,
      start: PluginRun.start)
    self.saved = saved
    for answer in saved?.answers ?? [] { known[PluginRun.identity(answer)] = answer }
  }

  private static func start(
    _ manifest: PluginManifest, _ setting: PluginSetting
  ) throws(PluginFailure) -> any RunningPlugin {
    switch manifest.runtime {
    case .lua: try LuaPlugin(manifest, setting)
    case .exec: try ExecutablePlugin(manifest, setting)
    }
  }

  var plugins: [String] { inspected.keys.sorted() }

  func provisions(of plugin: String, at point: PluginPoint) -> PluginProvision {
    guard let plugin = inspected[plugin] else { return .undeclared }
    guard let sound = plugin.sound else { return .broken }
    return .names(sound.manifest.provides.names[ExtensionPoint(point)] ?? [])
  }

  func answer(_ question: PluginQuestion) throws(PluginSilence) -> PluginReply {
    let digest = PluginRun.digest(question.items)
    let identity = [question.plugin, question.point.rawValue, question.name, digest]
    if let answer = known[identity] { return PluginReply(answer) }
    if saved != nil {
      // What is left of a plan has other numbers; it was judged when it was made.
      guard question.point != .policy else { return .noFindings(question.items.count) }
      throw PluginSilence(.noAnswer(question))
    }
    let answers = try ask(question)
    guard answers.errors.isEmpty else { return reply(answers, of: question) }
    let answer = PluginRecord.Answer(
      plugin: question.plugin, point: question.point.rawValue, name: question.name,
      question: digest, values: PluginRun.array(answers.values))
    known[identity] = answer
    asked.append(answer)
    return PluginReply(answer)
  }

  private func ask(_ question: PluginQuestion) throws(PluginSilence) -> PluginAnswers {
    if let plugin = inspected[question.plugin], !plugin.isUsable {
      refused.insert(question.plugin)
      throw PluginSilence(plugin.refusals.items.first ?? .noAnswer(question))
    }
    do throws(PluginFailure) {
      return try host.call(
        ExtensionPoint(question.point), question.name, of: question.plugin, question.items)
    } catch {
      throw PluginSilence(
        error.diagnostic(at: question.span), item: error.items?.lowerBound ?? 0)
    }
  }

  private func reply(_ answers: PluginAnswers, of question: PluginQuestion) -> PluginReply {
    let folder = inspected[question.plugin]?.declaration.path ?? question.plugin
    let faults = answers.errors.map { ($0.item, PluginItemFault($0.error, in: folder)) }
    return PluginReply(
      values: answers.values, faults: Dictionary(faults) { first, _ in first })
  }

  /// What the plan keeps: the plugins that were asked, and what they said.
  var record: PluginRecord {
    if let saved { return saved }
    let names = Set(asked.map(\.plugin))
    let used = names.sorted().compactMap { inspected[$0]?.sound }.map { sound in
      PluginRecord.Used(
        name: sound.manifest.name, version: sound.manifest.version,
        runtime: sound.manifest.runtime.rawValue, digest: sound.content.digest)
    }
    return PluginRecord(used: used, answers: asked)
  }

  /// The files of the plugins that were asked, as inputs of the plan.
  var inputs: [Binding.Input] {
    record.used.compactMap { used in
      inspected[used.name].map { plugin in
        Binding.Input(
          path: plugin.declaration.path, digest: plugin.sound?.content.digest ?? "missing")
      }
    }
  }

  /// Whether somebody would be told of events at a point.
  func hears(_ point: ExtensionPoint) -> Bool { !host.names(at: point).isEmpty }

  /// Tells all reporters or hooks of an event.
  ///
  /// - Returns: What they said, as notes, and the faults of those that failed or refused.
  func tell(_ event: PluginEvent) -> [Diagnostic] {
    host.tell(event).compactMap { plugin, _, reaction in
      let declaration = inspected[plugin]?.declaration
      return switch reaction {
      case .silence: nil
      case .message(let text): .said(plugin, text)
      case .error(let error):
        error.diagnostic(
          of: plugin, in: declaration?.path ?? plugin, at: declaration?.nameSpan)
      case .failure(let failure): failure.diagnostic(at: declaration?.nameSpan)
      }
    }
  }

  /// Why those that would be told of events at a point may not run.
  func silenced(at point: ExtensionPoint) -> [Diagnostic] {
    inspected.values.sorted { $0.declaration.name < $1.declaration.name }.compactMap { plugin in
      plugin.sound?.manifest.provides.names[point] == nil ? nil : plugin.grantRefusal
    }
  }

  private static func identity(_ answer: PluginRecord.Answer) -> [String] {
    [answer.plugin, answer.point, answer.name, answer.question]
  }

  private static func digest(_ items: TextColumn) -> String {
    var lines: [UInt8] = []
    lines.reserveCapacity(items.byteCount + items.count)
    for item in 0..<items.count {
      lines += items[item]
      lines.append(0x0A)
    }
    return SHA256.hex(lines)
  }

  private static func array(_ values: TextColumn) -> [UInt8] {
    var json = JSONWriter(capacity: values.byteCount + values.count)
    json.beginArray()
    for row in 0..<values.count {
      if let document = try? JSONDocument(parsing: values[row]) {
        json.value(document.root)
      } else {
        json.null()
      }
    }
    json.endArray()
    return json.bytes
  }
}
