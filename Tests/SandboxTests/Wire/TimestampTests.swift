import Testing

@testable import Sandbox

@Suite struct TimestampTests {
  @Test(arguments: [
    (0, "1970-01-01T00:00:00Z", "Thu, 01 Jan 1970 00:00:00 GMT"),
    (951_782_400, "2000-02-29T00:00:00Z", "Tue, 29 Feb 2000 00:00:00 GMT"),
    (1_793_609_999, "2026-11-02T08:59:59Z", "Mon, 02 Nov 2026 08:59:59 GMT"),
    (-1, "1969-12-31T23:59:59Z", "Wed, 31 Dec 1969 23:59:59 GMT"),
  ])
  func `writes and reads instants`(seconds: Int, text: String, header: String) {
    #expect(Timestamp(seconds: seconds).text == text)
    #expect(Timestamp(seconds: seconds).httpDate == header)
    #expect(Timestamp(iso8601: text)?.seconds == seconds)
  }

  @Test(arguments: [
    ("2027-01-31", "2027-01-31T00:00:00Z"), ("2027-01-31T10:20", "2027-01-31T10:20:00Z"),
    ("2027-01-31T10:20:30.999Z", "2027-01-31T10:20:30Z"),
    ("2027-01-01T00:30:00+01:00", "2026-12-31T23:30:00Z"),
    ("2027-01-01 00:30:00-0130", "2027-01-01T02:00:00Z"),
  ])
  func `accepts the forms of ISO 8601`(text: String, utc: String) {
    #expect(Timestamp(iso8601: text)?.text == utc)
  }

  @Test(arguments: [
    "", "2027", "2027-13-01", "2027-02-29", "2027-01-01T", "2027-01-01T24:00", "tomorrow",
    "2027-01-01T10:20:30.Z", "2027-01-01T10:20+1", "2027-01-01T10:20Zz", "2027-00-10",
  ])
  func `refuses what is no instant`(text: String) {
    #expect(Timestamp(iso8601: text) == nil)
  }
}
