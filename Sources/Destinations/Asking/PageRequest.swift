import CCurl
import Glibc

/// An easy handle that asks pages, one after the other, on the thread of an ``InquiryLoop``.
///
/// It sends no header of ours but the User-Agent, and has never seen a key.
final class PageRequest {
  let easy: UnsafeMutableRawPointer
  /// The visit that it serves.
  private(set) var visit = 0
  private let settings: Inquiry.Settings
  private let keeper: UnsafeMutablePointer<xqr_gatekeeper>
  private var body: [UInt8] = []
  private var location: String?
  private var headerBytes = 0
  private var hasHead = false
  private var hasEnough = false
  private var wasRefused = false

  private static let bodyLimit = 64 << 10
  private static let headerLimit = 64 << 10

  init(_ settings: Inquiry.Settings) {
    guard let easy = curl_easy_init() else { preconditionFailure("out of memory") }
    self.easy = easy
    self.settings = settings
    keeper = .allocate(capacity: 1)
    configure()
  }

  deinit {
    curl_easy_cleanup(easy)
    keeper.deallocate()
  }

  func begin(_ visit: Int, _ url: String, _ method: Visit.Method) {
    self.visit = visit
    body = []
    location = nil
    headerBytes = 0
    hasHead = false
    hasEnough = false
    wasRefused = false
    xqr_easy_set_string(easy, CURLOPT_URL, url)
    // Some servers send the page with a HEAD, too: the next answer would begin in the middle of it.
    xqr_easy_set_long(easy, CURLOPT_FORBID_REUSE, method == .head ? 1 : 0)
    switch method {
    case .head: xqr_easy_set_long(easy, CURLOPT_NOBODY, 1)
    case .get: xqr_easy_set_long(easy, CURLOPT_HTTPGET, 1)
    }
  }

  /// What came of it, once libcurl is done.
  func finish(_ result: CURLcode) -> Exchange {
    var exchange = Exchange()
    // A head that breaks off is no answer, whatever its first line says.
    exchange.status = !hasHead ? 0 : Int(xqr_easy_get_long(easy, CURLINFO_RESPONSE_CODE))
    exchange.location = location
    exchange.body = body
    exchange.milliseconds = Int(xqr_easy_get_offset(easy, CURLINFO_TOTAL_TIME_T) / 1000)
    let address = xqr_easy_get_string(easy, CURLINFO_PRIMARY_IP).map { String(cString: $0) } ?? ""
    exchange.isPrivate = !address.isEmpty && NetworkAddress.isPrivate(address)
    if result != CURLE_OK, !hasEnough { exchange.fault = fault(result) }
    return exchange
  }

  private func fault(_ result: CURLcode) -> Exchange.Fault {
    let reason = String(cString: curl_easy_strerror(result))
    switch result {
    case CURLE_OPERATION_TIMEDOUT: return .timedOut
    case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CIPHER,
      CURLE_SSL_ISSUER_ERROR, CURLE_SSL_INVALIDCERTSTATUS:
      return .tls(reason)
    case CURLE_COULDNT_CONNECT where wasRefused: return .privateAddress
    case CURLE_COULDNT_CONNECT, CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY,
      CURLE_URL_MALFORMAT, CURLE_UNSUPPORTED_PROTOCOL:
      return .unreachable(reason)
    default: return .noAnswer(reason)
    }
  }
}

extension PageRequest {
  /// What never changes from page to page.
  private func configure() {
    let context = Unmanaged.passUnretained(self).toOpaque()
    xqr_easy_set_pointer(easy, CURLOPT_PRIVATE, context)
    xqr_easy_set_long(easy, CURLOPT_NOSIGNAL, 1)
    xqr_easy_set_string(easy, CURLOPT_PROTOCOLS_STR, "http,https")
    xqr_easy_set_long(easy, CURLOPT_FOLLOWLOCATION, 0)
    xqr_easy_set_long(easy, CURLOPT_PATH_AS_IS, 1)
    xqr_easy_set_long(easy, CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_2TLS)
    xqr_easy_set_long(easy, CURLOPT_CONNECTTIMEOUT_MS, settings.milliseconds)
    xqr_easy_set_long(easy, CURLOPT_TIMEOUT_MS, settings.milliseconds)
    xqr_easy_set_string(easy, CURLOPT_USERAGENT, settings.userAgent)
    // A proxy would look names up itself, and nobody could tell what is behind them.
    if !settings.allowsPrivate { xqr_easy_set_string(easy, CURLOPT_PROXY, "") }
    if let file = settings.certificateFile { xqr_easy_set_string(easy, CURLOPT_CAINFO, file) }
    keeper.initialize(
      to: xqr_gatekeeper(
        allows: { context, address in PageRequest.at(context).allows(address) },
        context: context))
    xqr_easy_set_gatekeeper(easy, keeper)
    xqr_easy_set_function(easy, CURLOPT_WRITEFUNCTION) { bytes, size, count, context in
      PageRequest.at(context).receive(UnsafeRawBufferPointer(start: bytes, count: size * count))
    }
    xqr_easy_set_pointer(easy, CURLOPT_WRITEDATA, context)
    xqr_easy_set_function(easy, CURLOPT_HEADERFUNCTION) { bytes, size, count, context in
      PageRequest.at(context).receiveHeader(
        UnsafeRawBufferPointer(start: bytes, count: size * count))
    }
    xqr_easy_set_pointer(easy, CURLOPT_HEADERDATA, context)
  }

  private static func at(_ context: UnsafeMutableRawPointer?) -> PageRequest {
    guard let context else { preconditionFailure("a request without context") }
    return Unmanaged<PageRequest>.fromOpaque(context).takeUnretainedValue()
  }

  private func allows(_ address: UnsafePointer<sockaddr>?) -> Bool {
    guard let address, settings.allowsPrivate || !NetworkAddress.isPrivate(address) else {
      wasRefused = true
      return false
    }
    return true
  }

  /// Takes the beginning of a page; what is longer is cut off.
  private func receive(_ bytes: UnsafeRawBufferPointer) -> Int {
    body.append(contentsOf: bytes.prefix(PageRequest.bodyLimit - body.count))
    guard body.count < PageRequest.bodyLimit else {
      hasEnough = true
      return 0
    }
    return bytes.count
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }

  private func receiveHeader(_ bytes: UnsafeRawBufferPointer) -> Int {
    headerBytes += bytes.count
    guard headerBytes <= PageRequest.headerLimit else { return 0 }
    if bytes.starts(with: "HTTP/".utf8) {
      location = nil
      hasHead = false
    }
    if bytes.elementsEqual("\r\n".utf8) || bytes.elementsEqual("\n".utf8) { hasHead = true }
    let name = "location:"
    if bytes.count > name.utf8.count,
      String(decoding: bytes.prefix(name.utf8.count), as: UTF8.self).lowercased() == name
    {
      var value = bytes.dropFirst(name.utf8.count).drop(while: PageRequest.isBlank)
      while let last = value.last, PageRequest.isBlank(last) { value.removeLast() }
      location = String(decoding: value, as: UTF8.self)
    }
    return bytes.count
  }
}
