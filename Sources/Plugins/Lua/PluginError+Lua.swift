import JSON

extension PluginError {
  /// A result that has no form in JSON; only the host says so.
  package static let wrongResult = 8
  /// A script that needed more memory than it has; only the host says so.
  package static let noMemory = 9

  /// Reads what the worker sends of a script's fault; nil where that is something else.
  ///
  /// - Parameter file: The script, which is named where its line is known.
  init?(lua json: [UInt8], file: String) {
    guard let root = try? JSONDocument(parsing: json).root else { return nil }
    self.init(code: 0, message: "")
    for member in root.members {
      switch member.key.string {
      case "code": code = member.value.int.flatMap { Int(exactly: $0) } ?? 0
      case "message": message = member.value.string ?? ""
      case "hint": hint = member.value.string
      case "path": path = member.value.string
      case "line":
        line = member.value.int.flatMap { Int(exactly: $0) }.flatMap { $0 > 0 ? $0 : nil }
      default: return nil
      }
    }
    if line != nil { self.file = file }
    // What a script says about itself stays out of the protocol's own codes.
    if code < 1 || code > Int(Int32.max) { code = 100 }
  }
}
