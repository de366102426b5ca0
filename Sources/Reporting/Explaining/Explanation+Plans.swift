extension Explanation {
  /// Notes of a plan, and why a saved one is refused.
  static let plans: [Explanation] = [
    Explanation(
      "XQ2001", "the listing is incomplete",
      what: #"""
        While the links were listed, somebody made or deleted others, so the pages
        don't agree on how many there are. Nothing is paused or deleted on such a
        basis.
        """#,
      example: #"""
        $ xqr-campaign plan --detailed-exitcode; echo $?
        4
        """#,
      wayOut: #"""
        Run again when nobody else changes links of the workspace.
        """#),
    Explanation(
      "XQ2002", "slugs differ in case",
      what: #"""
        The service has a link whose slug differs from the file's in upper and lower
        case alone. Both lead to one link, so it is taken as the same.
        """#,
      example: #"""
        $ xqr-campaign plan
        note[XQ2002]: slugs differ in case
        """#,
      wayOut: #"""
        Nothing has to be done. Writing the slug in the file as it lives ends the note
        where that is lower case.
        """#),
    Explanation(
      "XQ2003", "other labels are kept",
      what: #"""
        Live links carry labels that the file doesn't ask for. People put labels on
        links by hand, so they stay.
        """#,
      example: #"""
        $ xqr-campaign plan
        note[XQ2003]: other labels are kept
        """#,
      wayOut: #"""
        Name labels that should go under 'remove_labels:', or say 'lifecycle: {labels:
        exact}' to have no others.
        """#),
    Explanation(
      "XQ2004", "the plan is spread over runs",
      what: #"""
        '--max-calls' allows fewer calls than the plan needs. Each run goes on where
        the last one ended.
        """#,
      example: #"""
        $ xqr-campaign apply --max-calls 50
        """#,
      wayOut: #"""
        Run apply again until there is nothing to do, or allow more calls. The plan
        says how many the reading alone takes.
        """#),
    Explanation(
      "XQ2005", "not as sent",
      what: #"""
        The service shows something else than what was sent, and did so right after
        the last run. Sending it again would change nothing.
        """#,
      example: #"""
        $ xqr-campaign plan
        note[XQ2005]: not as sent
        """#,
      wayOut: #"""
        Compare the link with the file: the report of that run names the fields. Where
        the service rewrites a value, write it in its way.
        """#),
    Explanation(
      "XQ2006", "conditions that aren't understood are kept",
      what: #"""
        Rules of live links have conditions that this version doesn't know. They stay
        as they are.
        """#,
      example: #"""
        $ xqr-campaign plan
        note[XQ2006]: conditions that aren't understood are kept
        """#,
      wayOut: #"""
        A newer version of the tool may know them. Edit such rules in the service
        until then.
        """#),
    Explanation(
      "XQ2007", "the campaign is due",
      what: #"""
        The time under 'ends:' is past, and the links still lead where they led.
        Nothing follows by itself, since a code on paper may hang for years.
        """#,
      example: #"""
        lifecycle: {ends: 2026-09-30, after_end: https://www.example.com/over}
        """#,
      wayOut: #"""
        Say 'lifecycle: {state: retired}' to lead visitors to 'after_end' or, without
        one, to pause the links; or move 'ends:'.
        """#),
    Explanation(
      "XQ2011", "inputs have changed",
      what: #"""
        Files that the saved plan was made of are not the same any more. What was
        reviewed isn't what would be applied.
        """#,
      example: #"""
        $ xqr-campaign plan --out summer.plan
        $ git pull
        $ xqr-campaign apply summer.plan; echo $?
        11
        """#,
      wayOut: #"""
        Plan again and review again. In CI, apply the commit that was planned.
        """#),
    Explanation(
      "XQ2012", "variables have changed",
      what: #"""
        The saved plan was made with other values of inputs.
        """#,
      example: #"""
        $ xqr-campaign plan --var season=summer --out summer.plan
        $ xqr-campaign apply summer.plan --var season=autumn; echo $?
        11
        """#,
      wayOut: #"""
        Leave the variables away: a saved plan knows its own. For other values, plan
        again.
        """#),
    Explanation(
      "XQ2013", "another version of the tool",
      what: #"""
        A saved plan is carried out by the version that made it, since another one may
        expand or compare otherwise.
        """#,
      example: #"""
        $ xqr-campaign apply summer.plan; echo $?
        11
        """#,
      wayOut: #"""
        Plan again with this version, or use the same version for both steps.
        """#),
    Explanation(
      "XQ2014", "another workspace or campaign",
      what: #"""
        The saved plan is for another workspace, or for a sandbox, or the campaign has
        another id or prefix now.
        """#,
      example: #"""
        $ xqr-campaign plan --sandbox --out summer.plan
        $ xqr-campaign apply summer.plan; echo $?
        11
        """#,
      wayOut: #"""
        Apply it where it was planned: the same key, address and '--sandbox'.
        Otherwise plan again.
        """#),
    Explanation(
      "XQ2015", "live links have changed",
      what: #"""
        Somebody changed links of the campaign after the plan was made, so that the
        plan would do something else than what was shown.
        """#,
      example: #"""
        $ xqr-campaign apply summer.plan; echo $?
        11
        """#,
      wayOut: #"""
        Plan again: the new plan shows what has become of these links.
        """#),
    Explanation(
      "XQ2016", "the files of the plan are gone",
      what: #"""
        No campaign of this repository has the id that the saved plan is for.
        """#,
      example: #"""
        $ cd elsewhere
        $ xqr-campaign apply ../summer.plan; echo $?
        11
        """#,
      wayOut: #"""
        Run it in the repository that the plan was made in, at the commit that it was
        made of.
        """#),
    Explanation(
      "XQ2017", "the plan is carried out already",
      what: #"""
        A run has finished this plan, and its report is saved.
        """#,
      example: #"""
        $ xqr-campaign apply summer.plan
        $ xqr-campaign apply summer.plan; echo $?
        11
        """#,
      wayOut: #"""
        Plan again to see what there is to do now; 'xqr-campaign show' prints the
        report.
        """#),
    Explanation(
      "XQ2021", "data chooses hosts",
      what: #"""
        'link_url' takes whole URLs from data, so that nobody sees in the campaign's
        file where links lead. The plan lists the hosts.
        """#,
      example: #"""
        url: ${{ link_url(sponsor.site) }}
        """#,
      wayOut: #"""
        Look at the list. 'allowed_hosts:' in 'campaigns/project.yaml' refuses all
        others.
        """#),
  ]
}
