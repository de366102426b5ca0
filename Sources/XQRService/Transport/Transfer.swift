import CCurl

/// An easy handle with its buffers, used for one call after the other.
///
/// Only the transport's thread touches it.
final class Transfer {
  let easy: UnsafeMutableRawPointer
  private(set) var call: Call?
  private var body: [UInt8] = []
  private var headers: [UInt8] = []
  private var upload: [UInt8] = []
  private var uploaded = 0
  private var exceeded: Int?
  private let settings: TransportSettings

  /// More header lines than this are taken for an attack.
  private static let headerLimit = 256 << 10

  init(_ settings: TransportSettings) {
    guard let easy = curl_easy_init() else { preconditionFailure("out of memory") }
    self.easy = easy
    self.settings = settings
    configure()
  }

  deinit {
    curl_easy_cleanup(easy)
  }

  /// Takes over a call; the multi handle runs it.
  func begin(_ call: Call, headers list: UnsafeMutablePointer<curl_slist>?) {
    let request = call.request
    self.call = call
    upload = request.body ?? []
    uploaded = 0
    exceeded = nil
    xqr_easy_set_string(easy, CURLOPT_URL, settings.base.text + request.target)
    xqr_easy_set_list(easy, CURLOPT_HTTPHEADER, list)
    if request.body == nil {
      xqr_easy_set_long(easy, CURLOPT_HTTPGET, 1)
    } else {
      xqr_easy_set_long(easy, CURLOPT_POST, 1)
      xqr_easy_set_offset(easy, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(upload.count))
    }
    let isPlain = request.method == .get || request.method == .post
    xqr_easy_set_string(easy, CURLOPT_CUSTOMREQUEST, isPlain ? nil : request.method.rawValue)
  }

  /// Gives the call back with what came of it, and is free for the next.
  ///
  /// - Parameter reason: Why the transfer was ended from here; nil where libcurl ended it.
  func finish(_ result: CURLcode, _ reason: String?) -> (call: Call, exchange: Exchange)? {
    guard let call else { return nil }
    let exchange = Exchange(
      end: end(result, reason), status: Int(xqr_easy_get_long(easy, CURLINFO_RESPONSE_CODE)),
      headers: headers, body: body,
      duration: .microseconds(xqr_easy_get_offset(easy, CURLINFO_TOTAL_TIME_T)))
    self.call = nil
    body = []
    upload = []
    headers.removeAll(keepingCapacity: true)
    return (call, exchange)
  }

  private func end(_ result: CURLcode, _ reason: String?) -> Exchange.End {
    if result == CURLE_OK { return .complete }
    if let exceeded { return .tooLarge(exceeded) }
    let reason = reason ?? String(cString: curl_easy_strerror(result))
    if !hasSent(result) { return .notSent(reason) }
    return result == CURLE_OPERATION_TIMEDOUT ? .timedOut : .lost(reason)
  }

  /// Whether anything of the request can have left this machine.
  ///
  /// libcurl sets the pretransfer time once the request's first bytes were handed over, and counts
  /// what it sent; a proxy's CONNECT counts too, so failures that only connecting has come first.
  private func hasSent(_ result: CURLcode) -> Bool {
    if xqr_easy_get_offset(easy, CURLINFO_PRETRANSFER_TIME_T) > 0 { return true }
    switch result {
    case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY, CURLE_COULDNT_CONNECT,
      CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_PROXY:
      return false
    default:
      return xqr_easy_get_long(easy, CURLINFO_REQUEST_SIZE) > 0
    }
  }
}

extension Transfer {
  /// What never changes from call to call.
  private func configure() {
    let context = Unmanaged.passUnretained(self).toOpaque()
    xqr_easy_set_pointer(easy, CURLOPT_PRIVATE, context)
    xqr_easy_set_long(easy, CURLOPT_NOSIGNAL, 1)
    xqr_easy_close_on_exec(easy)
    xqr_easy_set_string(easy, CURLOPT_PROTOCOLS_STR, "http,https")
    xqr_easy_set_long(easy, CURLOPT_FOLLOWLOCATION, 0)
    xqr_easy_set_long(easy, CURLOPT_PATH_AS_IS, 1)
    xqr_easy_set_long(easy, CURLOPT_SSL_VERIFYPEER, 1)
    xqr_easy_set_long(easy, CURLOPT_SSL_VERIFYHOST, 2)
    if let file = settings.certificateFile {
      xqr_easy_set_string(easy, CURLOPT_CAINFO, file)
    }
    xqr_easy_set_long(easy, CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_2TLS)
    xqr_easy_set_long(easy, CURLOPT_PIPEWAIT, settings.base.isTLS ? 1 : 0)
    xqr_easy_set_long(easy, CURLOPT_CONNECTTIMEOUT_MS, settings.connectTimeout.milliseconds)
    xqr_easy_set_long(easy, CURLOPT_TIMEOUT_MS, settings.timeout.milliseconds)
    xqr_easy_set_long(easy, CURLOPT_BUFFERSIZE, 256 << 10)
    xqr_easy_set_string(easy, CURLOPT_USERAGENT, settings.userAgent)
    xqr_easy_set_string(easy, CURLOPT_ACCEPT_ENCODING, "")
    // A key over plain http is only safe while it stays on this machine.
    if settings.base.isLoopback { xqr_easy_set_string(easy, CURLOPT_PROXY, "") }

    xqr_easy_set_function(easy, CURLOPT_WRITEFUNCTION) { bytes, size, count, context in
      Transfer.at(context).receive(bytes, size * count)
    }
    xqr_easy_set_pointer(easy, CURLOPT_WRITEDATA, context)
    xqr_easy_set_function(easy, CURLOPT_HEADERFUNCTION) { bytes, size, count, context in
      Transfer.at(context).receiveHeader(bytes, size * count)
    }
    xqr_easy_set_pointer(easy, CURLOPT_HEADERDATA, context)
    xqr_easy_set_function(easy, CURLOPT_READFUNCTION) { bytes, size, count, context in
      Transfer.at(context).provide(bytes, size * count)
    }
    xqr_easy_set_pointer(easy, CURLOPT_READDATA, context)
    // libcurl sends a request again by itself when a connection that it had kept dies without an
    // answer. It has to rewind the body for that, and a body that can't be rewound is how a POST
    // goes out at most once.
    xqr_easy_set_seek(easy) { _, _, _ in CURL_SEEKFUNC_FAIL }
  }

  private static func at(_ context: UnsafeMutableRawPointer?) -> Transfer {
    guard let context else { preconditionFailure("a transfer without context") }
    return Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
  }

  private func receive(_ bytes: UnsafeMutablePointer<CChar>?, _ count: Int) -> Int {
    if body.isEmpty {
      let announced = Int(xqr_easy_get_offset(easy, CURLINFO_CONTENT_LENGTH_DOWNLOAD_T))
      body.reserveCapacity(min(max(announced, count), settings.answerLimit))
    }
    guard body.count + count <= settings.answerLimit else {
      exceeded = settings.answerLimit
      return 0
    }
    body.append(contentsOf: UnsafeRawBufferPointer(start: bytes, count: count))
    return count
  }

  private func receiveHeader(_ bytes: UnsafeMutablePointer<CChar>?, _ count: Int) -> Int {
    let line = UnsafeRawBufferPointer(start: bytes, count: count)
    if line.starts(with: "HTTP/".utf8) { headers.removeAll(keepingCapacity: true) }
    guard headers.count + count <= Transfer.headerLimit else {
      exceeded = Transfer.headerLimit
      return 0
    }
    headers.append(contentsOf: line)
    return count
  }

  private func provide(_ bytes: UnsafeMutablePointer<CChar>?, _ count: Int) -> Int {
    let part = upload[uploaded..<min(upload.count, uploaded + count)]
    UnsafeMutableRawBufferPointer(start: bytes, count: count).copyBytes(from: part)
    uploaded += part.count
    return part.count
  }
}

extension Duration {
  fileprivate var milliseconds: Int {
    Int(components.seconds) * 1000 + Int(components.attoseconds / 1_000_000_000_000_000)
  }
}
