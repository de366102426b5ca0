/// A plugin as it was reviewed: what it calls itself, what it asks for, and each of its files.
package struct LockedPlugin: Hashable, Sendable {
  package let name: String
  package let version: String
  package let protocolVersion: Int
  package let runtime: String
  package let net: [String]
  package let read: [String]
  package let env: [String]

  /// `sha256:` and 64 hexadecimal digits, over all files.
  package let digest: String

  /// In the order of their paths.
  package let files: [File]

  package struct File: Hashable, Sendable {
    /// From the plugin's folder.
    package let path: String
    package let isExecutable: Bool
    /// 64 hexadecimal digits.
    package let digest: String

    package init(path: String, isExecutable: Bool, digest: String) {
      self.path = path
      self.isExecutable = isExecutable
      self.digest = digest
    }
  }

  package init(
    name: String, version: String, protocolVersion: Int, runtime: String, net: [String],
    read: [String], env: [String], digest: String, files: [File]
  ) {
    self.name = name
    self.version = version
    self.protocolVersion = protocolVersion
    self.runtime = runtime
    self.net = net
    self.read = read
    self.env = env
    self.digest = digest
    self.files = files
  }
}

extension LockedPlugin {
  /// What is different in another state of the plugin, in words without a full stop, each once;
  /// nothing where both are the same.
  package func differences(to other: LockedPlugin) -> [String] {
    var words: [String] = []
    if version != other.version { words.append("version \(version) → \(other.version)") }
    if protocolVersion != other.protocolVersion {
      words.append("protocol \(protocolVersion) → \(other.protocolVersion)")
    }
    if runtime != other.runtime { words.append("runtime \(runtime) → \(other.runtime)") }
    for (kind, old, new) in [
      ("net", net, other.net), ("read", read, other.read), ("env", env, other.env),
    ] {
      words += new.filter { !old.contains($0) }.map { "asks for \(kind) \($0)" }
      words += old.filter { !new.contains($0) }.map { "no longer asks for \(kind) \($0)" }
    }
    return words + fileDifferences(to: other)
  }

  private func fileDifferences(to other: LockedPlugin) -> [String] {
    let old = Dictionary(files.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    let new = Dictionary(other.files.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    return Set(old.keys).union(new.keys).sorted().compactMap { path in
      switch (old[path], new[path]) {
      case (nil, _?): "\(path) added"
      case (_?, nil): "\(path) removed"
      case (let one?, let two?) where one.digest != two.digest: "\(path) changed"
      case (let one?, let two?) where one.isExecutable != two.isExecutable:
        two.isExecutable ? "\(path) made executable" : "\(path) no longer executable"
      case (_?, _?), (nil, nil): nil
      }
    }
  }
}
