import Bytes
import Campaigns
import Diagnostics
import Planning
import Plugins

/// Looks at the declared plugins of a repository; runs none.
struct PluginInspector {
  let repository: Repository
  let lock: Lock
  private let trust: PluginTrust
  /// Why some grants aren't known; a plugin that another one lets run doesn't care.
  private let trustFault: Diagnostic?
  /// Whether a stranger may have written the files.
  private let isUntrusted: Bool
  /// Where copies are made.
  private let temporary: String

  /// - Parameter allowed: Of `--allow-plugin`.
  /// - Parameter diagnostics: Gets the faults of the lock file.
  init(
    _ repository: Repository, _ inputs: inout FileInputs, _ environment: [String: String],
    allowed: [AllowedPlugin] = [], _ diagnostics: inout DiagnosticList
  ) {
    self.repository = repository
    lock = repository.lock(&inputs, &diagnostics)
    isUntrusted = Untrusted.isOn(environment)
    temporary = TemporaryFolder.path(environment)
    var trust = PluginTrust()
    trust.allowed = allowed.map { ($0.name, $0.digest) }
    trust.lockDigest = inputs.digest(of: Repository.lockPath).map { "sha256:" + $0 }
    do throws(Diagnostic) {
      if !isUntrusted { try trust.read(environment, outside: repository) }
      trustFault = nil
    } catch {
      trustFault = error
    }
    self.trust = trust
  }

  /// `sha256:` and the digest of the lock file; nil where there is none.
  var lockDigest: String? { trust.lockDigest }

  /// The real path of the repository, which grants name.
  var project: String { FileSystem.target(of: repository.root) }

  /// Reads and hashes the plugin's files, and holds them against lock and grants.
  ///
  /// The header of a plugin that is one Lua file is read by running the file in the jail.
  ///
  /// - Parameter inputs: Gets the plugin's `plugin.yaml`, so that plans are bound to it.
  func inspect(_ declaration: PluginDeclaration, _ inputs: inout FileInputs) -> InspectedPlugin {
    var faults = DiagnosticList()
    var sound: InspectedPlugin.Sound?
    do {
      let (manifest, content) = try read(declaration, &inputs)
      sound = InspectedPlugin.Sound(
        manifest: manifest, content: content, lockState: lockState(manifest, content),
        grantState: grantState(manifest, content))
    } catch let fault as PluginContentFault {
      faults.report(.noPlugin(declaration, fault.reason))
    } catch let fault as InputFault {
      faults.report(.noPlugin(declaration, "'\(PluginFile.name)': \(fault.reason)"))
    } catch let list as DiagnosticList {
      faults = list
    } catch {
      preconditionFailure("no other error can be thrown: \(error)")
    }
    return InspectedPlugin(
      declaration: declaration, sound: sound, faults: faults,
      lockRefusal: sound.flatMap { refusal(of: $0.lockState, declaration) },
      grantRefusal: sound.flatMap { refusal(of: $0, declaration) })
  }

  private func read(
    _ declaration: PluginDeclaration, _ inputs: inout FileInputs
  ) throws -> (PluginManifest, PluginContent) {
    let path = repository.root + "/" + declaration.path
    guard FileSystem.exists(path) else {
      throw DiagnosticList([.noPlugin(declaration, "there is nothing")])
    }
    guard FileSystem.target(of: path) == project + "/" + declaration.path else {
      throw DiagnosticList([.noPlugin(declaration, "a symbolic link leads there")])
    }
    if path.hasSuffix(".lua"), FileSystem.isFile(path) {
      return try describe(declaration, path)
    }
    let content = try PluginContent(reading: path)
    let id = try inputs.read(declaration.path + "/" + PluginFile.name)
    let file = try PluginFile(parsing: id, in: inputs.files)
    guard content[PluginFile.name]?.digest == SHA256.hex(inputs.files[id].bytes) else {
      throw DiagnosticList([.noPlugin(declaration, "it is being changed right now")])
    }
    var faults = DiagnosticList()
    if file.name != declaration.name {
      faults.report(.otherName(declaration, file.name, at: file.nameSpan))
    }
    if let entry = content[file.entry] {
      if file.runtime == .exec, !entry.isExecutable { faults.report(.notExecutable(file)) }
    } else {
      faults.report(.noEntry(file))
    }
    guard faults.isEmpty else { throw faults }
    return (PluginManifest(file), content)
  }

  /// Reads the header of a copy, so that what is described is what was hashed.
  private func describe(
    _ declaration: PluginDeclaration, _ path: String
  ) throws -> (PluginManifest, PluginContent) {
    if let refusal = noJail(declaration) { throw DiagnosticList([refusal]) }
    let copy = try PluginCopy(of: path, in: temporary)
    defer { copy.remove() }
    let manifest: PluginManifest
    do throws(PluginFailure) {
      manifest = try LuaPlugin.describe(copy.folder + "/" + copy.content.files[0].path)
    } catch {
      throw DiagnosticList([error.diagnostic(at: declaration.pathSpan)])
    }
    guard manifest.name == declaration.name else {
      throw DiagnosticList([.otherName(declaration, manifest.name, at: declaration.pathSpan)])
    }
    let names = manifest.provides.names.values.flatMap(\.self)
    if !PluginFile.isVersion(manifest.version) || !names.allSatisfy(PluginDeclaration.isName) {
      throw DiagnosticList([.wrongHeader(declaration)])
    }
    return (manifest, copy.content)
  }

  /// Why files that aren't trusted run no Lua here; nil where the jail holds, or isn't needed.
  private func noJail(_ declaration: PluginDeclaration) -> Diagnostic? {
    guard isUntrusted else { return nil }
    switch LuaJail.selfTest() {
    case .closed: return nil
    case .open(let reason), .missing(let reason): return .noJail(declaration, reason)
    }
  }

  private func lockState(
    _ manifest: PluginManifest, _ content: PluginContent
  ) -> InspectedPlugin.LockState {
    let now = manifest.locked(content)
    guard let locked = lock.plugins.first(where: { $0.name == manifest.name }) else {
      return .missing
    }
    return locked == now ? .locked : .differs(locked.differences(to: now))
  }

  private func refusal(
    of state: InspectedPlugin.LockState, _ declaration: PluginDeclaration
  ) -> Diagnostic? {
    switch state {
    case .locked: nil
    case .missing: .notLocked(declaration)
    case .differs(let differences): .notAsLocked(declaration, differences)
    }
  }

  private func refusal(
    of sound: InspectedPlugin.Sound, _ declaration: PluginDeclaration
  ) -> Diagnostic? {
    switch sound.grantState {
    case .notNeeded, .granted: nil
    case .missing:
      trustFault ?? .notTrusted(declaration, sound.manifest, sound.content, trust)
    case .refused:
      sound.manifest.runtime == .exec ? .noPrograms(declaration) : noJail(declaration)
    }
  }

  private func grantState(
    _ manifest: PluginManifest, _ content: PluginContent
  ) -> InspectedPlugin.GrantState {
    guard manifest.runtime == .exec else {
      return isUntrusted && LuaJail.selfTest() != .closed ? .refused : .notNeeded
    }
    guard !isUntrusted else { return .refused }
    let source = trust.source(of: grant(manifest, content))
    return source.map { .granted($0) } ?? .missing
  }

  /// What a person would have to grant.
  func grant(_ manifest: PluginManifest, _ content: PluginContent) -> PluginGrant {
    PluginGrant(
      project: project, plugin: manifest.name, digest: content.digest,
      capabilities: manifest.capabilities)
  }
}
