import Diagnostics
import Links
import Planning
import Testing

@Suite struct SnapshotTests {
  private func snapshot(_ links: [Existing], isComplete: Bool = true) -> Snapshot {
    Snapshot(
      workspaceID: "ws_1", isSandbox: true, taken: Instant(seconds: 400), toolVersion: "1.0",
      hasBulk: false, listing: listing(links, isComplete: isComplete))
  }

  private static var ruled: Existing {
    Existing("s-2") { link in
      var rule = RoutingRule(destination: "https://m.example/", priority: 1)
      rule.conditions.unknown = ["weekday"]
      link.rules = [rule, RoutingRule(destination: "https://n.example/", priority: 2)]
      link.isEnabled = false
      link.expires = 9000
      link.scans = 7
      link.lastScan = 300
      link.labels = ["campaign-c", "\"é\n"]
    }
  }

  @Test func `is read back as it was written`() throws {
    let bytes = snapshot([Existing("s-1"), Self.ruled], isComplete: false).bytes
    #expect(Snapshot.isSnapshot(bytes))
    let read = try Snapshot(reading: bytes)
    #expect(read.bytes == bytes)
    #expect(read.workspaceID == "ws_1" && read.isSandbox && !read.hasBulk)
    #expect(read.taken == Instant(seconds: 400) && read.listing.taken == read.taken)
    #expect(!read.listing.isComplete && read.listing.scope == .workspace)
    let link = read.listing.links[1]
    #expect(link.rules.rules == Self.ruled.rules)
    #expect(!link.isEnabled && link.expiresAt == Instant(seconds: 9000))
    #expect(link.scanCount == 7 && link.lastScan == Instant(seconds: 300))
    #expect(link.labels == Self.ruled.labels && link.createdAt == nil)
  }

  @Test func `an empty workspace is one too`() throws {
    let bytes = snapshot([]).bytes
    #expect(try Snapshot(reading: bytes).listing.links.count == 0)
  }

  @Test(arguments: [
    ("xqr-campaign.snapshot", "xqr-campaign.plan", "XQ4030"),
    ("\"1.0\"", "\"2.0\"", "XQ4031"),
    ("\"taken\":\"1970", "\"taken\":\"x", "XQ4030"),
    ("\"complete\":true", "\"complete\":1", "XQ4030"),
    ("\"slug\":", "\"slag\":", "XQ4030"),
    ("\"labels\":[\"campaign-c\"]", "\"labels\":[7]", "XQ4030"),
    ("\"labels\":[\"campaign-c\"]", "\"labels\":[],\"enabled\":0", "XQ4030"),
    ("\"labels\":[\"campaign-c\"]", "\"labels\":[],\"scan_count\":-1", "XQ4030"),
    ("\"labels\":[\"campaign-c\"]", "\"labels\":[],\"expires_at\":\"soon\"", "XQ4030"),
    ("]}", "]", "XQ4030"),
  ])
  func `what isn't one is refused with its reason`(old: String, new: String, code: String) {
    let text = String(decoding: snapshot([Existing("s-1")]).bytes, as: UTF8.self)
    #expect(text.contains(old))
    let broken = Array(text.replacing(old, with: new).utf8)
    #expect(throws: Diagnostic.self) { try Snapshot(reading: broken) }
    do throws(Diagnostic) {
      _ = try Snapshot(reading: broken)
    } catch {
      #expect(error.code.id == code)
    }
  }
}
