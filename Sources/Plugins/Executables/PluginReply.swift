import Bytes
import JSON

/// One message of an executable, read strictly.
enum PluginReply {
  case result(StrictValue, id: Int)
  /// The plugin's own word about the whole request.
  case refusal(PluginError, id: Int)

  /// - Throws: Why the line is no answer, for behind the plugin's name: `sent …`, `answered …`.
  init(_ line: [UInt8]) throws(PluginReply.Fault) {
    let document: JSONDocument
    do throws(JSONError) { document = try JSONDocument(parsing: line) } catch {
      throw Fault(error)
    }
    do throws(ShapeFault) { self = try PluginReply.read(document) } catch { throw Fault(error) }
  }

  private static func read(_ document: JSONDocument) throws(ShapeFault) -> PluginReply {
    let top = StrictValue(document.root)
    let members = try top.members(["jsonrpc", "id"], optional: ["result", "error"])
    guard members["jsonrpc"]?.value.string == "2.0", let id = members["id"] else {
      throw top.fault("has no 'jsonrpc' of \"2.0\"")
    }
    let number = try id.number(in: 0...Int.max)
    switch (members["result"], members["error"]) {
    case (let result?, nil): return .result(result, id: number)
    case (nil, let error?): return .refusal(try PluginError(error), id: number)
    default: throw top.fault("must have one of 'result' and 'error'")
    }
  }

  /// What the answer to `request` says, as `read` understands it.
  func value<Value>(
    of request: PluginRequest, _ read: (StrictValue) throws(ShapeFault) -> Value
  ) throws(Fault) -> Value {
    switch self {
    case .result(_, let id) where id != request.id, .refusal(_, let id) where id != request.id:
      throw Fault("answered request \(request.id) with the id \(id)")
    case .result(let result, _):
      do throws(ShapeFault) { return try read(StrictValue(result.value)) } catch {
        throw Fault(error)
      }
    case .refusal(let error, _):
      throw Fault(
        "refused '\(request.method.name)': \(error.message) (code \(error.code))", refusal: error)
    }
  }

  struct Fault: Error {
    let reason: String
    var refusal: PluginError?

    init(_ reason: String, refusal: PluginError? = nil) {
      self.reason = reason
      self.refusal = refusal
    }

    init(_ error: JSONError) {
      let place = error.offset.map { " at byte \($0)" } ?? ""
      reason = "sent a line that is not JSON: \(error.text)\(place)"
    }

    init(_ fault: ShapeFault) {
      reason = "sent a wrong answer: \(fault.sentence)"
    }
  }
}
