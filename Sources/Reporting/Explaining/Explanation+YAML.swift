extension Explanation {
  /// YAML before its meaning is looked at.
  static let yaml: [Explanation] = [
    Explanation(
      "XQ0101", "file too large",
      what: #"""
        The file has more than 16 MiB. It is read before anything is expanded, and a
        campaign file with that much in it is nearly always one with its data written
        out.
        """#,
      example: #"""
        links:
          - {id: a-1, url: https://www.example.com/1}
          - {id: a-2, url: https://www.example.com/2}
          # and 400,000 more
        """#,
      wayOut: #"""
        Put the rows into a CSV file, name it under 'data:', and write one entry with
        'for_each:'.
        """#),
    Explanation(
      "XQ0102", "text is not UTF-8",
      what: #"""
        Some bytes of the file are no UTF-8. Most often an editor or an export saved
        it as Windows-1252 or UTF-16, where 'é' is written otherwise.
        """#,
      example: #"""
        description: Caf<E9>
        """#,
      wayOut: #"""
        Save the file again as UTF-8 ('Save with encoding' in most editors), or
        convert it: iconv -f WINDOWS-1252 -t UTF-8 old.yaml > new.yaml. The place in
        the message is the first bad byte.
        """#),
    Explanation(
      "XQ0103", "control character",
      what: #"""
        The file has a character that is no text, such as a bell or an escape. It
        comes with text that was copied from a terminal or a PDF, and nobody sees it
        in review.
        """#,
      example: #"""
        description: Summer\#u{7} sale
        """#,
      wayOut: #"""
        Delete the character at the place that is named; retype the word where your
        editor doesn't show it. In double quotes a control character can be written as
        an escape, such as "\t".
        """#),
    Explanation(
      "XQ0104", "line break that editors do not show",
      what: #"""
        YAML ends a line at U+0085, U+2028 or U+2029; most editors and reviewers show
        one line. What follows the break would mean something else than what people
        see.
        """#,
      example: #"""
        description: Summer\#u{2028}sale
        """#,
      wayOut: #"""
        Replace it by a blank or by a line break of the usual kind.
        """#),
    Explanation(
      "XQ0105", "invisible character",
      what: #"""
        The file has a character without width or one that turns the direction of
        writing. Two names that look alike would be different, and what is reviewed
        wouldn't be what is run.
        """#,
      example: #"""
        description: sum\#u{200B}mer
        """#,
      wayOut: #"""
        Delete it: retype the word rather than copy it. Text copied from web pages and
        chat programs is where these come from.
        """#),
    Explanation(
      "XQ0106", "tab in the indentation",
      what: #"""
        YAML counts blanks to know what belongs to what. A tab has no agreed width, so
        it isn't allowed there.
        """#,
      example: #"""
        links:
        \#u{9}- id: card
        """#,
      wayOut: #"""
        Put blanks in its place, two for each level, and let your editor insert blanks
        for the tab key. In .editorconfig: indent_style = space.
        """#),
    Explanation(
      "XQ0107", "nested too deeply",
      what: #"""
        Values lie in more than 64 lists or maps inside of each other. No campaign
        needs that; it protects the reader from files that are made to exhaust it.
        """#,
      example: #"""
        vars: {a: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]}
        """#,
      wayOut: #"""
        Write the value flat, or move it into a data file.
        """#),
    Explanation(
      "XQ0108", "value too long",
      what: #"""
        One text of the file has more than 1 MiB. A quote that was never closed can
        make one of everything behind it.
        """#,
      example: #"""
        description: 'text that goes on for more than a million bytes
        """#,
      wayOut: #"""
        Close the quote, or move the text into a data file.
        """#),
    Explanation(
      "XQ0109", "too many values",
      what: #"""
        The file has more than a million values, aliases among them. A campaign file
        describes links; rows belong into data files, which are read by other means
        and may be large.
        """#,
      example: #"""
        data:
          stores: {rows: [{id: '1'}, {id: '2'}]}   # and a million more
        """#,
      wayOut: #"""
        Put the rows into a CSV file and name it: data: {stores: {csv: stores.csv,
        key: id}}.
        """#),
    Explanation(
      "XQ0112", "aliases multiply too far",
      what: #"""
        An alias repeats all that its anchor holds. Aliases of aliases grow by
        multiplication, and a short file can so stand for billions of values.
        """#,
      example: #"""
        vars:
          a: &a [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]
          b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]
          c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]
          d: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]
          e: &e [*d, *d, *d, *d, *d, *d, *d, *d, *d, *d]
          f: &f [*e, *e, *e, *e, *e, *e, *e, *e, *e, *e]
          g: &g [*f, *f, *f, *f, *f, *f, *f, *f, *f, *f]
        """#,
      wayOut: #"""
        Use 'vars:' for values that several fields share, and 'for_each:' for what
        repeats.
        """#),
    Explanation(
      "XQ0113", "unknown alias",
      what: #"""
        '*name' repeats the value that '&name' marks, and no value of the file is
        marked so. A text that should begin with an asterisk has to be quoted.
        """#,
      example: #"""
        vars: {a: *nowhere}
        """#,
      wayOut: #"""
        Mark the value with '&nowhere' where it stands, further up in the same file;
        or write '*nowhere' in quotes.
        """#),
    Explanation(
      "XQ0114", "alias inside its own anchor",
      what: #"""
        An alias stands inside of the value that its anchor marks: the value would
        hold itself, without end.
        """#,
      example: #"""
        vars: {a: &a [*a]}
        """#,
      wayOut: #"""
        Take the alias out of the value that its anchor marks.
        """#),
    Explanation(
      "XQ0115", "alias before its anchor",
      what: #"""
        An alias can only repeat what stands above it.
        """#,
      example: #"""
        vars: {b: *c, c: &c 1}
        """#,
      wayOut: #"""
        Move the value with its anchor up, or use 'vars:': an expression such as ${{
        vars.c }} says the same without an alias.
        """#),
    Explanation(
      "XQ0120", "duplicate key",
      what: #"""
        A map has one key twice. Many readers of YAML take the last one without a
        word, and the first is what people see in review.
        """#,
      example: #"""
        vars: {base: https://a.example, base: https://b.example}
        """#,
      wayOut: #"""
        Delete one of the two. The message shows both places.
        """#),
    Explanation(
      "XQ0121", "key is not a string",
      what: #"""
        A key is a list, a map, null or a number. Keys of a campaign file are names.
        """#,
      example: #"""
        vars:
          ? [a, b]
          : c
        """#,
      wayOut: #"""
        Write a name in its place. Where a number or 'null' is meant as a name, put it
        in quotes.
        """#),
    Explanation(
      "XQ0122", "merge key",
      what: #"""
        '<<' isn't part of YAML 1.2, and readers disagree on what wins. A campaign has
        merging of its own.
        """#,
      example: #"""
        vars: &v {a: 1}
        defaults: {<<: *v}
        """#,
      wayOut: #"""
        Put what entries share into 'defaults:', and what campaigns share into a file
        that they name under 'use:'.
        """#),
    Explanation(
      "XQ0123", "tag not allowed",
      what: #"""
        A tag such as !!binary or !Ref asks the reader to make something else of a
        value. Only !!str is taken, which says that a value is a text.
        """#,
      example: #"""
        description: !!binary Y2FyZHM=
        """#,
      wayOut: #"""
        Write the value itself. For a text that looks like a number, quotes are
        shorter than !!str.
        """#),
    Explanation(
      "XQ0124", "more than one document",
      what: #"""
        A line of three hyphens begins another document, and a file is one campaign.
        """#,
      example: #"""
        links: []
        ---
        campaign: more
        """#,
      wayOut: #"""
        Move what follows the line into a file of its own.
        """#),
    Explanation(
      "XQ0125", "directive not allowed",
      what: #"""
        A line with '%' at its start changes how the rest is read. Campaign files are
        read in one way.
        """#,
      example: #"""
        %TAG ! tag:example.com,2026:
        ---
        campaign: cards
        links: []
        """#,
      wayOut: #"""
        Delete the line. A text that begins with '%' has to be quoted.
        """#),
    Explanation(
      "XQ0126", "number is not decimal",
      what: #"""
        A number is written in hexadecimal or octal. That is rarely what was meant in
        a list of shop numbers or codes.
        """#,
      example: #"""
        vars: {store: 0x1F}
        """#,
      wayOut: #"""
        Quote it where it is a code; write it in decimal where it is a number.
        """#),
    Explanation(
      "XQ0127", "number too large",
      what: #"""
        A whole number needs more than 64 bits. It would have to be rounded.
        """#,
      example: #"""
        vars: {gtin: 99999999999999999999}
        """#,
      wayOut: #"""
        Quote it: codes are texts, however many digits they have.
        """#),
  ]
}
