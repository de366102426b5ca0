import ArgumentParser
import Diagnostics

/// Results for machines.
struct MachineOutput: ParsableArguments {
  @Flag(help: "Print the result as JSON.")
  var json = false

  @Option(
    name: .customLong("json-into"),
    help: ArgumentHelp(
      "Write the result as JSON into FILE, beside the human output.", valueName: "file"),
    completion: .file())
  var jsonInto: String?

  /// Whether JSON is asked for, on standard output or in a file.
  var isWanted: Bool { json || jsonInto != nil }

  /// Whether the result is one value; otherwise false, after a message.
  func holds(campaigns count: Int, on terminal: Terminal) -> Bool {
    guard isWanted, count > 1 else { return true }
    terminal.message(
      "xqr-campaign: JSON holds the result of one campaign, and here are \(count): name one.\n")
    return false
  }

  /// Says early that the file can't be written; nil where it can, or none is asked for.
  var placeFault: Diagnostic? { placeFault(bytes: 0) }

  /// The same of a result that may have so many bytes.
  func placeFault(bytes: Int) -> Diagnostic? {
    jsonInto.flatMap { path in
      FileSystem.faultOfWriting(to: path, bytes: bytes).map { .noPlace("--json-into", path, $0) }
    }
  }

  /// Prints a result: JSON with `--json`, else the text; the JSON also goes into the file that was
  /// asked for.
  ///
  /// - Returns: False, after a message, where the file can't be written.
  func print(_ json: @autoclosure () -> [UInt8], _ text: () -> String, on terminal: Terminal)
    -> Bool
  {
    if self.json { terminal.output(json()) } else { terminal.output(text()) }
    guard let path = jsonInto else { return true }
    // A plan or a report tells where every link leads.
    let bytes = Terminal.withoutSecrets(json())
    guard let fault = FileSystem.write(bytes, to: path, mode: 0o600) else { return true }
    terminal.message("xqr-campaign: '\(path)' can't be written: \(fault.reason)\n")
    return false
  }
}
