extension Explanation {
  /// What rules and tests found.
  static let rules: [Explanation] = [
    Explanation(
      "XQ2201", "an advisory rule isn't kept",
      what: #"""
        A rule under 'policy:' with 'severity: advisory' is false for some links, or
        for the plan. It warns, and nothing is refused.
        """#,
      example: #"""
        policy:
          - {id: short, severity: advisory, check: '${{ size(link.slug) <= 20 }}'}
        """#,
      wayOut: #"""
        Mend the links that are named, or the rule where it asks too much. 'where:'
        says for which links a rule is.
        """#),
    Explanation(
      "XQ2202", "a mandatory rule isn't kept",
      what: #"""
        A rule under 'policy:' with 'severity: mandatory' is false for some links, or
        for the plan. The run is refused before its first write, with exit code 5.
        """#,
      example: #"""
        policy:
          - {id: print, severity: mandatory, check: '${{ link.utm.medium == "print" }}'}
        """#,
      wayOut: #"""
        Mend the links that are named. The message shows the values of the condition's
        parts. Rules of campaigns/project.yaml can't be switched off by a campaign.
        """#),
    Explanation(
      "XQ2203", "a host isn't allowed",
      what: #"""
        A link or a routing rule leads to a host that isn't among 'allowed_hosts:' of
        campaigns/project.yaml.
        """#,
      example: #"""
        # campaigns/project.yaml
        allowed_hosts: [www.example.com]
        """#,
      wayOut: #"""
        Correct the address, or add the host to the list, in review: '*.example.com'
        stands for all hosts below it.
        """#),
    Explanation(
      "XQ2211", "a test of the campaign fails",
      what: #"""
        'tests:' claims something about the expansion, and 'validate' found something
        else.
        """#,
      example: #"""
        tests:
          - {count: 1680}
        """#,
      wayOut: #"""
        Look at what was found: either the campaign or its test is out of date.
        'xqr-campaign render --where' shows the links.
        """#),
  ]
}
