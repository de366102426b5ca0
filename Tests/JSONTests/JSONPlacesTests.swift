import JSON
import Testing

@Suite struct JSONPlacesTests {
  private let text = " [ {\"a\" : [1, \"x,]\\\"}\"],\"b\":{}} ,-1.5e3,true, [[ ]], \"\" ] "

  private func texts(_ ranges: [Range<Int>]) -> [String] {
    ranges.map { String(decoding: Array(text.utf8)[$0], as: UTF8.self) }
  }

  @Test func `gives the items of an array and the members of an object`() throws {
    let places = JSONPlaces(Array(text.utf8))
    let items = places.elements(at: 0)
    #expect(
      texts(items) == [#"{"a" : [1, "x,]\"}"],"b":{}}"#, "-1.5e3", "true", "[[ ]]", "\"\""])
    let members = places.members(at: items[0].lowerBound)
    #expect(texts(members.map(\.name)) == ["\"a\"", "\"b\""])
    #expect(texts(members.map(\.value)) == [#"[1, "x,]\"}"]"#, "{}"])
    #expect(texts(places.elements(at: members[0].value.lowerBound)) == ["1", #""x,]\"}""#])
    #expect(
      places.elements(at: items[3].lowerBound).map { places.elements(at: $0.lowerBound) } == [[]])
    #expect(places.members(at: members[1].value.lowerBound) == [])
    #expect(texts([places.value(at: 0)]) == [String(text.dropFirst().dropLast())])
  }

  @Test func `undoes the escapes of a name`() {
    let places = JSONPlaces(Array(#"{"\u00e9\n":1}"#.utf8))
    #expect(places.members(at: 0).map { places.text(of: $0.name) } == ["é\n"])
    #expect(places.members(at: 0).map { places.text(of: $0.value) } == [nil])
  }

  /// Whatever the text: places stay inside of it, and finding them ends.
  @Test func `survives texts that are no JSON`() {
    let pieces = Array("[]{},:\"\\ 1at".utf8)
    var state: UInt32 = 7
    for _ in 0..<20_000 {
      var bytes: [UInt8] = []
      for _ in 0..<12 {
        state = state &* 1_664_525 &+ 1_013_904_223
        bytes.append(pieces[Int(state >> 16) % pieces.count])
      }
      let places = JSONPlaces(bytes)
      let found = places.elements(at: 0) + places.members(at: 0).flatMap { [$0.name, $0.value] }
      #expect(found.allSatisfy { $0.upperBound <= bytes.count })
    }
  }
}
