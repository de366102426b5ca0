/// A reading that can be chosen by name and value.
package struct ReadingSwitch: Sendable {
  package let name: String
  /// The default first.
  package let values: [String]
  /// What it is about, for a help text.
  package let meaning: String
  fileprivate let set: @Sendable (inout SandboxReadings, String) -> Bool

  private init<Value: RawRepresentable<String> & CaseIterable & Sendable>(
    _ name: String, _ path: any WritableKeyPath<SandboxReadings, Value> & Sendable,
    _ meaning: String
  ) {
    self.name = name
    self.meaning = meaning
    values = Value.allCases.map(\.rawValue)
    set = { readings, text in
      guard let value = Value(rawValue: text) else { return false }
      readings[keyPath: path] = value
      return true
    }
  }

  /// Every switch there is.
  package static let all = [
    ReadingSwitch("rate-limit", \.rateLimit, "the shape of meta.rate_limit"),
    ReadingSwitch("headers", \.headers, "the X-RateLimit headers"),
    ReadingSwitch("error-form", \.errorForm, "upper-case code and status in errors"),
    ReadingSwitch("retry-after", \.retryAfter, "Retry-After of a burst 429"),
    ReadingSwitch("usage-quota", \.usageQuota, "monthly calls in usage and in headers"),
    ReadingSwitch("bulk-ops", \.bulkOperations, "whether the account has bulk calls"),
    ReadingSwitch("bulk-status", \.bulkStatus, "the status of a bulk create"),
    ReadingSwitch("bulk-all-failed", \.bulkAllFailed, "its status where every item failed"),
    ReadingSwitch("bulk-error", \.bulkError, "the shape of an item error"),
    ReadingSwitch("created-order", \.createdOrder, "the order of created links"),
    ReadingSwitch("created-fields", \.createdFields, "whole created links, or three fields"),
    ReadingSwitch("link-limit", \.linkLimit, "what a link too many costs a bulk call"),
    ReadingSwitch("updated", \.updated, "what a bulk status counts"),
    ReadingSwitch("listing", \.listing, "whether totals hold between pages"),
    ReadingSwitch("label-case", \.labelCase, "upper and lower case in labels"),
    ReadingSwitch("slug-case", \.slugCase, "upper and lower case in short codes"),
    ReadingSwitch("code-length", \.codeLength, "the length of a generated code"),
    ReadingSwitch("ids", \.ids, "UUIDs, or ids that need escapes"),
    ReadingSwitch("urls", \.urls, "how destinations are written back"),
    ReadingSwitch("times", \.times, "how times are written back"),
    ReadingSwitch("rules", \.rules, "rules as sent, or with all defaults"),
  ]

  /// `name=first|second`, as one types it.
  package var usage: String { "\(name)=\(values.joined(separator: "|"))" }
}

/// A reading that there isn't.
package struct ReadingError: Error, Hashable, CustomStringConvertible {
  package let description: String
}

extension SandboxReadings {
  /// The readings that are chosen by `NAME=VALUE`, each text one or several with commas between;
  /// the last of a name wins.
  ///
  /// - Throws: The first that doesn't exist, with those that do.
  package init(choosing texts: [String]) throws(ReadingError) {
    self.init()
    for choice in texts.flatMap({ $0.split(separator: ",") }) {
      let parts = choice.split(separator: "=", maxSplits: 1).map(String.init)
      guard let known = ReadingSwitch.all.first(where: { $0.name == parts.first }) else {
        let names = ReadingSwitch.all.map(\.name).joined(separator: ", ")
        throw ReadingError(description: "'\(choice)' names no reading; there are \(names)")
      }
      guard parts.count == 2, known.set(&self, parts[1]) else {
        throw ReadingError(description: "'\(choice)' is not \(known.usage)")
      }
    }
  }
}
