import Glibc
import Links
import Reporting
import Synchronization

/// What the streams of this process are, and what may be written to them.
///
/// Results go to standard output, everything else to standard error.
package struct Terminal: Sendable {
  /// Whether results are coloured, and whether messages are.
  package let coloursOutput: Bool
  package let coloursMessages: Bool

  /// Whether a question may be asked.
  package let canAsk: Bool

  /// Whether messages go to a screen on which a line can be drawn anew.
  package let isLive: Bool

  /// Whether a GitHub runner reads what is written.
  private let isInWorkflow: Bool

  /// - Parameters:
  ///   - environment: `NO_COLOR`, `TERM`, `CI` and `GITHUB_ACTIONS` are looked at.
  ///   - asks: False with `--no-input`.
  package init(environment: [String: String], noColor: Bool, asks: Bool) {
    let isPlain = noColor || !(environment["NO_COLOR"] ?? "").isEmpty
    let isDumb = environment["TERM"] == "dumb"
    coloursOutput = !isPlain && !isDumb && isatty(STDOUT_FILENO) == 1
    coloursMessages = !isPlain && !isDumb && isatty(STDERR_FILENO) == 1
    canAsk = asks && isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1
    isInWorkflow = environment["GITHUB_ACTIONS"] == "true"
    isLive =
      !isDumb && (environment["CI"] ?? "").isEmpty && isatty(STDERR_FILENO) == 1
  }

  /// The columns of the screen that messages go to, 80 where that is unknown.
  package var width: Int { messageColumns ?? 80 }

  /// The columns of the screen that results go to; nil where they don't go to one.
  package var outputColumns: Int? { Terminal.columns(of: STDOUT_FILENO) }

  /// The columns of the screen that messages go to; nil where they don't go to one.
  package var messageColumns: Int? { Terminal.columns(of: STDERR_FILENO) }

  private static func columns(of descriptor: Int32) -> Int? {
    var size = winsize()
    return ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
      ? Int(size.ws_col) : nil
  }

  /// Writes a result for people; what a terminal would obey is shown instead.
  package func output(_ text: String) {
    output(Array(safe(text, colours: coloursOutput).utf8))
  }

  /// Writes a result for programs, as it is.
  package func output(_ bytes: [UInt8]) {
    let code = Terminal.write(Terminal.withoutSecrets(bytes), to: STDOUT_FILENO)
    if code != 0 { Terminal.outputError.store(code, ordering: .relaxed) }
  }

  /// Why a result didn't reach standard output whole; nil where none failed.
  package static var outputFault: String? {
    let code = outputError.load(ordering: .relaxed)
    return code == 0 ? nil : String(cString: strerror(code))
  }

  /// The system's error number, 0 for none.
  private static let outputError = Atomic<Int32>(0)

  /// Writes a message; what a terminal would obey is shown instead.
  ///
  /// - Parameter hasCommands: Whether the text is meant to command a GitHub runner.
  package func message(_ text: String, hasCommands: Bool = false) {
    let safe = safe(text, colours: coloursMessages, hasCommands: hasCommands)
    _ = Terminal.write(Terminal.withoutSecrets(Array(safe.utf8)), to: STDERR_FILENO)
  }

  /// Writes a line over the one that stands on the screen.
  package func redraw(_ line: String) {
    let line = SafeText.text(line, colours: false)
    let bytes = Array("\r\u{1B}[K\(line)".utf8)
    _ = Terminal.write(Terminal.withoutSecrets(bytes), to: STDERR_FILENO)
  }

  private func safe(_ text: String, colours: Bool, hasCommands: Bool = false) -> String {
    let text = SafeText.text(text, colours: colours)
    return isInWorkflow && !hasCommands ? SafeText.withoutCommands(text) : text
  }

  /// UTF-8 text for people, in a file or on a stream: without the values that are hidden.
  static func withoutSecrets(_ text: [UInt8]) -> [UInt8] {
    hiddenQuery.withLock { $0 }.hiding(text)
  }

  /// Hides more values, from now on.
  static func hide(_ query: SensitiveQuery) {
    hiddenQuery.withLock { $0 = $0.union(query) }
  }

  private static let hiddenQuery = Mutex(SensitiveQuery())

  /// Asks for approval, which only the word `yes` gives.
  package func approves(_ question: String) -> Bool {
    message(question)
    return readLine()?.filter { !$0.isWhitespace } == "yes"
  }

  /// Writes all bytes and returns the error number, 0 for none.
  ///
  /// A reader that has gone away is no error: `apply | head` has to apply.
  private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
    bytes.withUnsafeBytes { buffer in
      var done = 0
      while done < buffer.count, let base = buffer.baseAddress {
        let written = Glibc.write(descriptor, base + done, buffer.count - done)
        if written > 0 {
          done += written
        } else if errno != EINTR {
          return errno == EPIPE ? 0 : errno
        }
      }
      return 0
    }
  }
}
