import YAMLSyntax

extension RefusalCase {
  static let expressions: [RefusalCase] = [
    RefusalCase(
      YAMLCode.unquotedInFlow,
      "labels: [${{ a }}, b-${{ \"c, d\" }}-e] # two\nutm: {k: ${{ x[0] }}, l: ${{ z }}}\nb: 1\nb: 2\n",
      #"""
      1:10 [${{ a }}] XQ0130 inside '[…]' and '{…}' YAML reads these braces as a map
        help: Quote the value: labels: ['${{ a }}', 'b-${{ "c, d" }}-e'] # two
      1:22 [${{ "c, d" }}] XQ0130 inside '[…]' and '{…}' YAML reads these braces as a map
        help: Quote the value: labels: ['${{ a }}', 'b-${{ "c, d" }}-e'] # two
      2:10 [${{ x[0] }}] XQ0130 inside '[…]' and '{…}' YAML reads these braces as a map
        help: Quote the value: utm: {k: '${{ x[0] }}', l: '${{ z }}'}
      2:26 [${{ z }}] XQ0130 inside '[…]' and '{…}' YAML reads these braces as a map
        help: Quote the value: utm: {k: '${{ x[0] }}', l: '${{ z }}'}
      4:1 [b] XQ0120 'b' is already in this map
        3:1 [b] first here
        help: Remove one of them, or put both values under one key.
      """#),
    RefusalCase(
      YAMLCode.unquotedInFlow, "a: [${{ b, c]\n",
      #"""
      1:5 [${{] XQ0130 inside '[…]' and '{…}' YAML reads these braces as a map
        help: Put single quotes around the value.
      """#),
    RefusalCase(
      YAMLCode.unquotedInFlow, "- [${{ {k:[1]} }}, 2]\n",
      #"""
      1:4 [${{ {k:[1]} }}] XQ0130 inside '[…]' and '{…}' YAML reads these braces as a map
        help: Quote the value: - ['${{ {k:[1]} }}', 2]
      """#),
    RefusalCase(
      YAMLCode.unquotedInFlow, "- {a: x, b: y-${{ f({k:{}}) }}}\n",
      #"""
      1:15 [${{ f({k:{}}) }}] XQ0130 inside '[…]' and '{…}' YAML reads these braces as a map
        help: Quote the value: - {a: x, b: 'y-${{ f({k:{}}) }}'}
      """#),
    RefusalCase(
      YAMLCode.cutExpression, "url: ${{ x ? \"a\" : \"b\" }}\n",
      #"""
      1:18 [:] XQ0131 YAML reads this colon as the end of a key
        1:6 [${{] in the expression that begins here
        help: Quote the value: url: '${{ x ? "a" : "b" }}'
        help: A condition needs no colon as if(condition, one, other).
      """#),
    RefusalCase(
      YAMLCode.cutExpression, "- ${{ x ? \"a\" : \"it's\" }} # note\n",
      #"""
      1:15 [:] XQ0131 YAML reads this colon as the end of a key
        1:3 [${{] in the expression that begins here
        help: Quote the value: - '${{ x ? "a" : "it''s" }}' # note
        help: A condition needs no colon as if(condition, one, other).
      """#),
    RefusalCase(
      YAMLCode.cutExpression, "u: a-${{ \"x #y\" }} # z\n",
      #"""
      1:13 [#] XQ0131 YAML reads a comment from here on
        1:6 [${{] in the expression that begins here
        help: Quote the value: u: 'a-${{ "x #y" }}' # z
      """#),
    RefusalCase(
      YAMLCode.cutExpression, "a: ${{ map(x, {k: 1}) }}\nb: ${{ x[\"k: v\"] }}\n",
      #"""
      1:17 [:] XQ0131 YAML reads this colon as the end of a key
        1:4 [${{] in the expression that begins here
        help: Quote the value: a: '${{ map(x, {k: 1}) }}'
        help: A condition needs no colon as if(condition, one, other).
      2:12 [:] XQ0131 YAML reads this colon as the end of a key
        2:4 [${{] in the expression that begins here
        help: Quote the value: b: '${{ x["k: v"] }}'
        help: A condition needs no colon as if(condition, one, other).
      """#),
    RefusalCase(
      YAMLCode.cutExpression, "a: ${{ x ?\n  \"y\" : \"z\" }}\n",
      #"""
      2:7 [:] XQ0131 YAML reads this colon as the end of a key
        1:4 [${{] in the expression that begins here
        help: Put single quotes around the value.
        help: A condition needs no colon as if(condition, one, other).
      """#),
  ]
}
