import Dispatch
import Glibc
import Plugins
import Synchronization

/// Ctrl-C and SIGTERM, which mean the same, for the whole process.
///
/// They end it with 130 and a word, unless somebody who has something to finish takes them over.
enum Signals {
  typealias Action = @Sendable () -> Void

  private static let action = Mutex<Action>(leave)

  /// Never cancelled: the dispatcher bears one watch of a signal in the life of a process.
  ///
  /// Unsafe only to the compiler: nobody touches the sources once they are made.
  private nonisolated(unsafe) static let sources: [any DispatchSourceSignal] = {
    let queue = DispatchQueue(label: "signals")
    return [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setEventHandler { action.withLock { $0 }() }
      source.activate()
      return source
    }
  }()

  /// Begins the watch, once, before anything that may take time.
  static func begin() {
    _ = sources
  }

  /// Gives each signal to `action`, on a thread of its own, until the hold is released.
  static func hold(_ action: @escaping Action) -> Hold {
    self.action.withLock { $0 = action }
    return Hold()
  }

  /// Waits for one; the next ends the process.
  static func next() async {
    let (signals, inbox) = AsyncStream<Void>.makeStream()
    let hold = hold { inbox.yield() }
    for await _ in signals { break }
    hold.release()
  }

  struct Hold {
    fileprivate init() {}

    /// Signals end the process again.
    func release() {
      action.withLock { $0 = leave }
    }
  }

  /// Ends the process on the spot; but for plugins and their copies there is nothing that a kill
  /// wouldn't leave just so.
  @Sendable private static func leave() {
    let terminal = Terminal(environment: Environment.values, noColor: true, asks: false)
    // Behind a question, or what the terminal shows for the key.
    PluginCopy.removeAll()
    terminal.message((terminal.isLive ? "\n" : "") + "xqr-campaign: interrupted\n")
    ExecutablePlugin.killAll { _exit(ExitStatus.interrupted.rawValue) }
  }
}
