extension Explanation {
  /// Values of expressions.
  static let values: [Explanation] = [
    Explanation(
      "XQ1201", "unknown name",
      what: #"""
        An expression uses a name that doesn't exist where it stands. Axes are known
        by the names that 'for_each:' gives them, everything else through 'vars',
        'inputs', 'data', 'env' and 'let' names.
        """#,
      example: #"""
        data: {stores: [{id: a}]}
        links:
          - id: card
            for_each: {store: '${{ data.stores }}'}
            key: ${{ stores.id }}
            url: https://www.example.com/
        """#,
      wayOut: #"""
        The message lists the names in scope. 'xqr-campaign console --campaign FILE
        --at KEY' shows what they are for one link.
        """#),
    Explanation(
      "XQ1202", "unknown function",
      what: #"""
        There is no function of this name, neither of the language nor under
        'functions:'.
        """#,
      example: #"""
        vars:
          code: ${{ short_di("a", 8) }}
        """#,
      wayOut: #"""
        The page of expressions lists them all; one of your own is declared under
        'functions:'.
        """#),
    Explanation(
      "XQ1203", "the arguments do not fit the function",
      what: #"""
        The function takes another number of arguments, has no parameter of that name,
        or takes other types.
        """#,
      example: #"""
        vars:
          city: ${{ slug("Bern", maximum=3) }}
        """#,
      wayOut: #"""
        The message shows how it is called. Arguments with a name are written
        name=value.
        """#),
    Explanation(
      "XQ1204", "a value has the wrong type",
      what: #"""
        An operator or a function got a value that it can't work with: a text and a
        number don't add up, and a text is neither true nor false.
        """#,
      example: #"""
        vars:
          code: ${{ "a" + 1 }}
        """#,
      wayOut: #"""
        Convert one of them: string(1), int("1"). Mixed text needs no operator: a${{ 1
        }}. Cells of CSV are texts unless 'columns:' says otherwise.
        """#),
    Explanation(
      "XQ1205", "no such key",
      what: #"""
        An expression asks a map, such as 'vars' or 'env', for an entry that it
        doesn't have.
        """#,
      example: #"""
        vars:
          base: https://www.example.com
          page: ${{ vars.bsae }}/welcome
        """#,
      wayOut: #"""
        The message lists the keys. Where the entry may be absent, say what stands in
        for it: default(vars.bsae, "x").
        """#),
    Explanation(
      "XQ1206", "no such index",
      what: #"""
        A list has fewer items than that. The first is number 0.
        """#,
      example: #"""
        vars:
          third: ${{ ["a", "b"][2] }}
        """#,
      wayOut: #"""
        Look at size(list) first; 'default(list[2], x)' doesn't help here,
        'list.size() > 2' does.
        """#),
    Explanation(
      "XQ1207", "a number is out of range",
      what: #"""
        The result needs more than 64 bits, or isn't one that a whole number can hold.
        """#,
      example: #"""
        vars:
          n: ${{ 9223372036854775807 + 1 }}
        """#,
      wayOut: #"""
        Use decimals, 1.0, where rounding is fine. Codes are texts and need no
        arithmetic.
        """#),
    Explanation(
      "XQ1208", "division by zero",
      what: #"""
        A whole number is divided by zero, or its remainder is asked for.
        """#,
      example: #"""
        vars:
          share: ${{ 1 / 0 }}
        """#,
      wayOut: #"""
        Ask before: if(n == 0, 0, total / n).
        """#),
    Explanation(
      "XQ1209", "a value can't be converted",
      what: #"""
        A text is no number, time or truth, or a number doesn't fit the type that is
        asked for.
        """#,
      example: #"""
        vars:
          n: ${{ int("12x") }}
        """#,
      wayOut: #"""
        Mend the text. In a CSV column, a type under 'columns:' finds such cells when
        the data is read.
        """#),
    Explanation(
      "XQ1210", "the expression takes too many steps",
      what: #"""
        An expression may take 100,000 steps; lists inside of lists multiply. The
        limit keeps a plan from hanging.
        """#,
      example: #"""
        vars:
          long: ${{ range(3000).all(a, range(3000).all(b, a + b >= 0)) }}
        """#,
      wayOut: #"""
        Let 'for_each:' make the combinations, or look rows up with 'row(table, key)'
        instead of searching a list.
        """#),
    Explanation(
      "XQ1211", "the expression makes too much data",
      what: #"""
        The values that an expression makes take more than 1 MiB.
        """#,
      example: #"""
        vars:
          many: ${{ range(1000).map(a, range(1000).map(b, range(1000))) }}
        """#,
      wayOut: #"""
        Build smaller values, or put the data into a file under 'data:'.
        """#),
    Explanation(
      "XQ1212", "a character has no slug form",
      what: #"""
        'slug' writes letters in a to z by tables that never change, so that a printed
        code stays the same for ever. They know Latin, Greek and Cyrillic, and this
        character is in none of them.
        """#,
      example: #"""
        vars:
          code: ${{ "東京" | slug }}
        """#,
      wayOut: #"""
        Take the slug from another column, such as an id, or add one with a Latin
        name.
        """#),
    Explanation(
      "XQ1213", "unknown time zone",
      what: #"""
        The name isn't one of the IANA data base, and no offset either.
        """#,
      example: #"""
        time_zone: Europe/Zurch
        """#,
      wayOut: #"""
        Write a name such as Europe/Zurich, or an offset such as +02:00. Abbreviations
        such as CET mean several things.
        """#),
    Explanation(
      "XQ1214", "not a regular expression",
      what: #"""
        The pattern can't be read. Patterns are those of RE2, which has neither
        look-ahead nor references back.
        """#,
      example: #"""
        vars:
          is: ${{ "x".matches("(") }}
        """#,
      wayOut: #"""
        Escape signs that are meant as they are: r"\(". A raw string r"…" keeps
        backslashes.
        """#),
    Explanation(
      "XQ1215", "there is no value",
      what: #"""
        An optional without a value was asked for one.
        """#,
      example: #"""
        vars:
          a: ${{ optional.none().value() }}
        """#,
      wayOut: #"""
        Say what stands in for it: x.orValue("none"), or ask x.hasValue() before.
        """#),
    Explanation(
      "XQ1216", "a map has a key twice",
      what: #"""
        A map in an expression names one key two times.
        """#,
      example: #"""
        vars: {m: '${{ {"a": 1, "a": 2} }}'}
        """#,
      wayOut: #"""
        Delete one of the two.
        """#),
    Explanation(
      "XQ1217", "a value is not allowed here",
      what: #"""
        A function got an argument of the right type that it can't work with: an
        unknown language, a count below zero.
        """#,
      example: #"""
        vars:
          b: ${{ slug("x", lang="xx") }}
        """#,
      wayOut: #"""
        The message says what is allowed there.
        """#),
    Explanation(
      "XQ1218", "no such column",
      what: #"""
        A row is asked for a column that its table doesn't have.
        """#,
      example: #"""
        data: {stores: {rows: [{id: a, city: Bern}], key: id}}
        links:
          - id: card
            for_each: {store: '${{ data.stores }}'}
            key: ${{ store.id }}
            url: https://www.example.com/${{ store.citty }}
        """#,
      wayOut: #"""
        The message lists the columns. Those with blanks in their names are reached as
        store["Store name"].
        """#),
    Explanation(
      "XQ1220", "condition is not one expression",
      what: #"""
        'when:', 'where:' and 'for_each:' work with values, and text around an
        expression makes a text of it, which is neither true nor a list.
        """#,
      example: #"""
        links:
          - {id: card, when: 'is ${{ 1 == 1 }}', url: https://www.example.com/}
        """#,
      wayOut: #"""
        Write one expression and nothing else: ${{ 1 == 1 }}.
        """#),
  ]
}
