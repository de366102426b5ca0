import YAMLSyntax

extension RefusalCase {
  static let parsers: [RefusalCase] = [
    RefusalCase(
      YAMLCode.unclosedQuote, "a: 'x\nb: 1\n",
      #"""
      1:4 ['] XQ0140 this quote is never closed
        help: Close it; an apostrophe inside single quotes is written twice: ''
      """#),
    RefusalCase(
      YAMLCode.unclosedQuote, "a: \"x\n---\n\"\n",
      #"""
      1:4 ["] XQ0140 this quote is never closed
        2:1 [---] a document begins or ends here
        help: Close it; a quote inside double quotes is written \".
      """#),
    RefusalCase(
      YAMLCode.brokenBrackets, "a: [1, 2\nb: 3\n",
      #"""
      2:2 [:] XQ0141 a comma or ']' is expected before this
        1:4 [[] in the list that begins here
        help: Put quotes around a text that holds brackets, braces, quotes or commas.
      """#),
    RefusalCase(
      YAMLCode.brokenBrackets, "a: [1, 2\n",
      #"""
      1:4 [[] XQ0141 this list is never closed
        help: Write ']' behind its last item.
      """#),
    RefusalCase(
      YAMLCode.brokenBrackets, "a: {b: 1 c: 2}\n",
      #"""
      1:11 [:] XQ0141 a comma or '}' is expected before this
        1:4 [{] in the map that begins here
        help: Put quotes around a text that holds brackets, braces, quotes or commas.
      """#),
    RefusalCase(
      YAMLCode.brokenBrackets, "a: [1,,2]\n",
      #"""
      1:7 [,] XQ0141 a value is expected before ','
        help: Write the value, or put quotes around a text that begins with ','.
      """#),
    RefusalCase(
      YAMLCode.brokenBrackets, "a: ]\n",
      #"""
      1:4 []] XQ0141 a value is expected before ']'
        help: Write the value, or put quotes around a text that begins with ']'.
      """#),
    RefusalCase(
      YAMLCode.brokenBrackets, "a: {b: c: d}\n",
      #"""
      1:9 [:] XQ0141 a comma or '}' is expected before this
        1:4 [{] in the map that begins here
        help: Put quotes around a text that holds brackets, braces, quotes or commas.
      """#),
    RefusalCase(
      YAMLCode.indentation, "a:\n  b: 1\n c: 2\n",
      #"""
      3:2 [c] XQ0142 at this depth a key with a colon is expected
        1:1 [a] this map begins here
        help: Begin all its lines in the same column, and what belongs to them further right.
      """#),
    RefusalCase(
      YAMLCode.indentation, "a: b\n  c: d\n",
      #"""
      2:3 [c] XQ0142 this key is indented below a line that already has its value
        help: Begin it in the column of the key above, or remove the value above.
      """#),
    RefusalCase(
      YAMLCode.indentation, "- a\nb: 1\n",
      #"""
      2:1 [b] XQ0142 at this depth an item with a '-' is expected
        1:1 [-] this list begins here
        help: Begin all its lines in the same column, and what belongs to them further right.
      """#),
    RefusalCase(
      YAMLCode.indentation, "a: - b\n",
      #"""
      1:4 [-] XQ0142 a list can't begin on the line of its key
        help: Begin the list on the next line, or quote a text that begins with '- '.
      """#),
    RefusalCase(
      YAMLCode.indentation, "a: 1\n- b\n",
      #"""
      2:1 [-] XQ0142 at this depth a key with a colon is expected
        1:1 [a] this map begins here
        help: Begin all its lines in the same column, and what belongs to them further right.
      """#),
    RefusalCase(
      YAMLCode.colonInValue, "a: b: c\n",
      #"""
      1:5 [:] XQ0143 ': ' inside an unquoted value begins a second map
        help: Put quotes around the whole value.
      """#),
    RefusalCase(
      YAMLCode.colonInValue, "a: {b:[1]}\n",
      #"""
      1:6 [:] XQ0143 a colon inside brackets ends a key only before a blank
        help: Write a blank behind the colon, or put quotes around the text.
      """#),
    RefusalCase(
      YAMLCode.colonInValue, "- [a, '${{ 'b:{' }}']\n",
      #"""
      1:14 [:] XQ0143 a colon inside brackets ends a key only before a blank
        help: Write a blank behind the colon, or put quotes around the text.
      """#),
    RefusalCase(
      YAMLCode.missingColon, "a: 1\nnext\nb: 1\n",
      #"""
      2:1 [next] XQ0144 this line is neither a key with ': ' nor a list item with '- '
        help: Write a blank behind the colon; indent the further lines of a longer text deeper.
      """#),
    RefusalCase(
      YAMLCode.missingColon, "a:1\nb: 1\n",
      #"""
      1:1 [a:1] XQ0144 this line is neither a key with ': ' nor a list item with '- '
        help: Write a blank behind the colon; indent the further lines of a longer text deeper.
      """#),
    RefusalCase(
      YAMLCode.reservedCharacter, "a: @x\n",
      #"""
      1:4 [@] XQ0145 no value may begin with '@' in YAML
        help: Quote it: '@x'
      """#),
    RefusalCase(
      YAMLCode.reservedCharacter, "a: %x it's\n",
      #"""
      1:4 [%] XQ0145 no value may begin with '%' in YAML
        help: Put quotes around the value.
      """#),
    RefusalCase(
      YAMLCode.reservedCharacter, "a: ? b\n",
      #"""
      1:4 [?] XQ0145 '? ' begins a key in YAML
        help: Put quotes around the text.
      """#),
    RefusalCase(
      YAMLCode.escape, "a: \"C:\\dir\"\n",
      #"""
      1:7 [\d] XQ0146 double quotes have no such escape
        help: Write a backslash as '\\', or use single quotes, where it has no meaning.
      """#),
    RefusalCase(
      YAMLCode.escape, "a: \"\\x1\"\n",
      #"""
      1:7 [1] XQ0146 two digits belong behind '\x', four behind '\u', eight behind '\U'
        help: Write a backslash as '\\', or use single quotes, where it has no meaning.
      """#),
    RefusalCase(
      YAMLCode.escape, "a: \"\\ud83d\"\n",
      #"""
      1:7 [d] XQ0146 this is no Unicode character; one beyond U+FFFF is written '\U' with eight digits
        help: Write a backslash as '\\', or use single quotes, where it has no meaning.
      """#),
    RefusalCase(
      YAMLCode.blockHeader, "a: |x\n  y\n",
      #"""
      1:5 [x] XQ0147 behind '|' or '>' only '-', '+', a digit and a comment may stand
        1:4 [|] the block text
        help: Begin the text on the next line, or quote a text that begins with '|' or '>'.
      """#),
    RefusalCase(
      YAMLCode.blockHeader, "a: >0\n  y\n",
      #"""
      1:5 [0] XQ0147 the indentation is a digit from 1 to 9
        1:4 [>] the block text
        help: Begin the text on the next line, or quote a text that begins with '|' or '>'.
      """#),
    RefusalCase(
      YAMLCode.name, "a: *\n",
      #"""
      1:4 [*] XQ0148 '*' begins an alias, whose name is letters, digits, '-' and '_'
        help: Put quotes around a text that begins with '*'.
      """#),
    RefusalCase(
      YAMLCode.name, "a: *\u{FC}\n",
      #"""
      1:4 [*\u{00FC}] XQ0148 '*' begins an alias, whose name is letters, digits, '-' and '_'
        help: Put quotes around a text that begins with '*'.
      """#),
    RefusalCase(
      YAMLCode.name, "a: & b\n",
      #"""
      1:4 [& b] XQ0148 '&' begins an anchor, whose name is letters, digits, '-' and '_'
        help: Put quotes around a text that begins with '&'.
      """#),
    RefusalCase(
      YAMLCode.name, "a: !<x\n",
      #"""
      1:4 [!<x] XQ0148 '!' begins a tag, whose name is letters, digits, '-' and '_'
        help: Put quotes around a text that begins with '!'.
      """#),
    RefusalCase(
      YAMLCode.trailingText, "a: \"x\" y\n",
      #"""
      1:8 [y] XQ0149 the value has ended before this
        help: Put quotes around the whole value, and write inner quotes twice.
      """#),
    RefusalCase(
      YAMLCode.trailingText, "a: 1\n...\nb: 2\n",
      #"""
      3:1 [b: 2] XQ0149 the file's value has ended before this line
        help: Indent the line like the first one, or put quotes around the whole value.
      """#),
    RefusalCase(
      YAMLCode.tab, "a:\n\tb: 1\n",
      #"""
      2:1 [\t] XQ0106 this line is indented with a tab
        help: Write spaces instead of the arrow: →b: 1
      """#),
    RefusalCase(
      YAMLCode.tab, "a: [\n\tb]\n",
      #"""
      2:1 [\t] XQ0106 this line is indented with a tab
        help: Write spaces instead of the arrow: →b]
      """#),
    RefusalCase(
      YAMLCode.tab, "-\ta: 1\n",
      #"""
      1:2 [\t] XQ0106 a tab where YAML counts spaces
        help: Write spaces instead of the arrow: -→a: 1
      """#),
    RefusalCase(
      YAMLCode.tab, "a: |\n\tb\n",
      #"""
      2:1 [\t] XQ0106 this line is indented with a tab
        help: Write spaces instead of the arrow: →b
      """#),
    RefusalCase(
      YAMLCode.tab, "a: |\n  x\n  \ty\nb: [\n  \tz]\n",
      #"""
      5:3 [\t] XQ0106 this line is indented with a tab
        help: Write spaces instead of the arrow:   →z]
      """#),
  ]
}
