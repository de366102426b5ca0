import CCurl

/// The thread's side of an inquiry: the multi handle, the visits, and whose turn it is.
///
/// Servers are asked in turn, so that a slow one with many pages keeps none of the others waiting.
final class InquiryLoop {
  /// Visits to one server that wait for their turn, and how many have it.
  private struct Server {
    var waiting: ArraySlice<Int> = []
    var active = 0
    var isQueued = false
  }

  private let multi: UnsafeMutableRawPointer
  private let settings: Inquiry.Settings
  private var visits: [Visit]
  private var answers: [DestinationAnswer?]
  private var servers: [String: Server] = [:]
  /// Servers that may be asked something now.
  private var turns: ArraySlice<String> = []
  private var idle: [PageRequest] = []
  private var active: [PageRequest] = []

  private static let isReady = xqr_global_init() == CURLE_OK

  init(_ visits: [Visit], _ settings: Inquiry.Settings) {
    guard InquiryLoop.isReady, let multi = curl_multi_init() else {
      preconditionFailure("libcurl can't start")
    }
    self.multi = multi
    self.visits = visits
    self.settings = settings
    answers = Array(repeating: nil, count: visits.count)
    xqr_multi_set_long(multi, CURLMOPT_MAXCONNECTS, Inquiry.width)
  }

  deinit {
    idle.removeAll()
    curl_multi_cleanup(multi)
  }

  /// Makes all visits.
  ///
  /// - Returns: An answer for each, in their order.
  func run(progress: (Int) -> Void) -> [DestinationAnswer] {
    for visit in visits.indices { queue(visit) }
    var done = 0
    while done < visits.count {
      start()
      var running: Int32 = 0
      curl_multi_perform(multi, &running)
      let before = done
      var remaining: Int32 = 0
      while let message = curl_multi_info_read(multi, &remaining) {
        guard message.pointee.msg == CURLMSG_DONE,
          let place = active.firstIndex(where: { $0.easy == message.pointee.easy_handle })
        else { continue }
        let result = xqr_message_result(message)
        if finish(place, result) { done += 1 }
      }
      if done > before { progress(done) }
      if done < visits.count, turns.isEmpty || active.count == Inquiry.width {
        curl_multi_poll(multi, nil, 0, 1_000, nil)
      }
    }
    return answers.compactMap(\.self)
  }

  private func queue(_ visit: Int) {
    let name = visits[visit].address.server
    servers[name, default: Server()].waiting.append(visit)
    offer(name)
  }

  /// Gives a server a turn where it has room and something waits.
  private func offer(_ name: String) {
    guard var server = servers[name], !server.isQueued, !server.waiting.isEmpty,
      server.active < Inquiry.widthOfServer
    else { return }
    server.isQueued = true
    servers[name] = server
    turns.append(name)
  }

  private func start() {
    while active.count < Inquiry.width, let name = turns.popFirst() {
      servers[name]?.isQueued = false
      guard let visit = servers[name]?.waiting.popFirst() else { continue }
      servers[name]?.active += 1
      offer(name)
      let request = idle.popLast() ?? PageRequest(settings)
      request.begin(visit, visits[visit].address.text, visits[visit].method)
      active.append(request)
      curl_multi_add_handle(multi, request.easy)
    }
  }

  /// Whether the visit is over.
  private func finish(_ place: Int, _ result: CURLcode) -> Bool {
    let request = active.remove(at: place)
    let exchange = request.finish(result)
    curl_multi_remove_handle(multi, request.easy)
    idle.append(request)
    let visit = request.visit
    let name = visits[visit].address.server
    servers[name]?.active -= 1
    let answer = visits[visit].take(exchange)
    answers[visit] = answer
    if answer == nil { queue(visit) }
    offer(name)
    return answer != nil
  }
}
