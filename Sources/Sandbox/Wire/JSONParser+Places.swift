extension JSONParser {
  /// Where a member's name, or an element, stands in a text that is JSON.
  ///
  /// - Parameter path: Names of members and numbers of elements, from the top.
  /// - Returns: The place of the last step that there is; 0 for an empty path.
  /// - Complexity: O(*n*) in the bytes before it. For error paths only.
  static func offset(of path: [String], in bytes: [UInt8]) -> Int {
    var parser = JSONParser(bytes: bytes)
    var offset = 0
    for step in path {
      guard let place = try? parser.enter(step) else { break }
      offset = place
    }
    return offset
  }

  /// Goes to the value of a member or element, and tells where its name, or it itself, begins.
  private mutating func enter(_ step: String) throws(Fault) -> Int? {
    let isObject = take(UInt8(ascii: "{"))
    guard isObject || take(UInt8(ascii: "[")) else { return nil }
    var number = 0
    repeat {
      skipBlanks()
      let place = at
      let name = isObject ? try string() : "\(number)"
      if isObject, !take(UInt8(ascii: ":")) { return nil }
      if name == step {
        skipBlanks()
        return place
      }
      _ = try value()
      number += 1
    } while take(UInt8(ascii: ","))
    return nil
  }
}
