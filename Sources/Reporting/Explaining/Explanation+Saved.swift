extension Explanation {
  /// Plans, reports and requests that can't be read.
  static let saved: [Explanation] = [
    Explanation(
      "XQ4001", "not a plan file",
      what: #"""
        The file is nothing that 'plan --out' wrote, or it is damaged.
        """#,
      example: #"""
        $ xqr-campaign apply notes.json
        error[XQ4001]: not a plan file
        """#,
      wayOut: #"""
        Make a plan with 'xqr-campaign plan --out FILE'.
        """#),
    Explanation(
      "XQ4002", "another version of plan files",
      what: #"""
        The file has a form that this version doesn't read.
        """#,
      example: #"""
        $ xqr-campaign apply summer.plan
        error[XQ4002]: another version of plan files
        """#,
      wayOut: #"""
        Plan again with this version, or apply it with the one that made it.
        """#),
    Explanation(
      "XQ4003", "the plan file was changed",
      what: #"""
        The content doesn't fit the digest in the file: it was edited, reformatted, or
        cut off. It isn't the plan that was reviewed.
        """#,
      example: #"""
        $ sed -i s/create/update/ summer.plan
        $ xqr-campaign apply summer.plan
        error[XQ4003]: the plan file was changed
        """#,
      wayOut: #"""
        Plan again. To change what a plan does, change the campaign.
        """#),
    Explanation(
      "XQ4010", "the file can't be shown",
      what: #"""
        The file is neither a plan nor a report, or a report whose sums don't add up.
        """#,
      example: #"""
        $ xqr-campaign show campaigns/summer.yaml
        error[XQ4010]: the file can't be shown
        """#,
      wayOut: #"""
        Plans are saved by 'plan --out FILE', reports by 'apply' in 'reports/'.
        """#),
    Explanation(
      "XQ4011", "the run can't be undone",
      what: #"""
        'revert' takes the report of an apply to the same workspace. This file is none,
        is damaged, is of a later version or of another workspace, or names two links
        that can't be told apart.
        """#,
      example: #"""
        $ xqr-campaign revert summer.plan
        error[XQ4011]: the run can't be undone
        """#,
      wayOut: #"""
        Name a report below 'reports/', and use the key or the sandbox of its run.
        """#),
    Explanation(
      "XQ4020", "not a request of the console",
      what: #"""
        A line for 'console --jsonl' is no JSON object with a text 'expr', or its
        bindings aren't typed values.
        """#,
      example: #"""
        $ echo '{"expression": "1 + 1"}' | xqr-campaign console --jsonl
        """#,
      wayOut: #"""
        Write {"expr": "1 + 1"}; 'xqr-campaign help console' shows the form of
        bindings.
        """#),
    Explanation(
      "XQ4030", "not a snapshot",
      what: #"""
        The file isn't what 'plan --save-snapshot' saves, or only a part of it.
        """#,
      example: #"""
        $ xqr-campaign plan --offline cut.json
        """#,
      wayOut: #"""
        Save it again with 'xqr-campaign plan --save-snapshot FILE'.
        """#),
    Explanation(
      "XQ4031", "another version of snapshots",
      what: #"""
        A later major version of the tool has saved the snapshot, in a form that
        this one can't read.
        """#,
      example: #"""
        {"format_version": "2.0", "kind": "xqr-campaign.snapshot"}
        """#,
      wayOut: #"""
        Save the snapshot again with this version, or take the later one.
        """#),
    Explanation(
      "XQ4032", "there is no snapshot",
      what: #"""
        '--offline' compares with a saved listing. None was named, and none lies in
        '.xqr-campaign/snapshot/'.
        """#,
      example: #"""
        $ xqr-campaign plan --offline
        """#,
      wayOut: #"""
        Save one with 'plan --save-snapshot .xqr-campaign/snapshot/live.json', or
        name a file beside '--offline'.
        """#),
    Explanation(
      "XQ4040", "lock file can't be read",
      what: #"""
        A line of 'campaigns/xqr.lock' is neither a frozen code nor a plugin's, or two
        lines contradict each other. Without the lock nobody knows which codes are on
        paper and which plugins were reviewed, so nothing is planned.
        """#,
      example: #"""
        $ echo '<<<<<<< HEAD' >> campaigns/xqr.lock
        $ xqr-campaign validate
        error[XQ4040]: lock file can't be read
        """#,
      wayOut: #"""
        After a merge keep the lines of both sides and take git's marks away.
        Otherwise bring the file back from git.
        """#),
    Explanation(
      "XQ4041", "another code is frozen",
      what: #"""
        The lock has another code for a link that is to be frozen, or another link for
        its code.
        """#,
      example: #"""
        $ xqr-campaign freeze
        error[XQ4041]: another code is frozen
        """#,
      wayOut: #"""
        If the old line no longer holds, take it out and freeze again. A key that was
        renamed is followed where 'moved:' names it.
        """#),
    Explanation(
      "XQ4050", "the state can't be written into the file",
      what: #"""
        'retire' changes the state of a campaign and nothing else in its file. Here that
        can't be done: the lifecycle is an alias or has one, stands for other parts of
        the file too, or isn't a mapping.
        """#,
      example: #"""
        $ grep lifecycle campaigns/summer.yaml
        lifecycle: *ends
        $ xqr-campaign retire summer
        error[XQ4050]: the state can't be written into the file
        """#,
      wayOut: #"""
        Write 'state: retired' into the campaign's 'lifecycle:' by hand, and plan.
        """#),
    Explanation(
      "XQ4051", "a part of the campaign keeps its own state",
      what: #"""
        The state of an entry wins over that of 'defaults:', and both win over the
        campaign's. So these links aren't retired with it.
        """#,
      example: #"""
        $ xqr-campaign retire summer
        warning[XQ4051]: a part of the campaign keeps its own state
        """#,
      wayOut: #"""
        Take the line out to end these links as well, or leave it if they are to stay.
        """#),
  ]
}
