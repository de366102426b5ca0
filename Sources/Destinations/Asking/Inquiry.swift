import Glibc

/// Asks destinations whether they answer: at most two at a time of one server, and 16 in all.
///
/// HEAD first, and GET where HEAD is refused or the page is to be read, 64 KiB of it at most. Only
/// http and https, without cookies; redirects are followed one by one, each with all checks.
package struct Inquiry: Sendable {
  package struct Settings: Sendable {
    package let userAgent: String
    /// For each page, from the first look-up to the last byte.
    package let milliseconds: Int
    /// Whether addresses of private networks and of this machine are asked.
    ///
    /// Then proxies of the environment are used, too.
    package let allowsPrivate: Bool
    /// PEM; nil for the system's authorities.
    package let certificateFile: String?

    package init(
      userAgent: String, milliseconds: Int, allowsPrivate: Bool, certificateFile: String?
    ) {
      self.userAgent = userAgent
      self.milliseconds = milliseconds
      self.allowsPrivate = allowsPrivate
      self.certificateFile = certificateFile
    }
  }

  /// One destination and what is to be found out.
  package struct Question: Hashable, Sendable {
    package let url: String
    package let readsLanguage: Bool

    package init(url: String, readsLanguage: Bool) {
      self.url = url
      self.readsLanguage = readsLanguage
    }
  }

  static let width = 16
  static let widthOfServer = 2

  private let settings: Settings

  package init(_ settings: Settings) {
    self.settings = settings
  }

  /// Asks everything, on a thread of its own.
  ///
  /// - Parameter progress: Called on that thread with how many have their answer.
  /// - Returns: An answer for each question, in their order. A URL that libcurl can't read has one
  ///   too, and isn't asked.
  package func ask(
    _ questions: [Question], progress: @escaping @Sendable (Int) -> Void
  ) async -> [DestinationAnswer] {
    let addresses = questions.map { WebAddress($0.url) }
    let visits = zip(questions, addresses).compactMap { question, address in
      address.map { Visit($0, readsLanguage: question.readsLanguage) }
    }
    let job = Job(visits: visits, settings: settings, progress: progress)
    var made = await job.run()[...]
    return zip(questions, addresses).map { question, address in
      let answer = address == nil ? nil : made.popFirst()
      return answer ?? Inquiry.unreadable(question.url)
    }
  }

  private static func unreadable(_ url: String) -> DestinationAnswer {
    DestinationAnswer(
      hops: [.init(url: url, status: 0)], end: .silent("no URL that can be asked"),
      milliseconds: 0, language: nil, wasRead: false, isPrivate: false)
  }
}

/// What the thread does, and whom it tells.
private final class Job: @unchecked Sendable {
  private let visits: [Visit]
  private let settings: Inquiry.Settings
  private let progress: @Sendable (Int) -> Void
  /// Set before the thread starts, and used by it alone.
  private var continuation: CheckedContinuation<[DestinationAnswer], Never>?

  init(
    visits: [Visit], settings: Inquiry.Settings, progress: @escaping @Sendable (Int) -> Void
  ) {
    self.visits = visits
    self.settings = settings
    self.progress = progress
  }

  func run() async -> [DestinationAnswer] {
    await withCheckedContinuation { continuation in
      self.continuation = continuation
      var thread = pthread_t()
      let started = pthread_create(
        &thread, nil,
        { context in
          guard let context else { return nil }
          Unmanaged<Job>.fromOpaque(context).takeRetainedValue().work()
          return nil
        }, Unmanaged.passRetained(self).toOpaque())
      precondition(started == 0, "no thread for the network")
      pthread_detach(thread)
    }
  }

  private func work() {
    // Signals are the program's own threads' matter, SIGPIPE of a broken TLS connection too.
    var all = sigset_t()
    sigfillset(&all)
    pthread_sigmask(SIG_BLOCK, &all, nil)
    let answers = InquiryLoop(visits, settings).run(progress: progress)
    continuation?.resume(returning: answers)
  }
}
