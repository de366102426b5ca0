extension Explanation {
  /// Fields, names and values of a campaign file.
  static let shape: [Explanation] = [
    Explanation(
      "XQ1001", "field has the wrong shape",
      what: #"""
        A field takes a single value, a list or a map, and has another one of these.
        """#,
      example: #"""
        links:
          - id: card
            url: https://www.example.com/
            labels: poster
        """#,
      wayOut: #"""
        Compare it with the page of the campaign file. One label is a list too:
        labels: [poster]. An editor with the schema of 'xqr-campaign schema' shows it
        while you type.
        """#),
    Explanation(
      "XQ1002", "required field is missing",
      what: #"""
        An entry lacks a field without which it means nothing: 'campaign' and 'links'
        of a campaign, 'id' and 'url' of a link, 'key' of a link with 'for_each:'.
        """#,
      example: #"""
        links:
          - {id: card, custom_slug: card}
        """#,
      wayOut: #"""
        Add the field. 'url' may come from 'defaults:' as well.
        """#),
    Explanation(
      "XQ1003", "unknown field",
      what: #"""
        No field has this name here. It would be ignored, and you would see it too
        late: on paper.
        """#,
      example: #"""
        links:
          - {id: card, url: https://www.example.com/, slug: card}
        """#,
      wayOut: #"""
        The message names the fields there are, and the nearest. A value of your own
        belongs under 'vars:' or 'let:'.
        """#),
    Explanation(
      "XQ1004", "field takes no expression",
      what: #"""
        Some fields have to be known before anything is expanded: ids, paths, names of
        columns, 'on_remove'.
        """#,
      example: #"""
        on_remove: ${{ "pause" }}
        """#,
      wayOut: #"""
        Write the value out. Where it changes from run to run, use an input in the
        fields that take expressions.
        """#),
    Explanation(
      "XQ1005", "field has a value that isn't allowed",
      what: #"""
        The field takes one of a few words, and this isn't one of them.
        """#,
      example: #"""
        on_remove: forget
        """#,
      wayOut: #"""
        The message lists the words.
        """#),
    Explanation(
      "XQ1006", "campaign id can't be used",
      what: #"""
        The id becomes the label 'campaign-<id>' that marks the links of a campaign,
        so it is 1 to 40 lower-case letters, digits and hyphens, not beginning with a
        hyphen.
        """#,
      example: #"""
        campaign: Summer Sale 2026
        """#,
      wayOut: #"""
        Choose one and keep it: with another id, the links that exist belong to
        nobody's file. For words for people there is 'description:'.
        """#),
    Explanation(
      "XQ1007", "name can't be used",
      what: #"""
        Expressions refer to variables, axes and functions by name, so a name is
        letters, digits and underscores, doesn't begin with a digit, and isn't one
        that means something already.
        """#,
      example: #"""
        vars: {2nd: https://www.example.com}
        """#,
      wayOut: #"""
        Rename it: 'second', or 'n2'.
        """#),
    Explanation(
      "XQ1008", "two entries have one id",
      what: #"""
        Ids tell the entries of 'links:' apart in plans and reports.
        """#,
      example: #"""
        links:
          - {id: card, url: https://www.example.com/a, custom_slug: card-a}
          - {id: card, url: https://www.example.com/b, custom_slug: card-b}
        """#,
      wayOut: #"""
        Give one of them another id; without 'for_each:' it is the key of the link as
        well.
        """#),
    Explanation(
      "XQ1009", "input variable can't be used",
      what: #"""
        An input has no value, a value of another type, or a name that the campaign
        doesn't declare; or a variable of the environment that it declares isn't set.
        """#,
      example: #"""
        inputs: {season: {type: string}}
        """#,
      wayOut: #"""
        Give it with '--var season=…', in a file with '--var-file', as
        XQR_CAMPAIGN_VAR_season, or as its 'default:'.
        """#),
    Explanation(
      "XQ1010", "two campaign files have one id",
      what: #"""
        Two files of the repository claim the same links: each would pause those of
        the other.
        """#,
      example: #"""
        # campaigns/summer.yaml and campaigns/copy.yaml
        campaign: summer
        """#,
      wayOut: #"""
        Give one of them another id before its first apply. A copy for trying things
        out belongs outside of 'campaigns/'.
        """#),
    Explanation(
      "XQ1020", "files use each other in a circle",
      what: #"""
        A shared file uses, maybe through others, the file that uses it.
        """#,
      example: #"""
        use: [shared.yaml]
        # shared.yaml
        use: [campaign.yaml]
        """#,
      wayOut: #"""
        Move what both need into a third file that uses neither.
        """#),
    Explanation(
      "XQ1023", "two campaigns use one slug",
      what: #"""
        The service has one link for each slug, so the second campaign would find it
        taken by the first.
        """#,
      example: #"""
        # campaigns/summer.yaml and campaigns/autumn.yaml
        custom_slug: card-${{ key }}
        """#,
      wayOut: #"""
        Put what tells the campaigns apart into the slug, such as s-${{ key }} and
        a-${{ key }}.
        """#),
  ]
}
