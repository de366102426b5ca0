import Applying
import Links
import Synchronization

/// A ``FakeStore`` behind the protocols of the service.
final class FakeService: LinkReader, LinkWriter {
  private struct State {
    var store: FakeStore
    var faults: [FakeStore.Fault?]
    var underWay = 0
    var mostUnderWay = 0
  }

  private let state: Mutex<State>

  /// - Parameter faults: Of the first calls, in their order.
  init(_ store: FakeStore = FakeStore(), faults: [FakeStore.Fault?] = []) {
    state = Mutex(State(store: store, faults: faults))
  }

  var store: FakeStore { state.withLock { $0.store } }

  /// The most calls that were under way beside each other.
  var mostUnderWay: Int { state.withLock { $0.mostUnderWay } }

  private func perform(_ call: Call) async -> Reply<Answer> {
    state.withLock { state in
      state.underWay += 1
      state.mostUnderWay = max(state.mostUnderWay, state.underWay)
    }
    await Task.yield()
    return state.withLock { state in
      state.underWay -= 1
      let fault = state.faults.isEmpty ? nil : state.faults.removeFirst()
      return state.store.perform(call, fault)
    }
  }

  func page(_ request: PageRequest) async -> Reply<LinkPage> {
    await perform(.page(request)).value { if case .page(let page) = $0 { page } else { nil } }
  }

  func usage() async -> Reply<Usage> {
    await perform(.usage).value { if case .usage(let usage) = $0 { usage } else { nil } }
  }

  func workspace() async -> Reply<Workspace> {
    await perform(.workspace).value { if case .workspace(let space) = $0 { space } else { nil } }
  }

  func create(_ drafts: [LinkDraft]) async -> Reply<BulkAnswer> {
    await perform(.create(drafts)).value {
      if case .created(let answer) = $0 { answer } else { nil }
    }
  }

  func create(_ draft: LinkDraft) async -> Reply<LiveSet> {
    await perform(.createSingle(draft)).value { if case .link(let link) = $0 { link } else { nil } }
  }

  func update(_ id: String, _ patch: LinkPatch) async -> Reply<LiveSet> {
    await perform(.update(id: id, patch)).value {
      if case .link(let link) = $0 { link } else { nil }
    }
  }

  func setEnabled(_ ids: [String], _ enabled: Bool) async -> Reply<Int> {
    await perform(.setEnabled(ids, enabled)).value {
      if case .set(let count) = $0 { count } else { nil }
    }
  }

  func delete(_ id: String) async -> Reply<Void> {
    await perform(.delete(id: id)).value { _ in () }
  }
}

extension Reply {
  fileprivate func value<Other: Sendable>(_ read: (Value) -> Other?) -> Reply<Other> {
    switch self {
    case .done(let value, let head):
      guard let other = read(value) else { preconditionFailure("an answer of another kind") }
      return .done(other, head)
    case .refused(let refusal, let head): return .refused(refusal, head)
    case .uncertain(let uncertainty, let head): return .uncertain(uncertainty, head)
    case .notSent(let reason): return .notSent(reason)
    }
  }
}

/// Time that passes only where somebody sleeps.
final class FakeTime: Timekeeper {
  private let time = Mutex(Duration.zero)

  var now: Duration { time.withLock { $0 } }

  var date: Instant { Instant(seconds: 1_800_000_000 + now.components.seconds) }

  func sleep(until wake: Duration) async {
    time.withLock { $0 = max($0, wake) }
  }
}
