extension Explanation {
  /// YAML that is taken apart otherwise than it was meant.
  static let yamlForm: [Explanation] = [
    Explanation(
      "XQ0130", "unquoted expression inside brackets",
      what: #"""
        Inside of {…} and […] a comma, bracket or brace ends a value, so that YAML
        takes an unquoted ${{ }} apart.
        """#,
      example: #"""
        links:
          - id: card
            url: https://www.example.com/
            labels: [poster, ${{ campaign }}]
        """#,
      wayOut: #"""
        Quote the whole value: labels: [poster, '${{ campaign }}']. Or write the list
        with one item a line, where no quotes are needed.
        """#),
    Explanation(
      "XQ0131", "unquoted expression cut in two",
      what: #"""
        Without quotes, YAML ends a value at ' #' and makes a map at ': '. Both may
        stand in an expression, and what YAML hands over is then half of it.
        """#,
      example: #"""
        links:
          - id: card
            url: https://www.example.com/
            custom_slug: ${{ "card #1" | slug }}
        """#,
      wayOut: #"""
        Put the value in single quotes: '${{ "card #1" | slug }}'. 'if(c, a, b)' says
        the same as 'c ? a : b' and needs none.
        """#),
    Explanation(
      "XQ0140", "quote is not closed",
      what: #"""
        A quote opens and the file ends before another one closes it.
        """#,
      example: #"""
        links: []
        description: 'summer sale
        """#,
      wayOut: #"""
        Close it on the same line. In single quotes a quote is written twice: 'it''s'.
        Text with quotes in it can stand in a block behind '|'.
        """#),
    Explanation(
      "XQ0141", "brackets do not fit",
      what: #"""
        A '{' or '[' has no end, or an end has no beginning.
        """#,
      example: #"""
        vars: {a: [1, 2}
        """#,
      wayOut: #"""
        Count them from the place that is named. Inside of brackets a text with one of
        ,[]{} has to be quoted.
        """#),
    Explanation(
      "XQ0142", "indentation does not fit",
      what: #"""
        A line begins at a column where nothing can begin: it is neither on the level
        of its neighbours nor one further in.
        """#,
      example: #"""
        links:
          - id: card
           url: https://www.example.com/
        """#,
      wayOut: #"""
        Give all keys of one map the same number of blanks in front; behind '- ' the
        map begins two columns further in.
        """#),
    Explanation(
      "XQ0143", "colon inside a value",
      what: #"""
        ': ' makes a key of what stands before it, and a value can't hold another key
        on its line.
        """#,
      example: #"""
        description: summer: sale
        """#,
      wayOut: #"""
        Quote the value: 'summer: sale'.
        """#),
    Explanation(
      "XQ0144", "line without a colon",
      what: #"""
        In a map each line is 'key: value', and this one has no colon, or none with a
        blank behind it.
        """#,
      example: #"""
        links
        """#,
      wayOut: #"""
        Write 'key: value', with the blank behind the colon. A longer text goes behind
        '|' or in quotes.
        """#),
    Explanation(
      "XQ0145", "value begins with a reserved character",
      what: #"""
        '@' and '`' may not begin a value that isn't quoted, and '%' not a line.
        """#,
      example: #"""
        description: @home
        """#,
      wayOut: #"""
        Quote it: '@home'.
        """#),
    Explanation(
      "XQ0146", "unknown escape",
      what: #"""
        In double quotes a backslash begins an escape, and this one isn't known to
        YAML.
        """#,
      example: #"""
        description: "cards\q"
        """#,
      wayOut: #"""
        Use single quotes, in which a backslash is a backslash, or write it twice.
        """#),
    Explanation(
      "XQ0147", "block text header does not fit",
      what: #"""
        Behind '|' or '>' come at most an indentation from 1 to 9 and '-' or '+'. The
        text begins on the next line.
        """#,
      example: #"""
        description: |x
          text
        """#,
      wayOut: #"""
        Put the text on the next line, further in than its key: 'description: |' and
        below it '  text'.
        """#),
    Explanation(
      "XQ0148", "anchor, alias or tag without a name",
      what: #"""
        '&', '*' or '!' at the start of a value has a meaning in YAML and needs a name
        behind it.
        """#,
      example: #"""
        description: & text
        """#,
      wayOut: #"""
        Quote the value where the character is part of the text.
        """#),
    Explanation(
      "XQ0149", "text behind a finished value",
      what: #"""
        A quoted value, a list or a map has ended, and something stands behind it on
        the line.
        """#,
      example: #"""
        description: 'a' b
        """#,
      wayOut: #"""
        Put the whole value in one pair of quotes; a comment needs a blank before its
        '#'.
        """#),
    Explanation(
      "XQ0150", "not YAML",
      what: #"""
        The file is no YAML, in a way that has no message of its own. The text is that
        of libyaml.
        """#,
      example: #"""
        campaign: cards
          links: [
        """#,
      wayOut: #"""
        Look at the place that is named and at the line above it. An editor with a
        mode for YAML shows most mistakes while you type.
        """#),
  ]
}
