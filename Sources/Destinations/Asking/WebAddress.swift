import CCurl

/// An http or https URL in parts, read as libcurl reads it, so that nothing is asked that was
/// understood otherwise.
struct WebAddress {
  /// Without fragment, user and password.
  let text: String
  /// Lower case, without a port; brackets around an IPv6 address.
  let host: String
  /// Host and port: what a server is.
  let server: String
  /// Nil where there is none.
  let query: String?

  /// Nil for what isn't an http or https URL.
  init?(_ text: String) {
    self.init(text, from: nil)
  }

  /// Where a `Location` leads that a page answered with; nil where no browser may follow.
  func redirected(to location: String) -> WebAddress? {
    WebAddress(location, from: text)
  }

  private init?(_ reference: String, from base: String?) {
    guard let url = curl_url() else { preconditionFailure("out of memory") }
    defer { curl_url_cleanup(url) }
    if let base, curl_url_set(url, CURLUPART_URL, base, 0) != CURLUE_OK { return nil }
    let flags = UInt32(CURLU_NON_SUPPORT_SCHEME | CURLU_ALLOW_SPACE | CURLU_URLENCODE)
    guard curl_url_set(url, CURLUPART_URL, reference, flags) == CURLUE_OK else { return nil }
    for part in [CURLUPART_FRAGMENT, CURLUPART_USER, CURLUPART_PASSWORD] {
      curl_url_set(url, part, nil, 0)
    }
    let part = { (part: CURLUPart, flags: Int32) -> String? in
      var text: UnsafeMutablePointer<CChar>?
      guard curl_url_get(url, part, &text, UInt32(flags)) == CURLUE_OK, let text else { return nil }
      defer { curl_free(text) }
      return String(cString: text)
    }
    guard let scheme = part(CURLUPART_SCHEME, 0), scheme == "http" || scheme == "https",
      let text = part(CURLUPART_URL, 0), let host = part(CURLUPART_HOST, 0),
      let port = part(CURLUPART_PORT, CURLU_DEFAULT_PORT)
    else { return nil }
    self.text = text
    self.host = host.lowercased()
    server = "\(self.host):\(port)"
    query = part(CURLUPART_QUERY, 0)
  }

  var isEncrypted: Bool { text.hasPrefix("https:") }
}
