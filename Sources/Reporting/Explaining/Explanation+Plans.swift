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
      "XQ2008", "no report tells of changes outside",
      what: #"""
        What was last written stands in the last report of the campaign, and none at
        hand tells of these links. So nobody can say whether somebody else has
        changed them.
        """#,
      example: #"""
        $ rm -r reports
        $ xqr-campaign plan
        """#,
      wayOut: #"""
        Keep 'reports/' where plans are made, in CI as an artifact. Without it look
        at the plan: what it would overwrite may be somebody's work.
        """#),
    Explanation(
      "XQ2009", "codes of former keys are kept",
      what: #"""
        Links whose keys were renamed keep the codes that are on paper, as 'moved:'
        says.
        """#,
      example: #"""
        $ xqr-campaign plan
        note[XQ2009]: codes of former keys are kept
        """#,
      wayOut: #"""
        Nothing has to be done. The page of the campaign file says how long the rules
        are needed.
        """#),
    Explanation(
      "XQ2010", "former keys have no code to keep",
      what: #"""
        'moved:' names former keys, and no link lives that got its code under one of
        them. A slip in 'from:' would give printed codes up.
        """#,
      example: #"""
        $ xqr-campaign plan
        warning[XQ2010]: former keys have no code to keep
        """#,
      wayOut: #"""
        Check 'from:' letter by letter against an old report; take the rule out where
        nothing lived under that key.
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
      "XQ2018", "compared with a snapshot",
      what: #"""
        The plan was made with '--offline': it says what was to do when the snapshot
        was saved. What changed in the service since then it can't know.
        """#,
      example: #"""
        $ xqr-campaign plan --save-snapshot live.json
        $ xqr-campaign plan --offline live.json
        """#,
      wayOut: #"""
        Nothing is wrong. Plan without '--offline' to see what there is to do now;
        'apply' lists anew in any case.
        """#),
    Explanation(
      "XQ2019", "nothing is selected",
      what: #"""
        '--target', '--exclude' or '--replace' names what no link is called. A plan
        that silently left such links out would look like one that is done.
        """#,
      example: #"""
        $ xqr-campaign plan --target store=0423
        error[XQ2019]: nothing is selected
        """#,
      wayOut: #"""
        'xqr-campaign render' prints keys, slugs and dimensions. A live link that no
        file asks for is selected by 'slug=…', where one campaign is named.
        """#),
    Explanation(
      "XQ2020", "the plan is partial",
      what: #"""
        '--target' or '--exclude' was given, so that the plan is about some links of
        the campaign. The others are skipped, whatever the files ask.
        """#,
      example: #"""
        $ xqr-campaign plan --target 'store=04*' --exclude lang=fr
        warning[XQ2020]: the plan is partial
        """#,
      wayOut: #"""
        Nothing is wrong. Plan without the flags to see what is left to do.
        """#),
    Explanation(
      "XQ2021", "data chooses hosts",
      what: #"""
        Whole addresses come from data, by 'link_url', so that a table decides which
        web sites the codes lead to. The plan lists them.
        """#,
      example: #"""
        url: ${{ link_url(sponsor.site) }}
        """#,
      wayOut: #"""
        Read the list as you would read the file. 'allowed_hosts:' of
        campaigns/project.yaml says which hosts there may be.
        """#),
    Explanation(
      "XQ2022", "links are made anew",
      what: #"""
        '--replace' deletes a link and makes it again under the same code. Between the
        two calls the code leads nowhere and anybody could take it, and the scans of
        the old link are gone.
        """#,
      example: #"""
        $ xqr-campaign plan --replace 0421-de
        warning[XQ2022]: links are made anew
        """#,
      wayOut: #"""
        Do it where the code isn't on paper yet. If a run ends between the two calls,
        apply again at once: what is missing is made, with the flag or without.
        """#),
    Explanation(
      "XQ2023", "the files still hold the newer values",
      what: #"""
        A revert gives links back what they had before a run, in the service alone. The
        campaign files still ask for what the run did.
        """#,
      example: #"""
        $ xqr-campaign revert reports/summer/20261126T043300Z-a8d1037ec803e2d0.json
        warning[XQ2023]: the files still hold the newer values
        """#,
      wayOut: #"""
        Put the files back as well, such as with 'git revert', before anybody applies
        them.
        """#),
    Explanation(
      "XQ2024", "links can't be brought back",
      what: #"""
        The run deleted or replaced links, somebody deleted them since, or nobody knows
        what they were: the outcome is unknown, or the run was killed and its report has
        no values from before.
        """#,
      example: #"""
        $ xqr-campaign revert reports/summer/20261126T043300Z-a8d1037ec803e2d0.json
        warning[XQ2024]: links can't be brought back
        """#,
      wayOut: #"""
        What is deleted can only be made anew, where its code is still free. Look at the
        others in the service.
        """#),
  ]
}
