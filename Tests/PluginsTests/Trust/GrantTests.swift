import Testing

@testable import Plugins

/// Grants, and the file that keeps them.
@Suite struct GrantTests {
  private let grant = PluginGrant(
    project: "/home/ann/shop", plugin: "crm", digest: "sha256:" + String(repeating: "a", count: 64),
    capabilities: PluginCapabilities(net: ["crm.example.com:443"], env: ["TOKEN"]))

  @Test func `grants come back as they were written, in one order`() throws {
    let other = PluginGrant(
      project: "/home/a \"b\"\u{1B}", plugin: "crm", digest: grant.digest,
      capabilities: PluginCapabilities())
    let bytes = GrantFile.bytes([grant, other])
    #expect(try GrantFile.read(bytes) == [other, grant])
    #expect(GrantFile.bytes([other, grant]) == bytes)
    #expect(try GrantFile.read(GrantFile.bytes([])) == [])
  }

  @Test(arguments: [
    ("", "is no file of grants"),
    ("{}", "is no file of grants"),
    (
      #"{"format_version":"2.0","kind":"xqr-campaign.trust","grants":[]}"#,
      "has format version 2.0, which this tool doesn't know"
    ),
    (#"{"format_version":"1.7","kind":"xqr-campaign.trust"}"#, "has no list 'grants'"),
    (
      #"{"format_version":"1.0","kind":"xqr-campaign.trust","grants":[{"plugin":"crm"}]}"#,
      "has a grant that is damaged"
    ),
  ])
  func `a file that is none grants nothing`(text: String, reason: String) {
    #expect(throws: GrantFile.Fault(reason: reason)) { try GrantFile.read(Array(text.utf8)) }
  }

  @Test func `a person's grant is for one project, these files and these capabilities`() {
    var trust = PluginTrust()
    trust.grants = [grant]
    #expect(trust.source(of: grant) == .person)
    let digest = "sha256:" + String(repeating: "b", count: 64)
    let wider = PluginCapabilities(net: ["crm.example.com:443"], env: ["SECRET", "TOKEN"])
    for other in [
      PluginGrant(
        project: "/home/ann/fork", plugin: "crm", digest: grant.digest,
        capabilities: grant.capabilities),
      PluginGrant(
        project: grant.project, plugin: "crm", digest: digest, capabilities: grant.capabilities),
      PluginGrant(
        project: grant.project, plugin: "crm", digest: grant.digest, capabilities: wider),
      PluginGrant(
        project: grant.project, plugin: "other", digest: grant.digest,
        capabilities: grant.capabilities),
    ] {
      #expect(trust.source(of: other) == nil)
    }
  }

  @Test func `a lock's digest and a flag grant what they name, and nothing grants nothing`() {
    var trust = PluginTrust()
    #expect(trust.source(of: grant) == nil)
    trust.allowed = [("other", grant.digest)]
    #expect(trust.source(of: grant) == nil)
    trust.allowed = [("crm", grant.digest)]
    #expect(trust.source(of: grant) == .flag)
    trust.allowed = []
    trust.trustedLock = "sha256:1"
    trust.lockDigest = "sha256:2"
    #expect(trust.source(of: grant) == nil)
    trust.lockDigest = "sha256:1"
    #expect(trust.source(of: grant) == .lock)
    trust.lockDigest = nil
    trust.trustedLock = nil
    #expect(trust.source(of: grant) == nil)
  }
}
