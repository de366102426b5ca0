import Dispatch
import Glibc

/// Ctrl-C and SIGTERM, which mean the same.
enum Signals {
  /// Waits for one.
  static func next() async {
    let (signals, inbox) = AsyncStream<Void>.makeStream()
    let sources = watch { inbox.yield() }
    for await _ in signals { break }
    sources.cancel()
  }

  /// Calls `action` for each one, from a thread of its own, until the watch is cancelled.
  static func watch(_ action: @escaping @Sendable () -> Void) -> Watch {
    let queue = DispatchQueue(label: "signals")
    let sources = [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setEventHandler(handler: action)
      source.activate()
      return source
    }
    return Watch(sources: sources)
  }

  struct Watch {
    fileprivate let sources: [any DispatchSourceSignal]

    /// Signals end the process again.
    func cancel() {
      for source in sources { source.cancel() }
      for number in [SIGINT, SIGTERM] { signal(number, SIG_DFL) }
    }
  }
}
