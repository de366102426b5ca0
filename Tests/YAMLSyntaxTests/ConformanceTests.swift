import Diagnostics
import DocumentationPages
import Testing

@testable import YAMLSyntax

@Suite(
  .enabled(
    if: ConformanceCase.isPresent, "the YAML test suite is not at ../shared/conformance/yaml"))
struct ConformanceTests {
  @Test func `libyaml's events are the suite's but for the listed deviations`() throws {
    var found: [String: Set<String>] = [:]
    let cases = try ConformanceCase.all()
    for one in cases {
      let events = EventNotation(Array(one.yaml.utf8))
      let isExact = events.lines.joined(separator: "\n") == one.events.trimmed
      switch (one.fails, events.failed) {
      case (true, false): found["accepts_invalid", default: []].insert(one.id)
      case (false, true): found["rejects_valid", default: []].insert(one.id)
      case (false, false) where !isExact: found["different_events", default: []].insert(one.id)
      default: break
      }
    }
    #expect(cases.count == 402)
    #expect(found == (try ConformanceCase.libyamlDeviations()))
    let kinds = ["accepts_invalid", "rejects_valid", "different_events"]
    let counts = kinds.map { found[$0, default: []].count }
    let exact = cases.count - counts.reduce(0, +)
    print("YAML conformance: \(exact) of \(cases.count) have the suite's events; others: \(counts)")
    let table = try #require(Page("Conformance").tables("events", "cases").first)
    #expect(table.rows.map { Int($0[1]) } == [exact] + counts)
  }

  @Test func `the language refuses exactly the listed cases that libyaml accepts`() throws {
    var found: [String: Set<String>] = [:]
    for one in try ConformanceCase.all() {
      let refusals = Reading(one.yaml).diagnostics
      guard !EventNotation(Array(one.yaml.utf8)).failed else {
        #expect(!refusals.isEmpty, "\(one.id) has no events but a tree")
        continue
      }
      for refusal in refusals { found[refusal.code.id, default: []].insert(one.id) }
    }
    let table = try #require(Page("Conformance").tables("code", "cases", "reason").first)
    #expect(
      table.rows
        == LanguageDeviation.all.map { ["`\($0.code.id)`", "\($0.cases.count)", $0.reason] })
    for deviation in LanguageDeviation.all {
      let code = deviation.code.id
      #expect(found[code] == deviation.cases, "\(code): \(deviation.reason)")
      found[code] = nil
    }
    #expect(found.isEmpty)
  }

  @Test func `trees hold the suite's values wherever the events are the suite's`() throws {
    var compared = 0
    var different: Set<String> = []
    for one in try ConformanceCase.all() {
      guard !one.fails, let root = Reading(one.yaml).root, let expected = one.value else {
        continue
      }
      compared += 1
      if !JSONView.matches(root, expected) { different.insert(one.id) }
    }
    #expect(compared > 100)
    #expect(different == (try ConformanceCase.libyamlDeviations()["different_events"]))
  }

  @Test func `every decoded byte knows where it came from`() throws {
    for one in try ConformanceCase.all() {
      let bytes = Array(one.yaml.utf8)
      let reader = EventReader(bytes)
      while let event = try? reader.next() {
        if case .streamEnd = event.kind { break }
        guard case .scalar(let text, let style, let properties) = event.kind,
          properties.isEmpty, !one.yaml.unicodeScalars.contains("\r")
        else { continue }
        let decoding = ScalarDecoding(style, event.range, of: bytes, as: text)
        #expect(decoding.text == Array(text.utf8), "\(one.id)")
      }
    }
  }
}

extension String {
  fileprivate var trimmed: Substring {
    self[..<(lastIndex { !$0.isNewline }.map { index(after: $0) } ?? startIndex)]
  }
}
