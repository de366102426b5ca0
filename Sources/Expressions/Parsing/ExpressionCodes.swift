package import Diagnostics

/// The kinds of fault that an expression can have.
package enum ExpressionCodes {
  package static let syntax = Diagnostic.Code("XQ0201", "the expression is not valid")
  package static let openString = Diagnostic.Code("XQ0202", "a string is not closed")
  package static let escape = Diagnostic.Code("XQ0203", "not an escape sequence")
  package static let number = Diagnostic.Code("XQ0204", "not a number")
  package static let nesting = Diagnostic.Code("XQ0205", "the expression is nested too deeply")
  package static let openHole = Diagnostic.Code("XQ0206", "a '${{' has no '}}'")
  package static let comment = Diagnostic.Code("XQ0207", "comments are not possible here")
  package static let reservedWord = Diagnostic.Code("XQ0208", "a reserved word is used as a name")

  package static let unknownName = Diagnostic.Code("XQ1201", "unknown name")
  package static let unknownFunction = Diagnostic.Code("XQ1202", "unknown function")
  package static let arguments = Diagnostic.Code("XQ1203", "the arguments do not fit the function")
  package static let wrongType = Diagnostic.Code("XQ1204", "a value has the wrong type")
  package static let noSuchKey = Diagnostic.Code("XQ1205", "no such key")
  package static let noSuchIndex = Diagnostic.Code("XQ1206", "no such index")
  package static let overflow = Diagnostic.Code("XQ1207", "a number is out of range")
  package static let division = Diagnostic.Code("XQ1208", "division by zero")
  package static let conversion = Diagnostic.Code("XQ1209", "a value can't be converted")
  package static let stepBudget = Diagnostic.Code("XQ1210", "the expression takes too many steps")
  package static let memoryBudget = Diagnostic.Code("XQ1211", "the expression makes too much data")
  package static let transliteration = Diagnostic.Code("XQ1212", "a character has no slug form")
  package static let timeZone = Diagnostic.Code("XQ1213", "unknown time zone")
  package static let pattern = Diagnostic.Code("XQ1214", "not a regular expression")
  package static let noValue = Diagnostic.Code("XQ1215", "there is no value")
  package static let repeatedKey = Diagnostic.Code("XQ1216", "a map has a key twice")
  package static let noSuchColumn = Diagnostic.Code("XQ1218", "no such column")
  package static let invalidArgument = Diagnostic.Code("XQ1217", "a value is not allowed here")

  /// Every code, in the order of their ids.
  package static let all = [
    syntax, openString, escape, number, nesting, openHole, comment, reservedWord, unknownName,
    unknownFunction, arguments, wrongType, noSuchKey, noSuchIndex, overflow, division, conversion,
    stepBudget, memoryBudget, transliteration, timeZone, pattern, noValue, repeatedKey,
    invalidArgument, noSuchColumn,
  ]
}
