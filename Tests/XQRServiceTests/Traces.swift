import Synchronization
import XQRService

final class Traces: Sendable {
  private let traces = Mutex<[Service.Trace]>([])

  var all: [Service.Trace] { traces.withLock { $0 } }

  func add(_ trace: Service.Trace) { traces.withLock { $0.append(trace) } }
}
