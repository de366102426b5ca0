import Campaigns
import Diagnostics
import Planning
import Plugins

/// A declared plugin as it lies there now, held against lock and grants.
struct InspectedPlugin {
  /// How the lock has it.
  enum LockState: Equatable {
    case locked
    case missing
    /// What is different, in words.
    case differs([String])
  }

  /// Whether it may run, as far as grants go.
  enum GrantState: Equatable {
    /// It can do nothing but compute.
    case notNeeded
    case granted(PluginTrust.Source)
    case missing
    /// Files that aren't trusted run no programs.
    case refused
  }

  /// What is known of one whose files are sound.
  struct Sound {
    let manifest: PluginManifest
    let content: PluginContent
    let lockState: LockState
    let grantState: GrantState

    /// The plugin as the lock would have it.
    var locked: LockedPlugin { manifest.locked(content) }
  }

  let declaration: PluginDeclaration
  /// Nil where the folder or its `plugin.yaml` has a fault.
  let sound: Sound?
  /// Why it has no sound files.
  let faults: DiagnosticList

  /// Why it isn't what was reviewed; nil where it is.
  let lockRefusal: Diagnostic?

  /// Why it may not run, whatever its files are; nil where it may.
  let grantRefusal: Diagnostic?

  var isUsable: Bool { sound != nil && lockRefusal == nil && grantRefusal == nil }

  /// Everything that keeps it from being used; a grant that is missing comes after the lock.
  var refusals: DiagnosticList {
    var all = faults
    if let lockRefusal { all.report(lockRefusal) }
    if let grantRefusal, lockRefusal == nil || sound?.grantState == .refused {
      all.report(grantRefusal)
    }
    return all
  }

  /// What is wrong with a campaign that declares it, before anybody calls it: a program that is only
  /// told of plans and applies may wait for its grant.
  ///
  /// - Parameter isCarriedOut: Whether a saved plan has all that it would be asked.
  func complaints(isCarriedOut: Bool) -> DiagnosticList {
    if let sound, isCarriedOut || !sound.manifest.shapesLinks {
      return DiagnosticList([lockRefusal].compactMap(\.self))
    }
    return refusals
  }

  /// The plugin for a host; nil where it can't be used.
  ///
  /// - Parameter environment: Of which it gets what it was granted, but never the key.
  func hosted(in repository: Repository, _ environment: [String: String]) -> HostedPlugin? {
    guard isUsable, let sound else { return nil }
    let names = sound.manifest.capabilities.env
    let key = environment["XQR_API_KEY"].flatMap { $0.isEmpty ? nil : $0 }
    return HostedPlugin(
      manifest: sound.manifest, path: repository.root + "/" + declaration.path,
      digest: sound.content.digest, config: declaration.config,
      environment: environment.filter { variable in
        names.contains(variable.key) && key.map { !variable.value.contains($0) } ?? true
      })
  }
}
