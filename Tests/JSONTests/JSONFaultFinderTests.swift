import Testing

@testable import JSON

@Suite struct JSONFaultFinderTests {
  /// The finder has to find a fault exactly where the parser refuses a text.
  @Test func `agrees with the parser on damaged texts`() {
    let text = Array(
      #"{"a":[1,-2.5e3,true,{"b\u00e9\n":null}],"ü":"\ud83d\ude00","":[[],{}," "]} "#.utf8)
    let damage = Array("{}[]\",:\\0a-.eu \u{1}é".utf8) + [0xFF]
    var faults = 0
    for place in text.indices {
      for byte in damage {
        var replaced = text
        replaced[place] = byte
        let inserted = text[..<place] + [byte] + text[place...]
        for candidate in [replaced, Array(inserted), Array(text[..<place])] {
          let isRefused = (try? JSONDocument(parsing: candidate)) == nil
          var finder = JSONFaultFinder(candidate)
          let fault = finder.fault()
          #expect(isRefused == (fault != nil), "\(String(decoding: candidate, as: UTF8.self))")
          if let fault {
            faults += 1
            #expect(fault.offset.map { $0 <= candidate.count } == true)
          }
        }
      }
    }
    #expect(faults > 1000)
  }
}
