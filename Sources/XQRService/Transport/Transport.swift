// Calls over libcurl's multi interface. One thread owns every handle; callers leave calls in a
// mailbox and wait in a continuation, so that no task ever blocks a thread of Swift's pool.
//
// A request with a body goes out at most once: nothing here or in libcurl sends it again.

import CCurl
import Glibc

/// Carries requests to one base URL.
final class Transport: Sendable {
  private let mailbox: Mailbox

  private static let isReady = xqr_global_init() == CURLE_OK

  init(_ settings: TransportSettings, authorization: String) {
    guard Transport.isReady, let multi = curl_multi_init() else {
      preconditionFailure("libcurl can't start")
    }
    mailbox = Mailbox(waking: multi)
    let loop = TransportLoop(multi, mailbox, settings, authorization: authorization)
    var thread = pthread_t()
    let started = pthread_create(
      &thread, nil,
      { context in
        guard let context else { return nil }
        blockSignals()
        Unmanaged<TransportLoop>.fromOpaque(context).takeRetainedValue().run()
        return nil
      }, Unmanaged.passRetained(loop).toOpaque())
    precondition(started == 0, "no thread for the network")
    pthread_detach(thread)
  }

  deinit {
    mailbox.close()
  }

  /// Sends a request and waits for its end.
  ///
  /// Cancelling the task takes the call back, wherever it is, and ends it at once.
  func send(_ request: Request) async -> Exchange {
    let call = Call(request)
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        call.wait(for: continuation)
        mailbox.submit(call)
      }
    } onCancel: {
      call.cancel()
      mailbox.cancel(call)
    }
  }
}

/// Leaves signals to the program's own threads, SIGPIPE of a broken TLS connection too.
private func blockSignals() {
  var all = sigset_t()
  sigfillset(&all)
  pthread_sigmask(SIG_BLOCK, &all, nil)
}
