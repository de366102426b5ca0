import YAMLSyntax

extension RefusalCase {
  static let characters: [RefusalCase] = [
    RefusalCase(
      YAMLCode.controlCharacter, "a: x\u{7}y\u{7F}\u{85}\u{0}\n",
      #"""
      1:5 [\u{07}] XQ0103 U+0007 is a control character
        help: Remove it, or write it as \u0007 in double quotes.
      1:7 [\u{7F}] XQ0103 U+007F is a control character
        help: Remove it, or write it as \u007F in double quotes.
      1:8 [\u{0085}] XQ0104 U+0085 ends a line in YAML, but editors show one line
        help: Remove it, or write it as \u0085 in double quotes.
      1:9 [\0] XQ0103 U+0000 is a control character
        help: Remove it: no value may hold it.
      """#),
    RefusalCase(
      YAMLCode.controlCharacter, "a: \"x\\0\"\n",
      #"""
      1:6 [\0] XQ0103 U+0000 is a control character
        help: Remove it: no value may hold it.
      """#),
    RefusalCase(
      YAMLCode.hiddenLineBreak, "a: x\u{2028}b: y\rc\u{85}\r\n",
      #"""
      1:5 [\u{2028}] XQ0104 U+2028 ends a line in YAML, but editors show one line
        help: Remove it, or write it as \u2028 in double quotes.
      1:10 [\r] XQ0104 a carriage return without a line feed
        help: Save the file with LF or CRLF line ends.
      1:12 [\u{0085}] XQ0104 U+0085 ends a line in YAML, but editors show one line
        help: Remove it, or write it as \u0085 in double quotes.
      """#),
    RefusalCase(
      YAMLCode.invisibleCharacter, "\u{FEFF}a: x\u{202E}y\u{200B}\u{FEFF}\n",
      #"""
      1:5 [\u{202E}] XQ0105 U+202E changes the direction of the text around it
        help: Remove it, or write it as \u202E in double quotes.
      1:7 [\u{200B}] XQ0105 U+200B has no width
        help: Remove it, or write it as \u200B in double quotes.
      1:8 [\u{FEFF}] XQ0105 U+FEFF has no width
        help: Remove it, or write it as \uFEFF in double quotes.
      """#),
    RefusalCase(
      YAMLCode.notUTF8, "a\u{0}",
      #"""
      1:1 [] XQ0102 this looks like UTF-16
        help: Save the file as UTF-8.
      """#),
  ]
}
