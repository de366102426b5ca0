import ArgumentParser
import Plugins

/// `crm@sha256:…`.
struct AllowedPlugin: ExpressibleByArgument {
  let name: String
  let digest: String

  init?(argument: String) {
    let parts = argument.split(separator: "@", maxSplits: 1)
    guard parts.count == 2, PluginContent.isDigest(String(parts[1])) else { return nil }
    name = String(parts[0])
    digest = String(parts[1])
  }
}
