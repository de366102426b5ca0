extension Explanation {
  /// Campaigns of a repository beside each other.
  static let likeness: [Explanation] = [
    Explanation(
      "XQ1351", "names are nearly equal",
      what: #"""
        Labels, utm values or slugs of the repository differ in upper and lower case
        or in the signs between their parts alone: 'LinkedIn', 'linkedin' and
        'linked-in'. Reports count them apart, and nobody sees it in one file.
        'validate' and 'plan' look for them where no campaign is named.
        """#,
      example: #"""
        links:
          - {id: a, url: https://www.example.com/a, custom_slug: card-a, labels: [LinkedIn]}
          - {id: b, url: https://www.example.com/b, custom_slug: card-b, labels: [linked-in]}
        """#,
      wayOut: #"""
        Write one of them everywhere. A shared file under 'use:' with the names in
        'vars:' keeps campaigns together. Slugs that are printed stay as they are.
        """#),
    Explanation(
      "XQ1352", "campaigns share a destination",
      what: #"""
        Links of two campaigns lead to the same address with the same parameters, so
        that a web site can't tell their visitors apart. 'validate' and 'plan' look
        for them where no campaign is named.
        """#,
      example: #"""
        # campaigns/summer.yaml and campaigns/autumn.yaml
        url: https://www.example.com/welcome
        """#,
      wayOut: #"""
        Give each campaign a 'utm:' of its own: utm: {campaign: summer}. Where nobody
        counts visits, leave it.
        """#),
  ]
}
