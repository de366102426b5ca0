package import Bytes

/// The plugins of one run: each started when it is called first, all ended together.
///
/// Plugins are run from copies that were hashed while they were made; the copies go with the host.
/// Not for several threads at once.
package final class PluginHost {
  /// Starts a plugin of either tier.
  package typealias Starter = (PluginManifest, PluginSetting) throws(PluginFailure) ->
    any RunningPlugin

  /// What is the same for every plugin of a run.
  package struct Run: Sendable {
    /// Where copies are made, such as `/tmp`.
    package var temporary: String
    /// The time of the plan, in seconds since 1970.
    package var time: Int64
    /// The version of this tool.
    package var version: String

    package init(temporary: String, time: Int64, version: String) {
      self.temporary = temporary
      self.time = time
      self.version = version
    }
  }

  private enum State {
    case running(any RunningPlugin)
    case failed(PluginFailure)
  }

  /// By name.
  private let plugins: [String: HostedPlugin]
  private let run: Run
  private let start: Starter
  private var states: [String: State] = [:]
  private var copies: [PluginCopy] = []

  package init(_ plugins: [HostedPlugin], _ run: Run, start: @escaping Starter) {
    self.plugins = Dictionary(
      plugins.map { ($0.manifest.name, $0) }, uniquingKeysWith: { first, _ in first })
    self.run = run
    self.start = start
  }

  deinit { end() }

  /// What plugins provide at a point: plugin and name, by both.
  package func names(at point: ExtensionPoint) -> [(plugin: String, name: String)] {
    plugins.values.flatMap { plugin in
      (plugin.manifest.provides.names[point] ?? []).map { (plugin.manifest.name, $0) }
    }.sorted { $0 < $1 }
  }

  /// Has any number of items worked on, in batches.
  ///
  /// - Parameter items: A JSON text each.
  /// - Returns: One value or one error an item, in their order.
  /// - Throws: What ended the plugin, or kept it from being started, with the items from 0 in
  ///   `items`; afterwards every call of the plugin fails the same way.
  package func call(
    _ point: ExtensionPoint, _ name: String, of plugin: String, _ items: TextColumn
  ) throws(PluginFailure) -> PluginAnswers {
    let running = try running(plugin)
    var values = TextColumnBuilder(rows: items.count, bytes: 0)
    var errors: [(item: Int, error: PluginError)] = []
    var first = 0
    while first < items.count {
      let batch = first..<min(first + PluginCall.itemLimit, items.count)
      var part = TextColumnBuilder(rows: batch.count, bytes: 0)
      for item in batch { part.append(items[item]) }
      let answers: PluginAnswers
      do throws(PluginFailure) {
        answers = try running.call(PluginCall(point, name, items: part.finish()))
      } catch {
        var failure = error
        failure.items = error.items.map { $0.lowerBound + first..<$0.upperBound + first }
        running.end()
        states[plugin] = .failed(failure)
        throw failure
      }
      for row in 0..<answers.values.count { values.append(answers.values[row]) }
      errors += answers.errors.map { ($0.item + first, $0.error) }
      first = batch.upperBound
    }
    return PluginAnswers(values: values.finish(), errors: errors)
  }

  /// Tells every plugin at a point, such as every reporter, of one event.
  ///
  /// - Returns: What became of it, by plugin and name; where one failed, the others were told all
  ///   the same.
  package func tell(
    _ event: PluginEvent
  ) -> [(plugin: String, name: String, reaction: Reaction)] {
    let item = TextColumn([String(decoding: event.json, as: UTF8.self)])
    return names(at: event.kind.point).map { plugin, name in
      do throws(PluginFailure) {
        let answers = try call(event.kind.point, name, of: plugin, item)
        if let error = answers.errors.first?.error { return (plugin, name, .error(error)) }
        let result = answers.result(0)
        guard let message = try? result.flatMap(PluginEvent.message) else {
          return (plugin, name, .silence)
        }
        return (plugin, name, .message(message))
      } catch {
        return (plugin, name, .failure(error))
      }
    }
  }

  /// What a plugin made of an event.
  package enum Reaction: Hashable, Sendable {
    case silence
    case message(String)
    case error(PluginError)
    case failure(PluginFailure)
  }

  /// Ends every plugin and removes the copies; may be called more than once.
  package func end() {
    for case .running(let plugin) in states.values { plugin.end() }
    states = states.filter { if case .failed = $0.value { true } else { false } }
    for copy in copies { copy.remove() }
    copies = []
  }

  private func running(_ name: String) throws(PluginFailure) -> any RunningPlugin {
    switch states[name] {
    case .running(let plugin)?: return plugin
    case .failed(let failure)?: throw failure
    case nil: break
    }
    guard let plugin = plugins[name] else { preconditionFailure("nobody declared '\(name)'") }
    do throws(PluginFailure) {
      let started = try begin(plugin)
      states[name] = .running(started)
      return started
    } catch {
      states[name] = .failed(error)
      throw error
    }
  }

  private func begin(_ plugin: HostedPlugin) throws(PluginFailure) -> any RunningPlugin {
    let manifest = plugin.manifest
    let copy: PluginCopy
    let home: PluginCopy
    do throws(PluginContentFault) {
      copy = try PluginCopy(of: plugin.path, in: run.temporary)
      copies.append(copy)
      home = try PluginCopy(emptyIn: run.temporary)
      copies.append(home)
    } catch {
      throw PluginFailure(
        manifest.name, version: manifest.version, "can't be copied: \(error.reason)")
    }
    guard copy.content.digest == plugin.digest else {
      throw PluginFailure(
        manifest.name, version: manifest.version, "was changed while this run was under way")
    }
    return try start(
      manifest,
      PluginSetting(
        folder: copy.folder, home: home.folder, config: plugin.config,
        environment: plugin.environment, time: run.time, host: run.version))
  }
}
