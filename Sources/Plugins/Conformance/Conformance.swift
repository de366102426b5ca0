import Bytes
import JSON

/// Holds a plugin of either tier against the protocol, from outside.
///
/// Data sources, reporters and hooks, which may change the world, get the items of the plugin's own
/// cases once each and no others; what computes is called again and again.
package struct Conformance {
  /// Gives a new start its folder, home and configuration.
  package typealias Setting = () throws(PluginFailure) -> PluginSetting

  let manifest: PluginManifest
  let cases: [ConformanceCase]
  private let setting: Setting
  private let starter: PluginHost.Starter

  package init(
    _ manifest: PluginManifest, cases: [ConformanceCase], setting: @escaping Setting,
    start: @escaping PluginHost.Starter
  ) {
    self.manifest = manifest
    self.cases = cases
    self.setting = setting
    starter = start
  }

  /// All checks in the order in which they are made; after a start that fails no others are.
  package func run() -> [ConformanceCheck] {
    var checks = [check("starts, and is what its manifest says", handshake)]
    guard !checks[0].isBroken else { return checks }
    if manifest.runtime == .exec {
      checks.append(check("refuses a version that it doesn't speak", versionRefusal))
    }
    checks.append(check("refuses a name that it doesn't provide", unknownName))
    checks += cases.enumerated().map { index, own in
      check("case \(index + 1): \(own.point.title) '\(own.name)'") { () throws(Fault) in
        try expect(own)
      }
    }
    checks += pure.flatMap { pure in
      let subject = "\(pure.point.title) '\(pure.name)'"
      return [
        check("\(subject): a batch of 500 is answered as 500 calls are") { () throws(Fault) in
          try batch(pure)
        },
        check("\(subject): another process answers the same") { () throws(Fault) in
          try again(pure)
        },
        check("\(subject): an item that makes no sense spoils no other") { () throws(Fault) in
          try nonsense(pure)
        },
      ]
    }
    if manifest.runtime == .exec {
      checks += [
        check("says nothing that it wasn't asked for", silence),
        check(
          "leaves when it is told to",
          { () throws(Fault) in
            try departure(announced: true)
          }),
        check(
          "leaves when its input ends",
          { () throws(Fault) in
            try departure(announced: false)
          }),
      ]
    }
    return checks
  }

  // MARK: For the checks

  /// Why a check isn't kept, or can't be made.
  enum Fault: Error {
    case broken(String)
    case skipped(String)
  }

  func start() throws(Fault) -> any RunningPlugin {
    do throws(PluginFailure) { return try starter(manifest, try setting()) } catch {
      throw .broken(error.reason)
    }
  }

  /// Starts a program, for what only programs have to keep.
  func startProgram(versions: [Int]) throws(PluginFailure) -> ExecutablePlugin {
    try ExecutablePlugin(manifest, try setting(), versions: versions)
  }

  /// A value in canonical form, or an error, an item.
  func answers(
    _ plugin: any RunningPlugin, _ call: PluginCall
  ) throws(Fault) -> [ConformanceCase.Expected] {
    let answers: PluginAnswers
    do throws(PluginFailure) { answers = try plugin.call(call) } catch {
      throw .broken(error.reason)
    }
    let errors = Dictionary(
      answers.errors.map { ($0.item, $0.error) }, uniquingKeysWith: { first, _ in first })
    var all: [ConformanceCase.Expected] = []
    for item in 0..<call.items.count {
      if let error = errors[item] {
        all.append(.error(error.code))
        continue
      }
      guard let value = answers.result(item) else { throw .broken("gave what is not JSON") }
      do throws(ShapeFault) { try check(value, of: call, item) } catch {
        throw .broken("gave a value that the point doesn't have: \(error.sentence)")
      }
      all.append(.value(ConformanceCase.canonical(value.value)))
    }
    return all
  }

  private func check(
    _ value: StrictValue, of call: PluginCall, _ item: Int
  ) throws(ShapeFault) {
    guard let sent = try? JSONDocument(parsing: call.items[item]) else { return }
    try call.point.check(value, of: StrictValue(sent.root))
  }

  private func check(_ promise: String, _ body: () throws(Fault) -> Void) -> ConformanceCheck {
    let begin = ContinuousClock.now
    var outcome = ConformanceCheck.Outcome.kept
    do throws(Fault) { try body() } catch {
      switch error {
      case .broken(let reason): outcome = .broken(reason)
      case .skipped(let reason): outcome = .skipped(reason)
      }
    }
    return ConformanceCheck(promise: promise, outcome: outcome, time: .now - begin)
  }
}
