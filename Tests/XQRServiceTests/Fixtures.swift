import Links
import Synchronization
import Testing

@testable import XQRService

let secret = String(repeating: "s3cr3t-T0ken_xyz", count: 4)
let keyText = "xqr_pk_1a2b3c4d." + secret

func client(
  _ url: String, _ change: (inout Service.Settings) -> Void = { _ in }
) throws -> Service {
  var settings = Service.Settings()
  settings.version = "1.2.3"
  settings.timeout = .seconds(20)
  change(&settings)
  return try Service(baseURL: url, key: APIKey(keyText), settings: settings)
}

/// Servers of clients that tests use without looking at the server again.
private let servers = Mutex<[ScriptedServer]>([])

/// A server with one answer to everything, and a client of it.
func exchange(
  _ steps: [ScriptedServer.Step], _ change: (inout Service.Settings) -> Void = { _ in }
) throws -> (server: ScriptedServer, service: Service) {
  let server = ScriptedServer { _ in steps }
  servers.withLock { $0.append(server) }
  return (server, try client(server.url, change))
}

extension Reply {
  var value: Value? {
    if case .done(let value, _) = self { value } else { nil }
  }

  var refusal: Refusal? {
    if case .refused(let refusal, _) = self { refusal } else { nil }
  }

  var uncertainty: Uncertainty? {
    if case .uncertain(let uncertainty, _) = self { uncertainty } else { nil }
  }

  var notSentReason: String? {
    if case .notSent(let reason) = self { reason } else { nil }
  }
}

let emptyPage = #"{"data":[],"meta":{"total":0}}"#

let draft = LinkDraft(destination: "https://shop.example/a", slug: "spring-a", labels: ["spring"])

let wholeLink = #"""
  {"id":"3f0c1d52-7a64","short_url":"https://xqr.co/spring-a","short_code":"spring-a",
  "destination":"https://shop.example/a?b=\u00fc","enabled":false,"labels":["spring","flyer"],
  "routing_rules":[],"scan_count":7,"last_scan_at":"2026-11-03T10:00:00Z",
  "expires_at":"2027-01-31T23:59:59.123+01:00","created_at":"2026-11-02T09:00:00Z",
  "updated_at":"2026-11-02T09:00:00Z","new_field":{"x":[1]}}
  """#
