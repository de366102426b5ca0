import Bytes
import CLuaWorker

/// What the worker sends.
struct LuaFrame {
  let kind: UInt8
  let content: [UInt8]

  /// The bytes in front of a frame's content.
  static let headLength = 5

  /// A frame for the worker, of fields with a zero behind each.
  struct Output {
    private var buffer: [UInt8] = []

    init(_ kind: UInt8, capacity: Int) {
      buffer.reserveCapacity(LuaFrame.headLength + capacity)
      buffer.append(contentsOf: [0, 0, 0, 0, kind])
    }

    mutating func field(_ bytes: UnsafeBufferPointer<UInt8>) {
      withUnsafeBytes(of: UInt32(bytes.count)) { buffer.append(contentsOf: $0) }
      buffer.append(contentsOf: bytes)
      buffer.append(0)
    }

    mutating func field(_ bytes: [UInt8]) {
      bytes.withUnsafeBufferPointer { field($0) }
    }

    /// The whole frame.
    var bytes: [UInt8] {
      var bytes = buffer
      let length = UInt32(buffer.count - LuaFrame.headLength)
      withUnsafeBytes(of: length) { bytes.replaceSubrange(0..<4, with: $0) }
      return bytes
    }
  }
}
