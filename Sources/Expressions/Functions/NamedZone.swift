import CCCTZ
import Calendar

/// A zone of the IANA database as the system has it.
package final class NamedZone: Sendable {
  private nonisolated(unsafe) let handle: OpaquePointer

  /// Nil for names that the database doesn't have, and for the machine's own zone.
  init?(_ name: String) {
    let isName = name.utf8.allSatisfy { $0.isNamePart || [0x2B, 0x2D, 0x2F].contains($0) }
    guard isName, !name.hasPrefix("/"), name != "localtime", let handle = ccctz_load(name) else {
      return nil
    }
    self.handle = handle
  }

  deinit { ccctz_free(handle) }

  func offset(at seconds: Int64) -> Int64 { Int64(ccctz_offset(handle, seconds)) }

  func secondsSinceEpoch(of civil: CivilTime) -> Int64 {
    ccctz_instant(
      handle, Int64(civil.year), Int32(civil.month), Int32(civil.day), Int32(civil.hour),
      Int32(civil.minute), Int32(civil.second))
  }
}
