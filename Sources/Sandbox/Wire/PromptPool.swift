import FlyingSocks
import Foundation

/// A socket pool that switches Nagle's algorithm off.
///
/// FlyingFox writes head and body apart, so that with it every answer may wait 40 ms for the
/// client's acknowledgement. The pool is the one place that is shown the sockets; those accepted
/// later inherit the option from the listening one.
struct PromptPool: AsyncSocketPool {
  private let base: any AsyncSocketPool = SocketPool.make()

  func prepare() async throws { try await base.prepare() }

  func run() async throws { try await base.run() }

  func suspendSocket(_ socket: Socket, untilReadyFor events: Socket.Events) async throws {
    var on: Int32 = 1
    _ = setsockopt(
      socket.file.rawValue, Int32(IPPROTO_TCP), TCP_NODELAY, &on,
      socklen_t(MemoryLayout<Int32>.size)
    )
    try await base.suspendSocket(socket, untilReadyFor: events)
  }
}
