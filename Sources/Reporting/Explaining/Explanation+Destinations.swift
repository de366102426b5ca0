// What `check` finds about destinations.

extension Explanation {
  static let destinations: [Explanation] = [
    Explanation(
      "XQ4201", "destination is dead",
      what: #"""
        The page answers with a status from 400 on, gives no answer in time, or
        redirects to what no browser follows. HEAD and GET were both tried.
        """#,
      example: #"""
        $ xqr-campaign check
        error[XQ4201]: destination is dead
        """#,
      wayOut: #"""
        Correct the URL, or have the page answer. Servers that answer robots otherwise
        are asked with the User-Agent 'xqr-campaign/… (check)'.
        """#),
    Explanation(
      "XQ4202", "redirects go in circles",
      what: #"""
        A redirect leads to a page that was met before, or there are more than ten of
        them.
        """#,
      example: #"""
        $ xqr-campaign check
        error[XQ4202]: redirects go in circles
        """#,
      wayOut: #"""
        Lead to the page itself. Pages that need a cookie look so, too: visitors get
        it, and 'check' keeps none.
        """#),
    Explanation(
      "XQ4203", "connection can't be trusted",
      what: #"""
        The certificate is expired, for another host, or signed by nobody that is
        trusted; or there is no common version of TLS.
        """#,
      example: #"""
        $ xqr-campaign check
        error[XQ4203]: connection can't be trusted
        """#,
      wayOut: #"""
        Have the certificate and its chain repaired. An authority of your own is named
        in CURL_CA_BUNDLE.
        """#),
    Explanation(
      "XQ4204", "destination lies in a private network",
      what: #"""
        The host, or one that a redirect leads to, has an address that only this
        network or this machine reaches. It wasn't asked.
        """#,
      example: #"""
        $ xqr-campaign check
        error[XQ4204]: destination lies in a private network
        """#,
      wayOut: #"""
        Lead to a public host. '--allow-private' asks such addresses.
        """#),
    Explanation(
      "XQ4205", "host is for trying things out",
      what: #"""
        A part of the host's name is 'staging', 'test', 'dev' or the like.
        """#,
      example: #"""
        $ xqr-campaign check
        error[XQ4205]: host is for trying things out
        """#,
      wayOut: #"""
        Lead to the host that visitors use.
        """#),
    Explanation(
      "XQ4206", "page isn't encrypted",
      what: #"""
        The destination, or a page on the way, is asked with http.
        """#,
      example: #"""
        $ xqr-campaign check
        warning[XQ4206]: page isn't encrypted
        """#,
      wayOut: #"""
        Write 'https:', and have redirects do so.
        """#),
    Explanation(
      "XQ4207", "redirect leads to another host",
      what: #"""
        The last page is on another host than the destination; 'www.' doesn't count.
        """#,
      example: #"""
        $ xqr-campaign check
        warning[XQ4207]: redirect leads to another host
        """#,
      wayOut: #"""
        Lead there directly where that is meant. Expired domains that somebody bought
        look so.
        """#),
    Explanation(
      "XQ4208", "redirect drops parameters",
      what: #"""
        Parameters of the destination aren't in the address of the last page, so that
        analytics don't see them.
        """#,
      example: #"""
        $ xqr-campaign check
        warning[XQ4208]: redirect drops parameters
        """#,
      wayOut: #"""
        Lead to the last page directly, or have the redirect keep the query.
        """#),
    Explanation(
      "XQ4209", "short link leads to a short link",
      what: #"""
        The way comes to the domain of the short links themselves.
        """#,
      example: #"""
        $ xqr-campaign check
        warning[XQ4209]: short link leads to a short link
        """#,
      wayOut: #"""
        Lead to the page. '--short-base' says where your short links live.
        """#),
    Explanation(
      "XQ4210", "destination is slow",
      what: #"""
        From the first look-up to the page, redirects among it, more than three
        seconds.
        """#,
      example: #"""
        $ xqr-campaign check
        warning[XQ4210]: destination is slow
        """#,
      wayOut: #"""
        Fewer redirects help, and a faster page.
        """#),
    Explanation(
      "XQ4211", "page has another language",
      what: #"""
        The page's '<html lang>' isn't the language that the links have in their
        dimension 'lang' or 'language'. Regions aren't compared.
        """#,
      example: #"""
        $ xqr-campaign check
        warning[XQ4211]: page has another language
        """#,
      wayOut: #"""
        Lead to the page of the language, or correct the page's 'lang'.
        """#),
  ]
}
