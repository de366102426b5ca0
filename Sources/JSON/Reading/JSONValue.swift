/// One value of a document: a place on its tape.
///
/// Keeps the document alive. Asking a value for what it isn't gives nil, zero or nothing.
package struct JSONValue: Sendable {
  package enum Kind: String, Hashable, Sendable {
    case object, array, string, number, bool, null
  }

  @usableFromInline let document: JSONDocument
  @usableFromInline let index: Int

  @inlinable init(document: JSONDocument, index: Int) {
    self.document = document
    self.index = index
  }

  @inlinable var word: UInt64 { document.tape[index] }

  /// The letter of simdjson's tape.
  @inlinable var letter: UInt8 { UInt8(truncatingIfNeeded: word >> 56) }

  /// Where the next sibling stands.
  @inlinable var next: Int {
    switch letter {
    case 0x7B, 0x5B: Int(word & 0xFFFF_FFFF)  // { [
    case 0x6C, 0x75, 0x64: index + 2  // l u d
    default: index + 1
    }
  }

  @inlinable package var kind: Kind {
    switch letter {
    case 0x7B: .object
    case 0x5B: .array
    case 0x22: .string
    case 0x6C, 0x75, 0x64: .number
    case 0x74, 0x66: .bool
    default: .null
    }
  }

  /// The text of a string in UTF-8, its escapes undone, without a copy.
  ///
  /// Valid as long as a value of its document, or the document, is kept: hold it with
  /// `withExtendedLifetime` where nothing else does.
  @inlinable package func bytes() -> UnsafeBufferPointer<UInt8>? {
    guard letter == 0x22 else { return nil }
    let start = document.strings + Int(word & 0x00FF_FFFF_FFFF_FFFF)
    let count = UnsafeRawPointer(start).loadUnaligned(as: UInt32.self)
    return UnsafeBufferPointer(start: start + 4, count: Int(count))
  }

  package var string: String? {
    withExtendedLifetime(document) {
      bytes().map { String(decoding: $0, as: UTF8.self) }
    }
  }

  /// Whether it is a number without fraction and exponent; ``int`` is nil where it doesn't fit.
  @inlinable package var isInteger: Bool { letter == 0x6C || letter == 0x75 }

  /// A number without fraction that fits; `1.0` is not one.
  @inlinable package var int: Int64? {
    switch letter {
    case 0x6C: Int64(bitPattern: document.tape[index + 1])
    case 0x75: Int64(exactly: document.tape[index + 1])
    default: nil
    }
  }

  /// A number without fraction that isn't negative and fits.
  @inlinable package var unsigned: UInt64? {
    switch letter {
    case 0x6C: UInt64(exactly: Int64(bitPattern: document.tape[index + 1]))
    case 0x75: document.tape[index + 1]
    default: nil
    }
  }

  /// Any number; an integer beyond 2⁵³ is rounded.
  @inlinable package var double: Double? {
    switch letter {
    case 0x64: Double(bitPattern: document.tape[index + 1])
    case 0x6C: Double(Int64(bitPattern: document.tape[index + 1]))
    case 0x75: Double(document.tape[index + 1])
    default: nil
    }
  }

  @inlinable package var bool: Bool? {
    switch letter {
    case 0x74: true
    case 0x66: false
    default: nil
    }
  }

  @inlinable package var isNull: Bool { letter == 0x6E }
}
