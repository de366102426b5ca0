import Foundation

/// A report of any size, as a file: stores in two languages, some failures, and what is put in.
enum LargeReport {
  /// - Parameter hostile: Lines behind the others, as JSON.
  static func text(links: Int, failing: Set<Int>, hostile: [String] = []) -> String {
    let lines = (0..<links).map { number -> String in
      let outcome =
        failing.contains(number)
        ? #""outcome":"failed","reason":"conflict""# : #""outcome":"created""#
      return """
        {\(outcome),"key":"k-\(number)","dimensions":{"store":"\(number % 40)",\
        "lang":"\(number % 2 == 0 ? "de" : "fr")"},"slug":"s-\(number)",\
        "short_url":"https://xqr.co/s-\(number)","id":"id-\(number)",\
        "url":"https://www.example.com/\(number)","request_id":"req_\(number / 100)"}
        """
    }
    let all = lines + hostile
    let created = all.count - failing.count
    return """
      {"format_version":"1.2","kind":"xqr-campaign.report","campaign":"cards",\
      "run":"a8d1037ec803e2d0","plan":"fe72778b","workspace":"ws_1","sandbox":true,\
      "tool_version":"0.1.0","who":"anna","started":"2026-11-26T04:33:00Z",\
      "ended_at":"2026-11-26T04:33:00Z","ended":"finished",
      "links":\(all.count),"outcomes":{"created":\(created),"failed":\(failing.count)},\
      "not_as_sent":0,"calls":{"planned":{"create":100},"made":{"create":101},"retries":1},
      "lines":[
      \(all.joined(separator: ",\n"))
      ]}

      """
  }
}
