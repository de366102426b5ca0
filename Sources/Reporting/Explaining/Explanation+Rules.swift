extension Explanation {
  /// What a campaign or its project demands.
  static let rules: [Explanation] = [
    Explanation(
      "XQ2201", "an advisory rule isn't kept",
      what: #"""
        Links, or the plan, aren't as a rule of 'policy:' wants them. An advisory rule
        warns and lets the run through.
        """#,
      example: #"""
        policy:
          - {id: short, severity: advisory, check: '${{ size(link.slug) <= 5 }}'}
        """#,
      wayOut: #"""
        Change the links that are named, or leave it: the values of the check's parts
        say what it saw.
        """#),
    Explanation(
      "XQ2202", "a mandatory rule isn't kept",
      what: #"""
        Links, or the plan, aren't as a rule of 'policy:' wants them. A mandatory rule
        refuses the run before its first write, with exit code 5.
        """#,
      example: #"""
        policy:
          - {id: short, severity: mandatory, check: '${{ size(link.slug) <= 5 }}'}
        """#,
      wayOut: #"""
        Change the links that are named. Where the rule is wrong, change it where it
        stands: in the campaign, a shared file or 'campaigns/project.yaml'.
        """#),
    Explanation(
      "XQ2203", "a host isn't allowed",
      what: #"""
        A link, or one of its routing rules, leads to a host that 'allowed_hosts:' of
        the project doesn't have.
        """#,
      example: #"""
        # campaigns/project.yaml
        allowed_hosts: [shop.example.com]
        """#,
      wayOut: #"""
        Lead the link elsewhere, or add the host to the list: '*.example.com' stands
        for all hosts below 'example.com'.
        """#),
    Explanation(
      "XQ2211", "a test of the campaign fails",
      what: #"""
        What the campaign expands to isn't what one of its 'tests:' claims.
        """#,
      example: #"""
        tests:
          - {count: 12}
        """#,
      wayOut: #"""
        Correct the campaign, or the test where it claims too much.
        """#),
  ]
}
