import Campaigns
import Diagnostics
import JSON
import Plugins

/// A plugin's folder, or its one Lua file, copied and ready to be held against the protocol.
final class PluginTest {
  enum Fault: Error {
    case file(DiagnosticList, SourceFiles)
    /// Lower case, without a full stop.
    case other(String)
  }

  let manifest: PluginManifest
  private let cases: [ConformanceCase]
  private let copy: PluginCopy
  private let temporary: String
  private let config: [UInt8]
  private let variables: [String: String]
  /// Of every start; they go with the test.
  private var homes: [PluginCopy] = []

  /// The plugin's own cases, in its folder.
  private static let casesFile = "tests.jsonl"

  /// - Parameter path: Absolute.
  /// - Parameter config: A JSON object.
  init(_ path: String, config: String, _ environment: [String: String]) throws(Fault) {
    guard (try? JSONDocument(parsing: Array(config.utf8)))?.root.kind == .object else {
      throw .other("'--config' is not a JSON object")
    }
    self.config = Array(config.utf8)
    temporary = TemporaryFolder.path(environment)
    do throws(PluginContentFault) {
      copy = try PluginCopy(of: path, in: temporary)
    } catch {
      throw .other(error.reason)
    }
    manifest = try PluginTest.manifest(path, copy)
    if manifest.runtime == .exec, Untrusted.isOn(environment) {
      throw .other("is a program, and '--untrusted' runs none")
    }
    cases = try PluginTest.cases(in: copy)
    let key = environment["XQR_API_KEY"]
    let names = manifest.capabilities.env
    variables = environment.filter { names.contains($0.key) && $0.value != key }
  }

  /// Starts the plugin as often as it takes.
  func run() -> [ConformanceCheck] {
    Conformance(manifest, cases: cases, setting: setting, start: PluginStart.start).run()
  }

  private func setting() throws(PluginFailure) -> PluginSetting {
    do throws(PluginContentFault) {
      let home = try PluginCopy(emptyIn: temporary)
      homes.append(home)
      return PluginSetting(
        folder: copy.folder, home: home.folder, config: config, environment: variables,
        time: 1_767_225_600, host: Version.text)
    } catch {
      throw PluginFailure(manifest.name, version: manifest.version, error.reason)
    }
  }

  private static func manifest(_ path: String, _ copy: PluginCopy) throws(Fault) -> PluginManifest {
    if copy.content.files.count == 1, let file = copy.content.files.first,
      file.path.hasSuffix(".lua")
    {
      do throws(PluginFailure) {
        return try LuaPlugin.describe(copy.folder + "/" + file.path)
      } catch { throw .other(error.reason) }
    }
    var files = SourceFiles()
    switch FileSystem.read(copy.folder + "/" + PluginFile.name) {
    case .failure: throw .other("there is no '\(PluginFile.name)' in it")
    case .success(let bytes):
      let id = files.add(path: path + "/" + PluginFile.name, bytes: bytes)
      let file: PluginFile
      do throws(DiagnosticList) { file = try PluginFile(parsing: id, in: files) } catch {
        throw .file(error, files)
      }
      guard copy.content[file.entry] != nil else {
        throw .file(DiagnosticList([.noEntry(file)]), files)
      }
      return PluginManifest(file)
    }
  }

  private static func cases(in copy: PluginCopy) throws(Fault) -> [ConformanceCase] {
    guard copy.content[casesFile] != nil else { return [] }
    switch FileSystem.read(copy.folder + "/" + casesFile) {
    case .failure(let fault): throw .other("'\(casesFile)': \(fault.reason)")
    case .success(let bytes):
      do throws(ConformanceCase.Fault) { return try ConformanceCase.list(bytes) } catch {
        throw .other("\(casesFile):\(error.line): \(error.text)")
      }
    }
  }
}
