extension Explanation {
  /// Links beside each other, and what chooses them.
  static let linkSets: [Explanation] = [
    Explanation(
      "XQ1312", "two links have one key",
      what: #"""
        The key tells the links of a campaign apart, from run to run; two links can't
        share one.
        """#,
      example: #"""
        links:
          - id: card
            for_each: {lang: [de, fr]}
            key: card
            url: https://www.example.com/${{ lang }}
        """#,
      wayOut: #"""
        Put every axis into it: key: card-${{ lang }}. For rows, use the column that
        is unique.
        """#),
    Explanation(
      "XQ1313", "two links have one slug",
      what: #"""
        Two links ask for one short code, and upper and lower case don't count. One of
        them would never exist.
        """#,
      example: #"""
        links:
          - id: card
            for_each: {lang: [de, fr]}
            key: ${{ lang }}
            url: https://www.example.com/${{ lang }}
            custom_slug: card
        """#,
      wayOut: #"""
        Put what tells them apart into the slug: card-${{ lang }}. Where short_id
        meets another key, one more sign or a salt tells them apart.
        """#),
    Explanation(
      "XQ1314", "exclusion matches nothing",
      what: #"""
        'exclude:' names an axis that the entry hasn't, or a value that never occurs.
        It would exclude nothing, and what was to be left out would be printed.
        """#,
      example: #"""
        links:
          - id: card
            for_each: {lang: [de, fr]}
            exclude: [{lang: it}]
            key: ${{ lang }}
            url: https://www.example.com/${{ lang }}
        """#,
      wayOut: #"""
        Mend the name or value, or delete the line. Rows are named by their table's
        key.
        """#),
    Explanation(
      "XQ1315", "entry expands to no link",
      what: #"""
        All combinations of an entry are excluded, or 'when:' is never true. Links
        that exist would be paused.
        """#,
      example: #"""
        links:
          - id: card
            for_each: {lang: [de, fr]}
            when: ${{ lang == "it" }}
            key: ${{ lang }}
            url: https://www.example.com/${{ lang }}
        """#,
      wayOut: #"""
        Look at 'when:' with 'xqr-campaign console --explain'. To end links, say
        'lifecycle: {state: retired}'.
        """#),
    Explanation(
      "XQ1316", "condition is not true or false",
      what: #"""
        'when:' or 'where:' gives a text or a number. Cells of CSV are texts, also
        "true" and "false".
        """#,
      example: #"""
        data: {cards: {rows: [{id: a, on: 'true'}], key: id}}
        links:
          - id: card
            for_each: {card: '${{ data.cards }}'}
            when: ${{ card.on }}
            key: ${{ card.id }}
            url: https://www.example.com/
        """#,
      wayOut: #"""
        Compare it, card.on == "true", or give the column a type: columns: {on: bool}.
        """#),
    Explanation(
      "XQ1317", "link has too many labels",
      what: #"""
        The service takes ten labels. One is the campaign's, and one more the key's
        where the service chooses the code.
        """#,
      example: #"""
        links:
          - {id: card, url: https://www.example.com/, custom_slug: card, labels: [a1, a2, a3, a4, a5, a6, a7, a8, a9, a10]}
        """#,
      wayOut: #"""
        Leave some out. What only reports need are dimensions, which need no labels.
        """#),
    Explanation(
      "XQ1318", "campaign has too many links",
      what: #"""
        The combinations of an entry, or all together, are more than the tool takes in
        one campaign. A row axis times another one multiplies quickly.
        """#,
      example: #"""
        links:
          - id: card
            for_each: {a: '${{ range(10000) }}', b: '${{ range(10000) }}'}
            key: ${{ a }}-${{ b }}
            url: https://www.example.com/
        """#,
      wayOut: #"""
        Check the axes; leave combinations out with 'when:' or 'exclude:', or make
        several campaigns.
        """#),
    Explanation(
      "XQ1319", "combination can't be included",
      what: #"""
        An item of 'include:' has to name every axis, with rows by their key, and to
        be one that isn't there already.
        """#,
      example: #"""
        links:
          - id: card
            for_each: {lang: [de, fr]}
            include: [{lang: de}]
            key: ${{ lang }}
            url: https://www.example.com/${{ lang }}
        """#,
      wayOut: #"""
        Delete the item where it is there already; name the axes that are missing. To
        change fields of a combination, use 'set:'.
        """#),
    Explanation(
      "XQ1320", "set matches nothing",
      what: #"""
        An item of 'set:' names an axis that the entry hasn't, or a value that never
        occurs; its fields would be nobody's.
        """#,
      example: #"""
        links:
          - id: card
            for_each: {lang: [de, fr]}
            set: [{match: {lang: it}, labels: [sud]}]
            key: ${{ lang }}
            url: https://www.example.com/${{ lang }}
        """#,
      wayOut: #"""
        Mend the name or value, or delete the item.
        """#),
    Explanation(
      "XQ1321", "lifecycle contradicts itself",
      what: #"""
        Two fields of a 'lifecycle:', or one of them and the link, ask for opposite
        things.
        """#,
      example: #"""
        lifecycle: {ignore: [labels], labels: exact}
        """#,
      wayOut: #"""
        Decide for one of the two. The message shows both.
        """#),
    Explanation(
      "XQ1322", "label is removed and asked for",
      what: #"""
        'remove_labels' takes a label off all links, and a link of the same campaign
        asks for it.
        """#,
      example: #"""
        remove_labels: [poster]
        links:
          - {id: card, url: https://www.example.com/, custom_slug: card, labels: [poster]}
        """#,
      wayOut: #"""
        Delete it in one of the two places.
        """#),
    Explanation(
      "XQ1323", "key has a character that can't be seen",
      what: #"""
        A key with a control or a character without width can't be named by anybody,
        and looks like another key in plans and reports.
        """#,
      example: #"""
        links:
          - {id: card, key: '${{ "a\u200bb" }}', url: https://www.example.com/}
        """#,
      wayOut: #"""
        Mend the cell that it comes from: retype it rather than copy it.
        """#),
    Explanation(
      "XQ1324", "setting of a code can't be used",
      what: #"""
        A number, word or pair of settings in 'qr:' is not one that a code can be drawn
        with, or it isn't the same for all links of an entry.
        """#,
      example: #"""
        links:
          - id: poster
            url: https://www.example.com/
            qr: {size_mm: 30, module_mm: 0.5}
        """#,
      wayOut: #"""
        The message names what is taken. Sizes of some links only stand in an item of
        'set:'.
        """#),
    Explanation(
      "XQ1325", "file name of a code can't be used",
      what: #"""
        'file:' of 'qr:' gives a name that not every system, layout
        program or archive takes.
        """#,
      example: #"""
        links:
          - id: poster
            url: https://www.example.com/
            qr: {file: Zürich}
        """#,
      wayOut: #"""
        Make it of ASCII letters, digits, '.', '_' and '-', with '/' between
        folders: the function slug turns any text into such a name.
        """#),
    Explanation(
      "XQ1330", "key can't be moved",
      what: #"""
        A rule of 'moved:' is about no link, is one of two for a key, names a former
        key that is still in use, or has a pattern that can't be read.
        """#,
      example: #"""
        moved: [{from: 421-de, to: 0421-dee}]
        links:
          - {id: card, key: 0421-de, url: https://www.example.com/, custom_slug: 's-${{ key }}'}
        """#,
      wayOut: #"""
        'from' is the key under which the link got its code, 'to' the one that it has
        now. 'xqr-campaign render' lists the keys of now.
        """#),
    Explanation(
      "XQ1331", "code doesn't come from the key",
      what: #"""
        A rule of 'moved:' gives a link its former key, and its slug is the same with
        either key: the rule keeps no code.
        """#,
      example: #"""
        moved: [{from: 421-de, to: 0421-de}]
        links:
          - {id: card, key: 0421-de, url: https://www.example.com/, custom_slug: s-0421-de}
        """#,
      wayOut: #"""
        Make the slug of the key, s-${{ key }}. Where nothing in the slug has changed,
        the rule can go.
        """#),
  ]
}
