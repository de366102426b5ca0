import CCurl

/// The thread's side of the transport: the multi handle, and a transfer for each call in flight.
///
/// Calls beyond the settings' concurrency wait in order.
final class TransportLoop {
  private let multi: UnsafeMutableRawPointer
  private let mailbox: Mailbox
  private let settings: TransportSettings
  private let bodiless: HeaderList
  private let withBody: HeaderList
  private var idle: [Transfer] = []
  private var active: [Transfer] = []
  private var waiting = ArraySlice<Call>()

  init(
    _ multi: UnsafeMutableRawPointer, _ mailbox: Mailbox, _ settings: TransportSettings,
    authorization: String
  ) {
    self.multi = multi
    self.mailbox = mailbox
    self.settings = settings
    let common = ["Authorization: \(authorization)", "Accept: application/json"]
    bodiless = HeaderList(common)
    withBody = HeaderList(common + ["Content-Type: application/json", "Expect:"])
    let connections = settings.concurrency
    xqr_multi_set_long(multi, CURLMOPT_MAX_TOTAL_CONNECTIONS, connections)
    xqr_multi_set_long(multi, CURLMOPT_MAXCONNECTS, connections)
  }

  /// Carries calls until the mailbox is closed.
  func run() {
    var isClosed = false
    while !isClosed {
      let post = mailbox.collect()
      waiting.append(contentsOf: post.calls)
      for call in post.cancelled { cancel(call) }
      isClosed = post.isClosed
      startWaiting()
      var running: Int32 = 0
      curl_multi_perform(multi, &running)
      let finished = finishTransfers()
      if !finished, !isClosed { curl_multi_poll(multi, nil, 0, 60_000, nil) }
    }
    for transfer in active { end(transfer, with: CURLE_ABORTED_BY_CALLBACK, "closed") }
    for call in waiting { call.resume(.notSent("closed")) }
    mailbox.stopWaking()
    idle.removeAll()
    curl_multi_cleanup(multi)
  }

  private func startWaiting() {
    while active.count < settings.concurrency, let call = waiting.popFirst() {
      guard !call.isCancelled else {
        call.resume(.notSent("cancelled"))
        continue
      }
      let transfer = idle.popLast() ?? Transfer(settings)
      let headers = call.request.body == nil ? bodiless : withBody
      transfer.begin(call, headers: headers.first)
      active.append(transfer)
      curl_multi_add_handle(multi, transfer.easy)
    }
  }

  /// Whether any transfer ended.
  private func finishTransfers() -> Bool {
    var finished = false
    var remaining: Int32 = 0
    while let message = curl_multi_info_read(multi, &remaining) {
      guard message.pointee.msg == CURLMSG_DONE,
        let index = active.firstIndex(where: { $0.easy == message.pointee.easy_handle })
      else { continue }
      end(active[index], with: xqr_message_result(message))
      finished = true
    }
    return finished
  }

  private func cancel(_ call: Call) {
    // One that still waits ends when its turn comes.
    if let transfer = active.first(where: { $0.call === call }) {
      end(transfer, with: CURLE_ABORTED_BY_CALLBACK, "cancelled")
    }
  }

  private func end(_ transfer: Transfer, with result: CURLcode, _ reason: String? = nil) {
    // Reading a message's result comes before the handle leaves: removing it frees the message.
    curl_multi_remove_handle(multi, transfer.easy)
    active.removeAll { $0 === transfer }
    idle.append(transfer)
    if let (call, exchange) = transfer.finish(result, reason) { call.resume(exchange) }
  }
}

/// Header lines in libcurl's form.
private final class HeaderList {
  private(set) var first: UnsafeMutablePointer<curl_slist>?

  init(_ lines: [String]) {
    for line in lines { first = curl_slist_append(first, line) }
  }

  deinit {
    curl_slist_free_all(first)
  }
}
