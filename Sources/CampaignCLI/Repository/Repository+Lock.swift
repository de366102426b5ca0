import Campaigns
import Diagnostics
import Planning

extension Repository {
  /// From the root.
  static let lockPath = "campaigns/xqr.lock"

  /// The frozen codes; none, after a report, where the file can't be read, and none without one.
  ///
  /// The file is an input like others: plans are bound to it.
  func lock(_ inputs: inout FileInputs, _ diagnostics: inout DiagnosticList) -> Lock {
    guard FileSystem.isFile(root + "/" + Repository.lockPath) else { return Lock() }
    do {
      let id = try inputs.read(Repository.lockPath)
      return try LockFile.read(inputs.files[id].bytes, id)
    } catch let list as DiagnosticList {
      diagnostics.report(contentsOf: list)
    } catch let fault as InputFault {
      diagnostics.report(
        Diagnostic(
          Diagnostic.Code("XQ4040", "lock file can't be read"), at: nil,
          "'\(Repository.lockPath)': \(fault.reason)",
          help: ["Without it nobody knows which codes are on paper."]))
    } catch {
      preconditionFailure("no other error can be thrown: \(error)")
    }
    return Lock()
  }
}
