extension Explanation {
  /// Journal, report and the account of a run.
  static let runs: [Explanation] = [
    Explanation(
      "XQ3101", "another run applies this campaign",
      what: #"""
        One run a campaign and machine at a time, and another process holds the lock.
        """#,
      example: #"""
        $ xqr-campaign apply & xqr-campaign apply
        error[XQ3101]: another run applies this campaign
        """#,
      wayOut: #"""
        Wait for it to end, or stop it with Ctrl-C; it reports what it did. The lock
        goes with its process.
        """#),
    Explanation(
      "XQ3102", "a file of the run can't be written",
      what: #"""
        The journal or the report can't be saved: the disk is full, or the folder may
        not be written to. Nothing is sent that couldn't be accounted for.
        """#,
      example: #"""
        $ xqr-campaign apply
        error[XQ3102]: a file of the run can't be written
        """#,
      wayOut: #"""
        Make '.xqr-campaign/' and 'reports/' writable, then run it again.
        """#),
    Explanation(
      "XQ3103", "the journal can't be understood",
      what: #"""
        A run was killed and left a journal that can't be read, or that belongs to
        another workspace.
        """#,
      example: #"""
        $ xqr-campaign apply
        error[XQ3103]: the journal can't be understood
        """#,
      wayOut: #"""
        Apply against that workspace once, so that the killed run gets its report; or
        delete the file: links with codes of the file are safe without it.
        """#),
    Explanation(
      "XQ3104", "links differ from the account",
      what: #"""
        '--verify' listed everything again, and some links are not as this run left
        them.
        """#,
      example: #"""
        $ xqr-campaign apply --verify
        warning[XQ3104]: links differ from the account
        """#,
      wayOut: #"""
        Somebody may have changed them meanwhile. 'xqr-campaign plan' shows the
        difference.
        """#),
  ]
}
