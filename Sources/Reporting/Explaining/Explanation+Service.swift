extension Explanation {
  /// Key, address and calls.
  static let service: [Explanation] = [
    Explanation(
      "XQ3001", "the API key can't be used",
      what: #"""
        The text isn't a key: it is empty, has blanks or line breaks in it, or doesn't
        begin with 'xqr_pk_'.
        """#,
      example: #"""
        $ XQR_API_KEY='"xqr_pk_…"' xqr-campaign plan; echo $?
        3
        """#,
      wayOut: #"""
        Set it to the key alone, without quotes and 'Bearer'.
        """#),
    Explanation(
      "XQ3002", "the API key has an odd shape",
      what: #"""
        The key begins as keys do, and its rest hasn't their length or letters. It is
        tried all the same.
        """#,
      example: #"""
        $ xqr-campaign plan
        warning[XQ3002]: the API key has an odd shape
        """#,
      wayOut: #"""
        Copy the whole key again. The service shows it once, when it is made.
        """#),
    Explanation(
      "XQ3003", "the base URL can't be used",
      what: #"""
        XQR_BASE_URL isn't an address that calls can be sent to.
        """#,
      example: #"""
        $ XQR_BASE_URL=localhost:8080 xqr-campaign plan
        error[XQ3003]: the base URL can't be used
        """#,
      wayOut: #"""
        Write it with its scheme and its path, up to before '/links':
        https://…/api/v1. Without the variable the real service is called.
        """#),
    Explanation(
      "XQ3004", "the base URL isn't encrypted",
      what: #"""
        The address begins with http:// and is no host of this machine, so that the
        key could be read on the way.
        """#,
      example: #"""
        $ XQR_BASE_URL=http://proxy.example.com/api/v1 xqr-campaign plan
        error[XQ3004]: the base URL isn't encrypted
        """#,
      wayOut: #"""
        Use https. Without encryption only addresses such as
        http://127.0.0.1:8080/api/v1 are taken; where nobody else can listen,
        '--allow-http' takes the others too.
        """#),
    Explanation(
      "XQ3010", "there is no API key",
      what: #"""
        The command talks to the service, and nothing says with which key.
        """#,
      example: #"""
        $ xqr-campaign plan; echo $?
        3
        """#,
      wayOut: #"""
        Set XQR_API_KEY or name a file with '--api-key-file'; or use '--sandbox', a
        local service that needs no key.
        """#),
    Explanation(
      "XQ3011", "the API key can't be read",
      what: #"""
        '--api-key-file' names a file that isn't there or may not be read.
        """#,
      example: #"""
        $ xqr-campaign plan --api-key-file key.txt; echo $?
        3
        """#,
      wayOut: #"""
        Check path and permissions. The file holds the key and nothing else.
        """#),
    Explanation(
      "XQ3012", "the sandbox can't be started",
      what: #"""
        The local service couldn't open its store or its port, or a file of faults for
        it can't be read.
        """#,
      example: #"""
        $ xqr-campaign plan --sandbox
        error[XQ3012]: the sandbox can't be started
        """#,
      wayOut: #"""
        The message says what failed. Another process may be using
        .xqr-campaign/sandbox.db; deleting the file begins with an empty workspace.
        """#),
    Explanation(
      "XQ3020", "the service can't be reached",
      what: #"""
        No connection came about: no network, no such host, or a proxy in between.
        """#,
      example: #"""
        $ xqr-campaign plan
        error[XQ3020]: the service can't be reached
        """#,
      wayOut: #"""
        Check the network, XQR_BASE_URL and the variables for proxies, then run it
        again. Nothing was sent.
        """#),
    Explanation(
      "XQ3021", "the service refuses a call",
      what: #"""
        The service answered that it won't: the key isn't known, lacks a scope, or a
        month's quota is used up. Exit codes tell these apart: 3 for access, 10 for
        quota.
        """#,
      example: #"""
        $ xqr-campaign plan; echo $?
        3
        """#,
      wayOut: #"""
        The message holds the words of the service and the number of the request,
        which its support asks for.
        """#),
    Explanation(
      "XQ3022", "the service gives no usable answer",
      what: #"""
        An answer came too late, was cut off, or wasn't in the form of the service, as
        with an error page of a proxy.
        """#,
      example: #"""
        $ xqr-campaign plan
        error[XQ3022]: the service gives no usable answer
        """#,
      wayOut: #"""
        Run it again later. While reading, nothing is changed; while applying, the
        report says what is known of each link.
        """#),
    Explanation(
      "XQ3023", "the run was stopped",
      what: #"""
        The run ended before its end: by Ctrl-C, by '--max-calls', or because the
        service failed too often in a row.
        """#,
      example: #"""
        $ xqr-campaign apply --max-calls 3
        """#,
      wayOut: #"""
        Run it again: it reads what exists and goes on from there. No link is made
        twice.
        """#),
    Explanation(
      "XQ3024", "the key is of another workspace",
      what: #"""
        'service.workspace' in campaigns/project.yaml names a workspace by its id or
        its name, and the key reaches another one. Nothing was listed or written.
        """#,
      example: #"""
        $ xqr-campaign plan; echo $?
        3
        """#,
      wayOut: #"""
        Give a key of the named workspace. Where the project has moved, name the new
        workspace: the message tells what the key reaches.
        """#),
  ]
}
