import Foundation
import FoundationNetworking
import Sandbox
import Testing

/// What somebody does to the service by hand, beside the tool.
extension World {
  @discardableResult
  func send(_ method: String, _ path: String, _ body: String) async throws -> Int {
    var request = URLRequest(url: try #require(URL(string: address + path)))
    request.httpMethod = method
    request.httpBody = Data(body.utf8)
    request.setValue("Bearer \(World.key)", forHTTPHeaderField: "Authorization")
    request.setValue("application/json", forHTTPHeaderField: "Content-Type")
    let (_, response) = try await URLSession.shared.data(for: request)
    return try #require(response as? HTTPURLResponse).statusCode
  }

  func link(_ slug: String) async throws -> SandboxLink {
    try #require(try await links().first { $0.shortCode == slug })
  }

  /// Changes a link behind the tool's back.
  func patch(_ slug: String, _ body: String) async throws {
    #expect(try await send("PATCH", "/links/\(try await link(slug).id)", body) == 200)
  }

  /// Follows a code as a phone does, but not to where it leads.
  func scan(_ slug: String) async throws {
    let session = URLSession(
      configuration: .ephemeral, delegate: NoRedirection(), delegateQueue: nil)
    let root = address.replacingOccurrences(of: "/api/v1", with: "/")
    let (_, response) = try await session.data(from: try #require(URL(string: root + slug)))
    session.invalidateAndCancel()
    #expect((response as? HTTPURLResponse)?.statusCode == 302)
  }

  func create(_ slug: String, labels: [String], to url: String = "https://a.example/") async throws
  {
    let labels = labels.map { "\"\($0)\"" }.joined(separator: ",")
    let body = #"{"url":"\#(url)","custom_slug":"\#(slug)","labels":[\#(labels)]}"#
    #expect(try await send("POST", "/links", body) == 201)
  }
}

/// Stays where it is.
private final class NoRedirection: NSObject, URLSessionTaskDelegate {
  func urlSession(
    _ session: URLSession, task: URLSessionTask,
    willPerformHTTPRedirection response: HTTPURLResponse, newRequest request: URLRequest,
    completionHandler: @escaping @Sendable (URLRequest?) -> Void
  ) {
    completionHandler(nil)
  }
}
