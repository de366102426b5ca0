// A JSON text as simdjson's tape: one word a value, two for a number, strings beside it with their
// escapes undone. Reading walks the tape in place; nothing is allocated for a value until somebody
// asks for a String.

import CSimdJSON

/// One whole JSON document (RFC 8259) in memory.
///
/// Immutable, so it may be shared by threads. Its memory is independent of the text it came from.
package final class JSONDocument: @unchecked Sendable {
  /// Objects and arrays may stand this deep in each other.
  package static let depthLimit = 128

  @usableFromInline let tape: UnsafePointer<UInt64>
  @usableFromInline let strings: UnsafePointer<UInt8>
  private let memory: OpaquePointer

  /// Reads `bytes` whole.
  ///
  /// - Throws: The first fault: broken UTF-8, anything behind the document, a document deeper than
  ///   ``depthLimit``, an integer outside of 64 bits, an empty text.
  package convenience init(parsing bytes: [UInt8]) throws(JSONError) {
    let result = xqr_json_parse(bytes, bytes.count, JSONDocument.depthLimit)
    try self.init(result, bytes)
  }

  /// Reads `bytes` whole, such as one line of a longer text.
  package convenience init(parsing bytes: UnsafeBufferPointer<UInt8>) throws(JSONError) {
    let result = xqr_json_parse(bytes.baseAddress, bytes.count, JSONDocument.depthLimit)
    try self.init(result, Array(bytes))
  }

  private init(_ result: xqr_json_result, _ text: @autoclosure () -> [UInt8]) throws(JSONError) {
    guard let memory = result.document, let tape = result.tape, let strings = result.strings else {
      var finder = JSONFaultFinder(text())
      throw finder.fault() ?? JSONError(offset: nil, text: "the text is too long")
    }
    self.memory = memory
    self.tape = tape
    self.strings = strings
  }

  deinit {
    xqr_json_free(memory)
  }

  /// The document's one value.
  @inlinable package var root: JSONValue { JSONValue(document: self, index: 1) }
}
