// `slug(s, max=64, lang='')`: lower-case ASCII letters and digits with single hyphens between.

extension FunctionLibrary {
  static let slugs: [Function] = [
    Function(
      "slug", .ours,
      [
        .init("s"), .init("max", .defaulted(.int(64))), .init("lang", .defaulted(.string(""))),
      ],
      preparation: { constants throws(Fault) in
        guard case .string(let language)? = constants[2] else { return nil }
        let table = try transliteration(language)
        return { arguments, context throws(Fault) in try slug(arguments, table, &context) }
      },
      body: { arguments, context throws(Fault) in
        try slug(arguments, try transliteration(try arguments.string(2)), &context)
      })
  ]

  private static func transliteration(_ language: String) throws(Fault) -> Transliteration {
    if let table = Transliteration(language: language) { return table }
    throw Fault(
      ExpressionCodes.invalidArgument, "There are no slug rules for the language '\(language)'.",
      help: [
        "Languages: \(Transliteration.languages.joined(separator: ", "))."
          + " Without 'lang' common rules are used."
      ],
      argument: 2)
  }

  private static func slug(
    _ arguments: Arguments, _ table: Transliteration, _ context: inout CallContext
  ) throws(Fault) -> Value {
    let text = try arguments.string(0)
    try context.budget.spend(bytes: 4 * text.utf8.count)
    var result: [UInt8] = []
    let limit = try arguments.count(1, atLeast: 1)
    if let scalar = table.appendSlug(of: text.unicodeScalars, limit: limit, to: &result) {
      throw Transliteration.fault(scalar, in: text)
    }
    guard !result.isEmpty else {
      throw arguments.invalid(
        0, "is \(arguments[0].display), of which nothing is left in a slug")
    }
    return .string(String(decoding: result, as: UTF8.self))
  }
}

extension Transliteration {
  /// Appends the slug of a text, or returns the first code point that has no slug form.
  ///
  /// The slug is cut at `limit` characters and then loses a hyphen at its end. It may be empty.
  package func appendSlug(
    of text: some Sequence<Unicode.Scalar>, limit: Int, to output: inout [UInt8]
  ) -> Unicode.Scalar? {
    let start = output.count
    var isSeparated = false
    var previous: Unicode.Scalar = " "
    for scalar in text {
      defer { previous = scalar }
      let piece: Piece
      switch Self.ascii(scalar) {
      case let byte? where byte != 0:
        if isSeparated, output.count > start { output.append(UInt8(ascii: "-")) }
        isSeparated = false
        output.append(byte)
        continue
      case _?: piece = .separator
      case nil: piece = self.piece(scalar, after: previous)
      }
      switch piece {
      case .separator: isSeparated = true
      case .letters(let letters):
        if isSeparated, output.count > start { output.append(UInt8(ascii: "-")) }
        isSeparated = false
        output.append(contentsOf: letters.utf8)
      case .suffix(let letters): output.append(contentsOf: letters.utf8)
      case .unknown: return scalar
      }
    }
    if output.count - start > limit { output.removeLast(output.count - start - limit) }
    while output.count > start, output.last == UInt8(ascii: "-") { output.removeLast() }
    return nil
  }

  /// The lower-case letter or digit of an ASCII character, 0 for a separator, nil beyond ASCII.
  private static func ascii(_ scalar: Unicode.Scalar) -> UInt8? {
    guard scalar.isASCII else { return nil }
    let byte = UInt8(truncatingIfNeeded: scalar.value)
    if byte.isDigit { return byte }
    return byte.isLetter ? byte | 0x20 : 0
  }

  static func fault(_ scalar: Unicode.Scalar, in text: String) -> Fault {
    let code = String(scalar.value, radix: 16, uppercase: true)
    let name = "U+" + String(repeating: "0", count: max(0, 4 - code.count)) + code
    return Fault(
      ExpressionCodes.transliteration,
      "\(Value.string(text).display) has '\(scalar)' (\(name)), which has no form in a slug.",
      help: [
        "Replace it first, as in 'x.replace(\"\(scalar)\", \"…\") | slug', or take a column"
          + " with ASCII names."
      ],
      argument: 0)
  }
}
