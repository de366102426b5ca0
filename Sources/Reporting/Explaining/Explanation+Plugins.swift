// What keeps a plugin from being used, and what one says.

extension Explanation {
  static let plugins: [Explanation] = [
    Explanation(
      "XQ5001", "plugin has two paths",
      what: #"""
        Two files declare plugins of one name, in two places. Lock and grants go by
        names, so that nobody could tell which of them is meant.
        """#,
      example: #"""
        # campaigns/project.yaml
        plugins: {crm: {path: plugins/crm}}
        # campaigns/summer.yaml
        plugins: {crm: {path: plugins/other}}
        """#,
      wayOut: #"""
        Give one of them another name, in its 'plugin.yaml' too.
        """#),
    Explanation(
      "XQ5002", "plugin's files can't be used",
      what: #"""
        A plugin is a folder with a 'plugin.yaml' in the repository. Symbolic links,
        pipes, sockets and devices are refused, on the way there too, and so are names
        that aren't printable, more than 5,000 files and more than 64 MiB.
        """#,
      example: #"""
        $ ln -s /etc/passwd campaigns/plugins/crm/users
        $ xqr-campaign plugin list
        error[XQ5002]: plugin's files can't be used
        """#,
      wayOut: #"""
        Put a copy of the file there in place of a link. Hidden files and folders
        '__pycache__' don't count.
        """#),
    Explanation(
      "XQ5003", "plugin file can't be used",
      what: #"""
        A value in 'plugin.yaml' can't be: a protocol that this version doesn't speak,
        another name than the declared one, an entry that isn't there or isn't
        executable, or something that Lua can't have.
        """#,
      example: #"""
        protocol: 2
        runtime: lua
        capabilities: {net: ['crm.example.com:443']}
        """#,
      wayOut: #"""
        'xqr-campaign plugin new' writes a plugin that works; compare with its file.
        """#),
    Explanation(
      "XQ5010", "plugin isn't locked",
      what: #"""
        A plugin is run only as it was reviewed, and 'campaigns/xqr.lock' says nothing
        of this one.
        """#,
      example: #"""
        $ xqr-campaign plan
        error[XQ5010]: plugin isn't locked
        """#,
      wayOut: #"""
        Review its files, run 'xqr-campaign plugin lock', and commit the lock with them.
        """#),
    Explanation(
      "XQ5011", "plugin isn't as it was locked",
      what: #"""
        Version, capabilities or files of the plugin are others than those in
        'campaigns/xqr.lock'. The values of the message name what changed.
        """#,
      example: #"""
        $ echo '# note' >> campaigns/plugins/crm/main.py
        $ xqr-campaign plan
        error[XQ5011]: plugin isn't as it was locked
        """#,
      wayOut: #"""
        Where the change is meant, review it and run 'xqr-campaign plugin lock'. Bring
        the files back from git otherwise.
        """#),
    Explanation(
      "XQ5020", "plugin isn't trusted",
      what: #"""
        The plugin is a program, which may do what you may. It runs only where somebody
        let it run with exactly these files and capabilities. What lies in the
        repository can't: whoever changes the plugin could change that too.
        """#,
      example: #"""
        $ xqr-campaign plan
        error[XQ5020]: plugin isn't trusted
        """#,
      wayOut: #"""
        On your machine run 'xqr-campaign plugin trust NAME'. In CI set XQR_TRUST_LOCK
        to the digest of the lock that was reviewed, as a protected variable.
        """#),
    Explanation(
      "XQ5021", "grants can't be used",
      what: #"""
        The file of your grants is damaged, of a later version, or one that others can
        write; it lies in the repository that asks for them; or XQR_TRUST_LOCK is no
        digest. Such a grant counts for nothing.
        """#,
      example: #"""
        $ XQR_TRUST_LOCK=yes xqr-campaign plan
        error[XQ5021]: grants can't be used
        """#,
      wayOut: #"""
        Remove a damaged file and trust the plugins anew. XQR_TRUST_LOCK is 'sha256:'
        and the 64 digits of 'sha256sum campaigns/xqr.lock'.
        """#),
    Explanation(
      "XQ5022", "not possible with '--untrusted'",
      what: #"""
        With '--untrusted' or XQR_UNTRUSTED=1 the files may be a stranger's: no program
        is run, no service is asked, no key is read, and no rules from the checkout
        itself are taken for yours.
        """#,
      example: #"""
        $ XQR_UNTRUSTED=1 xqr-campaign plan
        error[XQ5022]: not possible with '--untrusted'
        """#,
      wayOut: #"""
        'validate', 'render' and 'plan --offline SNAPSHOT' work. Plan with a key once
        the change is on a branch of yours.
        """#),
    Explanation(
      "XQ5030", "plugin failed",
      what: #"""
        A plugin didn't start, broke the protocol, took too long or ended. What it last
        wrote to its log stands among the values.
        """#,
      example: #"""
        $ xqr-campaign plan
        error[XQ5030]: plugin failed
        """#,
      wayOut: #"""
        Try it alone with 'xqr-campaign plugin test', which shows what it is sent.
        """#),
    Explanation(
      "XQ5031", "plugin reports an error",
      what: #"""
        A plugin says what is wrong with something that it was given. The words are the
        plugin's.
        """#,
      example: #"""
        $ xqr-campaign plan
        error[XQ5031]: plugin reports an error
        """#,
      wayOut: #"""
        Change what the plugin complains of; its help stands below its message.
        """#),
    Explanation(
      "XQ5032", "plugin says",
      what: #"""
        A reporter or a hook was told of a plan or an apply, and answered with a
        message.
        """#,
      example: #"""
        note: plugin 'chat': posted to #campaigns
        """#,
      wayOut: #"""
        Nothing is wrong. The words are the plugin's.
        """#),
  ]
}
