extension Explanation {
  /// What the expanded links are.
  static let links: [Explanation] = [
    Explanation(
      "XQ1301", "interpolation is empty",
      what: #"""
        An expression inside of a text gives nothing, so that the text would have a
        hole: https://www.example.com//x. It comes from empty cells.
        """#,
      example: #"""
        links:
          - id: card
            url: https://www.example.com/${{ "" }}
        """#,
      wayOut: #"""
        Fill the cell. Where it may be empty, write the whole value as one expression:
        ${{ if(store.city == "", "home", store.city) }}.
        """#),
    Explanation(
      "XQ1302", "axis has a value that can't be used",
      what: #"""
        Axes name links, so their values are neither empty nor null, and none comes
        twice.
        """#,
      example: #"""
        links:
          - id: card
            for_each: {lang: [de, '']}
            key: card-${{ lang }}
            url: https://www.example.com/
        """#,
      wayOut: #"""
        Take the value out of the list; for a column with lists, such as 'de||fr',
        mend the cell.
        """#),
    Explanation(
      "XQ1303", "value is not a text",
      what: #"""
        A list, a map or a row stands where a text is needed. What it should read as
        is nobody's guess.
        """#,
      example: #"""
        links:
          - id: card
            url: https://www.example.com/${{ ["a", "b"] }}
        """#,
      wayOut: #"""
        Pick one part of it, list[0] or store.city, or join it: list.join("-").
        """#),
    Explanation(
      "XQ1304", "slug can't be used",
      what: #"""
        A slug is 3 to 64 lower-case letters, digits and hyphens. It is printed and
        typed, and case is lost when people read it aloud.
        """#,
      example: #"""
        links:
          - {id: card, url: https://www.example.com/, custom_slug: Summer Sale}
        """#,
      wayOut: #"""
        '${{ name | slug }}' makes one of any text, '${{ short_id(key, 8) }}' one that
        tells nothing.
        """#),
    Explanation(
      "XQ1305", "label can't be used",
      what: #"""
        A label is 1 to 50 characters without commas and without blanks at its ends.
        'campaign-…' and 'key-…' are the tool's own.
        """#,
      example: #"""
        links:
          - {id: card, url: https://www.example.com/, labels: ['a,b']}
        """#,
      wayOut: #"""
        Write two labels where a comma separates two; cut or slug a text that comes
        from data: ${{ store.region | slug(max=40) }}.
        """#),
    Explanation(
      "XQ1306", "destination is not a URL that can be used",
      what: #"""
        A destination begins with http:// or https:// and has a host; it has no
        password, no blanks, and nothing that looks like a template that wasn't filled
        in.
        """#,
      example: #"""
        links:
          - {id: card, url: www.example.com/card}
        """#,
      wayOut: #"""
        Write the whole address. Addresses that stand in data are read with
        link_url(store.site), which checks them in the same way.
        """#),
    Explanation(
      "XQ1307", "query parameter is given twice",
      what: #"""
        The URL has a parameter that 'query:' or 'utm:' adds again. Which one counts,
        each web site decides for itself.
        """#,
      example: #"""
        links:
          - {id: card, url: 'https://www.example.com/?store=1', query: {store: '2'}}
        """#,
      wayOut: #"""
        Take one of them away. For utm parameters of foreign URLs say 'utm_conflict:
        keep' or 'replace'.
        """#),
    Explanation(
      "XQ1308", "data would change the path",
      what: #"""
        A value in the path has characters that change where the URL leads, such as
        '..', or that can't be seen.
        """#,
      example: #"""
        links:
          - id: card
            url: https://www.example.com/${{ ".." }}/card
        """#,
      wayOut: #"""
        Mend the cell. '${{ segment(x) }}' keeps a value within one part of the path,
        with '/' encoded.
        """#),
    Explanation(
      "XQ1309", "scheme or host comes from data",
      what: #"""
        The part up to the host is to be read in review, so it comes from text that is
        written out or from 'vars', not from a table.
        """#,
      example: #"""
        data: {stores: [{id: a, host: www.example.com}]}
        links:
          - id: card
            for_each: {store: '${{ data.stores }}'}
            key: ${{ store.id }}
            url: https://${{ store.host }}/x
        """#,
      wayOut: #"""
        Put the host into 'vars:'. Where whole addresses come from data, say so: ${{
        link_url(store.site) }}.
        """#),
    Explanation(
      "XQ1310", "time can't be used",
      what: #"""
        A time has no zone, has fractions of a second, isn't one; or a link that has
        an end page expires, so that nobody would reach the page.
        """#,
      example: #"""
        links:
          - {id: card, url: https://www.example.com/, expires_at: '2027-09-30T12:00:00'}
        """#,
      wayOut: #"""
        Write 2027-09-30T12:00:00+02:00 or …Z; with 'time_zone:' a bare date is
        enough. Leave 'expires_at' out where 'lifecycle: {after_end: …}' is what you
        want.
        """#),
    Explanation(
      "XQ1311", "routing rule can't be used",
      what: #"""
        A rule lacks its priority, or a condition has a value that the service doesn't
        know.
        """#,
      example: #"""
        links:
          - id: card
            url: https://www.example.com/
            routing_rules:
              - {destination: https://m.example.com/, priority: 1, conditions: {percentage: 120}}
        """#,
      wayOut: #"""
        The message says what the field takes. Countries are two capitals, hours
        {start: 8, end: 20}, shares 0 to 100.
        """#),
  ]
}
