import Bytes
import CLuaWorker

/// One call on its way through the worker.
///
/// The worker gets frames of about a MiB and reads each whole before it answers, so that neither
/// side waits for the other to read.
struct LuaBatch: ~Copyable {
  /// What a whole batch may take, whatever the manifest says.
  static let batchLimit: Duration = .seconds(10)

  private static let frameLength = 1 << 20
  /// How long nobody looks whether the worker gets on.
  private static let glance: Duration = .milliseconds(100)

  private let call: PluginCall
  private let manifest: PluginManifest
  private let limit: Duration
  private var values: TextColumnBuilder
  private var errors: [(item: Int, error: PluginError)] = []
  private let begunBefore: Int
  private var begun: Int
  private var computedBefore: Duration = .zero
  private var byteCount = 0

  init(_ call: PluginCall, _ manifest: PluginManifest, begun: Int) {
    self.call = call
    self.manifest = manifest
    self.begun = begun
    begunBefore = begun
    limit = min(manifest.limits.call, Self.batchLimit)
    values = TextColumnBuilder(rows: call.items.count)
  }

  /// The item that the worker was at when it was last looked at.
  var items: Range<Int> {
    let item = max(0, min(begun - begunBefore, call.items.count) - 1)
    return item..<min(item + 1, call.items.count)
  }

  mutating func run(
    _ worker: LuaWorker, log: ([UInt8]) -> Void
  ) throws(LuaWorker.Fault) -> PluginAnswers {
    let deadline = Deadline(in: limit)
    var next = 0
    while next < call.items.count {
      let frame = frame(from: &next)
      computedBefore = worker.computed
      if let frame { try worker.send(frame, until: deadline) }
      while values.count < next {
        let answer = try receive(worker, until: deadline)
        switch answer.kind {
        case XQR_LUA_LOG: log(answer.content)
        case XQR_LUA_VALUE: answer.content.withUnsafeBufferPointer { values.append($0) }
        case XQR_LUA_ERROR:
          guard let error = PluginError(lua: answer.content, file: manifest.entry) else {
            throw .garbage
          }
          refuse(error)
        default: throw .garbage
        }
      }
    }
    return PluginAnswers(values: finished(), errors: errors)
  }

  private mutating func finished() -> TextColumn {
    var rest = TextColumnBuilder()
    swap(&rest, &values)
    return rest.finish()
  }

  private mutating func refuse(_ error: PluginError) {
    errors.append((values.count, error))
    values.append("")
  }

  /// A frame of the items from `next` on; nil where the first of them is too large for any.
  private mutating func frame(from next: inout Int) -> [UInt8]? {
    guard call.items[next].count <= manifest.limits.line else {
      refuse(
        PluginError(
          code: 4, message: "the item has more than the \(manifest.limits.line) bytes of a frame"))
      next += 1
      return nil
    }
    var frame = LuaFrame.Output(
      XQR_LUA_CALL, capacity: min(call.items.byteCount, Self.frameLength) + 4096)
    frame.field(Array(call.point.rawValue.utf8))
    frame.field(Array(call.name.utf8))
    var length = 0
    repeat {
      frame.field(call.items[next])
      length += call.items[next].count
      next += 1
    } while next < call.items.count && length + call.items[next].count <= Self.frameLength
    return frame.bytes
  }

  /// The next answer, as long as the worker gets on.
  private mutating func receive(
    _ worker: LuaWorker, until deadline: Deadline
  ) throws(LuaWorker.Fault) -> LuaFrame {
    while true {
      do throws(LuaWorker.Fault) {
        let answer = try worker.receive(until: Deadline(in: Self.glance))
        byteCount += answer.content.count
        guard byteCount <= 4 * manifest.limits.line else { throw .flood(4 * manifest.limits.line) }
        return answer
      } catch {
        let now = worker.begunItems
        defer { begun = now }
        guard case .late = error else { throw error }
        if now != begun { computedBefore = worker.computed }
      }
      if deadline.isOver { throw .slow(limit, what: "for a batch") }
      // Not the time that passes, so that an honest script isn't stopped because others compute as
      // well; a script can do nothing but compute.
      if worker.computed - computedBefore > manifest.limits.item {
        throw .slow(manifest.limits.item, what: "for an item")
      }
    }
  }
}
