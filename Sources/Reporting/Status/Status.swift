package import Links
package import Planning

/// What `status` tells of one campaign.
package struct Status: Sendable {
  package static let formatVersion = "1.0"
  package static let kind = "xqr-campaign.status"

  let plan: Plan
  let links: LinkStatus
  let alarm: ScanAlarm?
  /// When the listing was read, for one that was saved.
  let taken: Instant?

  package init(_ plan: Plan, _ links: LinkStatus, _ alarm: ScanAlarm?, taken: Instant?) {
    self.plan = plan
    self.links = links
    self.alarm = alarm
    self.taken = taken
  }
}
