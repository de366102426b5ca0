extension PluginError {
  /// The codes from 1 to 99 that have a meaning; others of them are refused.
  package static let reservedCodes: [(code: Int, meaning: String)] = [
    (1, "no common version of the protocol"), (2, "unknown name"), (3, "wrong configuration"),
    (4, "wrong input"), (5, "input or output failed"), (6, "try again later"),
    (7, "no permission"),
  ]

  /// Reads the error object of the protocol.
  package init(_ json: StrictValue) throws(ShapeFault) {
    let members = try json.members(
      ["code", "message"], optional: ["hint", "path", "file", "line"])
    guard let code = members["code"], let message = members["message"] else {
      throw json.fault("is no error")
    }
    let number = try code.number(in: 1...Int(Int32.max))
    guard number >= 100 || PluginError.reservedCodes.contains(where: { $0.code == number }) else {
      throw code.fault("is \(number): up to 99 only 1 to 7 have a meaning")
    }
    self.init(
      code: number, message: try message.text(), hint: try members["hint"]?.text(),
      path: try members["path"]?.text(), file: try members["file"]?.text(),
      line: try members["line"]?.number(in: 1...Int(Int32.max)))
    guard line == nil || file != nil else { throw json.fault("has a 'line' without a 'file'") }
  }
}
