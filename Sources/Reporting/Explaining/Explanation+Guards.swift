extension Explanation {
  /// A plan that looks like an accident.
  static let guards: [Explanation] = [
    Explanation(
      "XQ2101", "too many live links would change",
      what: #"""
        The plan changes a larger share of the live links than the guard 'updates'
        lets pass. A find-and-replace that hit too much looks just so.
        """#,
      example: #"""
        $ xqr-campaign plan; echo $?
        5
        """#,
      wayOut: #"""
        Read the plan. Where it is what you want, allow it for this run:
        '--max-updates 1700' or '--disable-guards updates'.
        """#),
    Explanation(
      "XQ2102", "too many live links would go",
      what: #"""
        The plan pauses or deletes a larger share of the live links than the guard
        'removals' lets pass. A CSV that was exported half looks just so.
        """#,
      example: #"""
        $ xqr-campaign plan; echo $?
        5
        """#,
      wayOut: #"""
        Look at the data first: is it complete? Then '--max-removals 300' or
        '--disable-guards removals' for this run.
        """#),
    Explanation(
      "XQ2103", "none of the live links is in the files",
      what: #"""
        The campaign has live links, and none of them is among those of the file.
        Either all slugs or keys changed, or the id belongs to another repository.
        """#,
      example: #"""
        $ xqr-campaign plan; echo $?
        5
        """#,
      wayOut: #"""
        Put the old slug template back: a printed code can't follow a new one. If
        another repository uses the id, choose another id here.
        """#),
    Explanation(
      "XQ2104", "the campaign expands to nothing",
      what: #"""
        The files ask for no link at all. That is hardly ever how somebody wants to
        end a campaign.
        """#,
      example: #"""
        $ xqr-campaign plan; echo $?
        5
        """#,
      wayOut: #"""
        Look at data and conditions with 'xqr-campaign render'. To end a campaign, say
        'lifecycle: {state: retired}'. This guard can't be switched off.
        """#),
    Explanation(
      "XQ2105", "the plan doesn't fit what is left",
      what: #"""
        The plan needs more calls or links than are left of the month, so it would end
        in the middle.
        """#,
      example: #"""
        $ xqr-campaign plan; echo $?
        5
        """#,
      wayOut: #"""
        Spread it over runs with '--max-calls', wait for the next month, or take a
        larger plan of the service.
        """#),
    Explanation(
      "XQ2106", "a frozen code would break",
      what: #"""
        A code in 'campaigns/xqr.lock' is on paper. The plan would give its link
        another code, pause or delete it, make it anew, let it expire earlier than
        promised, or hand it to another campaign.
        """#,
      example: #"""
        $ xqr-campaign freeze
        $ xqr-campaign plan
        error[XQ2106]: a frozen code would break
        """#,
      wayOut: #"""
        Put the slug, the state or the expiry back. Name renamed keys under 'moved:'
        and freeze again. To thaw a code for good, take its line out of the lock; for
        one run, use '--disable-guards frozen'.
        """#),
    Explanation(
      "XQ2107", "codes that are in use would change",
      what: #"""
        A link that somebody scanned in the last 30 days would lead elsewhere, be
        paused or be deleted. Whoever holds the printed code notices at once.
        """#,
      example: #"""
        $ xqr-campaign plan; echo $?
        5
        """#,
      wayOut: #"""
        Where the code should go on as before, put the link back into the file as it
        lives. Where the change is meant: '--disable-guards scanned' for this run.
        """#),
    Explanation(
      "XQ2108", "codes belong to other campaigns",
      what: #"""
        The files ask for codes of links that carry the label of another campaign.
        Nothing of another campaign is ever changed, so these links stay blocked.
        """#,
      example: #"""
        $ xqr-campaign plan; echo $?
        5
        """#,
      wayOut: #"""
        Choose other codes, or take the links out of one of the campaigns. With
        '--disable-guards foreign' the other links of the plan go on.
        """#),
    Explanation(
      "XQ2109", "what was changed outside would be overwritten",
      what: #"""
        A live link no longer has what the last report says was written: somebody
        changed it in the service. The plan would set it back, and shows such
        changes apart.
        """#,
      example: #"""
        $ xqr-campaign plan; echo $?
        5
        """#,
      wayOut: #"""
        To keep what lives, put it into the file, or leave the field to others with
        'lifecycle: {ignore: [url]}'. To let the file win: '--disable-guards
        outside'.
        """#),
    Explanation(
      "XQ2110", "the files aren't committed",
      what: #"""
        Guard 'uncommitted' is switched on, and a file that the plan is made from is
        modified, staged, untracked or ignored. What would be applied couldn't be
        looked up by its commit. Where git can't say, it refuses too.
        """#,
      example: #"""
        $ xqr-campaign plan --enable-guards uncommitted; echo $?
        5
        """#,
      wayOut: #"""
        Commit the files, and plan again. For one run: '--disable-guards uncommitted'.
        """#),
  ]
}
