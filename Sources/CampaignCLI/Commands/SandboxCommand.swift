import ArgumentParser
import Diagnostics
import Sandbox

/// `sandbox`: serves a local xQR.
struct SandboxCommand: ParsableCommand, RunnableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sandbox",
    abstract: "Serve a local xQR over HTTP until it is interrupted.",
    discussion: """
      Speaks the service's interface on 127.0.0.1 and keeps its links in a SQLite file. Any key \
      of the right shape opens it:

        xqr-campaign sandbox --port 8089
        export XQR_BASE_URL=http://127.0.0.1:8089/api/v1
        export XQR_API_KEY=xqr_pk_00000000.$(printf '0%.0s' {1..64})

      Where the service's documents contradict each other or say nothing, '--reading' chooses \
      what it does; the first value is the one that it has without:

      \(readings)
      """)

  /// A line for each reading: name, values and what it is about.
  private static var readings: String {
    let width = ReadingSwitch.all.map(\.usage.count).max() ?? 0
    return ReadingSwitch.all.map { reading in
      let gap = String(repeating: " ", count: width - reading.usage.count + 2)
      return "  \(reading.usage)\(gap)\(reading.meaning)"
    }.joined(separator: "\n")
  }

  @Option(help: ArgumentHelp("The port; 0 takes a free one and prints it.", valueName: "n"))
  var port: UInt16 = 0

  @Option(help: ArgumentHelp("The file of its links.", valueName: "file"), completion: .file())
  var store = ".xqr-campaign/sandbox.db"

  @Option(
    help: ArgumentHelp("pro, business or enterprise; no limits without it.", valueName: "plan"),
    completion: .list(["pro", "business", "enterprise"]))
  var limits: String?

  @Option(
    help: ArgumentHelp("Play the faults of a JSON file.", valueName: "file"),
    completion: .file(extensions: ["json"]))
  var faults: String?

  @Option(
    help: ArgumentHelp(
      "Follow another reading of the documents; may be given again.", valueName: "name=value"))
  var reading: [String] = []

  @OptionGroup var common: CommonOptions

  func validate() throws {
    if let limits, SandboxLimits.preset(limits) == nil {
      throw ValidationError("'--limits \(limits)' is not pro, business or enterprise")
    }
    do { _ = try SandboxReadings(choosing: reading) } catch {
      throw ValidationError("'--reading': \(error)")
    }
  }

  func run(in environment: [String: String]) async -> ExitStatus {
    guard let bench = Workbench(common, environment) else { return .failed }
    var configuration = SandboxConfiguration()
    configuration.storage = .file(path: FileSystem.absolute(store))
    configuration.port = port
    if let limits, let preset = SandboxLimits.preset(limits) { configuration.limits = preset }
    configuration.isStoreExclusive = true
    do throws(SandboxStart.Failure) {
      let (server, port) = try await SandboxStart.open(
        configuration, faults: faults, readings: reading)
      bench.terminal.output("SANDBOX on http://127.0.0.1:\(port)/api/v1\n")
      await Signals.next()
      await server.stop()
      return .done
    } catch {
      bench.show(DiagnosticList([error.diagnostic]), error.files)
      return .failed
    }
  }
}
