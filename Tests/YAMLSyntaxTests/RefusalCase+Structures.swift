import YAMLSyntax

extension RefusalCase {
  static let structures: [RefusalCase] = [
    RefusalCase(
      YAMLCode.duplicateKey, "a: 1\nb: 2\na: 3\n",
      #"""
      3:1 [a] XQ0120 'a' is already in this map
        1:1 [a] first here
        help: Remove one of them, or put both values under one key.
      """#),
    RefusalCase(
      YAMLCode.duplicateKey, "{a: 1, 'a': 2}\n",
      #"""
      1:8 ['a'] XQ0120 'a' is already in this map
        1:2 [a] first here
        help: Remove one of them, or put both values under one key.
      """#),
    RefusalCase(
      YAMLCode.keyNotString, "1: x\ntrue: x\n~: x\n",
      #"""
      1:1 [1] XQ0121 this key is a number
        help: Quote it: '1'
      2:1 [true] XQ0121 this key is a boolean
        help: Quote it: 'true'
      3:1 [~] XQ0121 this key is null
        help: Quote it: '~'
      """#),
    RefusalCase(
      YAMLCode.keyNotString, "? [a]\n: x\n",
      #"""
      1:3 [[a]] XQ0121 this key is a list or a map
        help: Quote a text that begins with '{' or '['; an expression begins with '${{'.
      """#),
    RefusalCase(
      YAMLCode.keyNotString, ": x\n",
      #"""
      1:1 [:] XQ0121 this key is empty
        help: Write a name before the colon.
      """#),
    RefusalCase(
      YAMLCode.keyNotString, "a: {{ x }}\n",
      #"""
      1:5 [{ x }] XQ0121 this key is a list or a map
        help: Quote a text that begins with '{' or '['; an expression begins with '${{'.
      """#),
    RefusalCase(
      YAMLCode.mergeKey, "a: &a {b: 1}\nc:\n  <<: *a\n",
      #"""
      3:3 [<<] XQ0122 '<<' does not merge here
        help: Put what is common under 'defaults:', or into a file named under 'use:'.
      """#),
    RefusalCase(
      YAMLCode.tag, "a: !!int 1\nb: &x !foo [1]\nc: !!str [1]\n",
      #"""
      1:4 [!!int] XQ0123 only '!!str' is allowed, on a scalar
        help: Remove the tag; put quotes around a text that begins with '!', and around a number that is meant as text.
      2:7 [!foo] XQ0123 only '!!str' is allowed, on a scalar
        help: Remove the tag; put quotes around a text that begins with '!', and around a number that is meant as text.
      3:4 [!!str] XQ0123 only '!!str' is allowed, on a scalar
        help: Remove the tag; put quotes around a text that begins with '!', and around a number that is meant as text.
      """#),
    RefusalCase(
      YAMLCode.tag, "a: !foo!bar 1\n",
      #"""
      1:4 [!] XQ0123 only '!!str' is allowed, on a scalar
        help: Remove the tag; put quotes around a text that begins with '!', and around a number that is meant as text.
      """#),
    RefusalCase(
      YAMLCode.severalDocuments, "a: 1\n---\nb: 2\n",
      #"""
      2:1 [---] XQ0124 a second document begins here
        help: Put it into a file of its own, or remove the '---'.
      """#),
    RefusalCase(
      YAMLCode.directive, "%TAG ! tag:x,2000:\n---\na: 1\n",
      #"""
      1:1 [%TAG ! tag:x,2000:] XQ0125 '%TAG' declares tags, and none but '!!str' is allowed
        help: Remove the directive.
      """#),
    RefusalCase(
      YAMLCode.directive, "%YAML 1.3\n---\na: 1\n",
      #"""
      1:1 [%YAML 1.3] XQ0125 '%YAML 1.2' is allowed, once
        help: Remove the directive.
      """#),
    RefusalCase(
      YAMLCode.directive, "%FOO\n---\na: 1\n",
      #"""
      1:1 [%FOO] XQ0125 a line that begins with '%' is a directive, and only '%YAML 1.2' is allowed
        help: Remove it, or indent the line if it is text.
      """#),
    RefusalCase(
      YAMLCode.notDecimal, "a: 0x1F\nb: 0o17\n",
      #"""
      1:4 [0x1F] XQ0126 '0x1F' is a number in another base
        help: Write it in decimal, or quote it if it is text: '0x1F'
      2:4 [0o17] XQ0126 '0o17' is a number in another base
        help: Write it in decimal, or quote it if it is text: '0o17'
      """#),
    RefusalCase(
      YAMLCode.numberTooLarge, "a: 99999999999999999999\nb: 1e999\n",
      #"""
      1:4 [99999999999999999999] XQ0127 this number does not fit into 64 bits
        help: Quote it if it is an id: '99999999999999999999'
      2:4 [1e999] XQ0127 this number does not fit into 64 bits
        help: Quote it if it is an id: '1e999'
      """#),
    RefusalCase(
      YAMLCode.unknownAlias, "a: &shop 1\nb: *shoop\n",
      #"""
      2:4 [*shoop] XQ0113 no value has the anchor '&shoop'
        help: Did you mean '*shop'?
      """#),
    RefusalCase(
      YAMLCode.unknownAlias, "a: *b\n",
      #"""
      1:4 [*b] XQ0113 no value has the anchor '&b'
        help: Put quotes around a text that begins with '*': '*b'
      """#),
    RefusalCase(
      YAMLCode.unknownAlias, "a: &x 1\nb: &y 2\nc: *long\n",
      #"""
      3:4 [*long] XQ0113 no value has the anchor '&long'
        help: Anchors before it: x, y.
      """#),
    RefusalCase(
      YAMLCode.selfAlias, "a: &x [1, *x]\n",
      #"""
      1:11 [*x] XQ0114 '*x' stands inside the value that '&x' names
        1:4 [&x] this value has not ended yet
        help: Repeat the part that is meant, or give it an anchor of its own.
      """#),
    RefusalCase(
      YAMLCode.earlyAlias, "a: *x\nb: &x 1\n",
      #"""
      1:4 [*x] XQ0115 '&x' comes only after this alias
        2:4 [&x] the anchor is here
        help: Write the anchor at the first use and the alias at the later ones.
      """#),
  ]
}
