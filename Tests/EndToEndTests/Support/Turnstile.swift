/// Lets so many tasks be inside at the same time, in the order in which they came.
///
/// Every sandbox waits for its sockets on a thread of libdispatch, which has 255 of them: where all
/// tests run beside each other, they would use them up and wait for each other for ever.
actor Turnstile {
  /// For whoever starts a sandbox in this process, and not from inside of another turn.
  static let sandboxes = Turnstile(places: 24)

  private var free: Int
  private var waiting: [CheckedContinuation<Void, Never>] = []

  init(places: Int) {
    free = places
  }

  nonisolated func pass<Result>(
    _ body: () async throws -> Result
  ) async rethrows -> Result {
    await enter()
    do {
      let result = try await body()
      await leave()
      return result
    } catch {
      await leave()
      throw error
    }
  }

  private func enter() async {
    if free > 0 {
      free -= 1
    } else {
      await withCheckedContinuation { waiting.append($0) }
    }
  }

  private func leave() {
    if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() }
  }
}
