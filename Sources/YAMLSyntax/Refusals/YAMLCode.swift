package import Diagnostics

/// The codes of everything that can be wrong with a file before it means anything.
package enum YAMLCode {
  package static let fileTooLarge = Diagnostic.Code("XQ0101", "file too large")
  package static let notUTF8 = Diagnostic.Code("XQ0102", "text is not UTF-8")
  package static let controlCharacter = Diagnostic.Code("XQ0103", "control character")
  package static let hiddenLineBreak = Diagnostic.Code(
    "XQ0104", "line break that editors do not show")
  package static let invisibleCharacter = Diagnostic.Code("XQ0105", "invisible character")
  package static let tab = Diagnostic.Code("XQ0106", "tab in the indentation")
  package static let tooDeep = Diagnostic.Code("XQ0107", "nested too deeply")
  package static let scalarTooLong = Diagnostic.Code("XQ0108", "value too long")
  package static let tooManyNodes = Diagnostic.Code("XQ0109", "too many values")

  package static let aliasExpansion = Diagnostic.Code("XQ0112", "aliases multiply too far")
  package static let unknownAlias = Diagnostic.Code("XQ0113", "unknown alias")
  package static let selfAlias = Diagnostic.Code("XQ0114", "alias inside its own anchor")
  package static let earlyAlias = Diagnostic.Code("XQ0115", "alias before its anchor")

  package static let duplicateKey = Diagnostic.Code("XQ0120", "duplicate key")
  package static let keyNotString = Diagnostic.Code("XQ0121", "key is not a string")
  package static let mergeKey = Diagnostic.Code("XQ0122", "merge key")
  package static let tag = Diagnostic.Code("XQ0123", "tag not allowed")
  package static let severalDocuments = Diagnostic.Code("XQ0124", "more than one document")
  package static let directive = Diagnostic.Code("XQ0125", "directive not allowed")
  package static let notDecimal = Diagnostic.Code("XQ0126", "number is not decimal")
  package static let numberTooLarge = Diagnostic.Code("XQ0127", "number too large")

  package static let unquotedInFlow = Diagnostic.Code(
    "XQ0130", "unquoted expression inside brackets")
  package static let cutExpression = Diagnostic.Code("XQ0131", "unquoted expression cut in two")

  package static let unclosedQuote = Diagnostic.Code("XQ0140", "quote is not closed")
  package static let brokenBrackets = Diagnostic.Code("XQ0141", "brackets do not fit")
  package static let indentation = Diagnostic.Code("XQ0142", "indentation does not fit")
  package static let colonInValue = Diagnostic.Code("XQ0143", "colon inside a value")
  package static let missingColon = Diagnostic.Code("XQ0144", "line without a colon")
  package static let reservedCharacter = Diagnostic.Code(
    "XQ0145", "value begins with a reserved character")
  package static let escape = Diagnostic.Code("XQ0146", "unknown escape")
  package static let blockHeader = Diagnostic.Code("XQ0147", "block text header does not fit")
  package static let name = Diagnostic.Code("XQ0148", "anchor, alias or tag without a name")
  package static let trailingText = Diagnostic.Code("XQ0149", "text behind a finished value")
  package static let syntax = Diagnostic.Code("XQ0150", "not YAML")

  package static let all = [
    fileTooLarge, notUTF8, controlCharacter, hiddenLineBreak, invisibleCharacter, tab, tooDeep,
    scalarTooLong, tooManyNodes, aliasExpansion, unknownAlias, selfAlias, earlyAlias, duplicateKey,
    keyNotString, mergeKey, tag, severalDocuments, directive, notDecimal, numberTooLarge,
    unquotedInFlow, cutExpression, unclosedQuote, brokenBrackets, indentation, colonInValue,
    missingColon, reservedCharacter, escape, blockHeader, name, trailingText, syntax,
  ]
}
