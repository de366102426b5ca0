extension Explanation {
  /// The syntax of expressions.
  static let syntax: [Explanation] = [
    Explanation(
      "XQ0201", "the expression is not valid",
      what: #"""
        What stands between '${{' and '}}' is no expression: something is missing, or
        something is left over. Expressions are CEL, the Common Expression Language.
        """#,
      example: #"""
        vars:
          total: ${{ 1 + }}
        """#,
      wayOut: #"""
        The place that is named is where reading stopped; the mistake is there or
        right before it. 'xqr-campaign console' tries an expression on its own.
        """#),
    Explanation(
      "XQ0202", "a string is not closed",
      what: #"""
        A quote opens inside of an expression and isn't closed before the expression
        ends.
        """#,
      example: #"""
        vars:
          city: ${{ "Bern }}
        """#,
      wayOut: #"""
        Close the string. In an expression both quotes are good: where the YAML value
        stands in single quotes, use double ones inside.
        """#),
    Explanation(
      "XQ0203", "not an escape sequence",
      what: #"""
        In a string of an expression a backslash begins an escape such as \n or
        \u00e9, and this one isn't any.
        """#,
      example: #"""
        vars:
          pattern: ${{ "\q" }}
        """#,
      wayOut: #"""
        Write the backslash twice, or a raw string, r"\q", in which it stands for
        itself; that is what patterns want.
        """#),
    Explanation(
      "XQ0204", "not a number",
      what: #"""
        Digits in an expression don't make a number: a prefix without digits, an
        exponent without a value, or a whole number that needs more than 64 bits.
        """#,
      example: #"""
        vars:
          mask: ${{ 0x }}
        """#,
      wayOut: #"""
        Complete it; quote it where it is a code rather than a number.
        """#),
    Explanation(
      "XQ0205", "the expression is nested too deeply",
      what: #"""
        Brackets lie inside of each other further than any person would write them.
        The limit protects the reader from files that are made to exhaust it.
        """#,
      example: "",
      wayOut: #"""
        Name parts of it under 'let:' or 'vars:' and build it from these.
        """#),
    Explanation(
      "XQ0206", "a '${{' has no '}}'",
      what: #"""
        An expression begins and the value ends before it does. Without quotes, YAML
        ends a value at ' #', which may have taken the end away.
        """#,
      example: #"""
        vars:
          city: ${{ "Bern"
        """#,
      wayOut: #"""
        Close it with '}}'. Where '${{' itself is meant, write '$${{'.
        """#),
    Explanation(
      "XQ0207", "comments are not possible here",
      what: #"""
        '//' begins a comment only in a block text behind '|' or '>', where lines are
        kept; in one line it would swallow the end of the expression.
        """#,
      example: #"""
        vars:
          total: ${{ 1 // one }}
        """#,
      wayOut: #"""
        Put the comment behind '#' in YAML, outside of the value; or write the
        expression as a block.
        """#),
    Explanation(
      "XQ0208", "a reserved word is used as a name",
      what: #"""
        CEL keeps words such as 'let', 'for', 'while' and 'package' for later, so they
        can't be names.
        """#,
      example: #"""
        vars:
          x: ${{ let }}
        """#,
      wayOut: #"""
        Choose another name. A column with such a name is reached as store["package"].
        """#),
  ]
}
