import FlyingFox
import Foundation

/// Turns HTTP requests into calls and replies into responses, and keeps the access log.
struct Frontend: HTTPHandler {
  let service: Service
  let log: AccessLog

  func handleRequest(_ request: HTTPRequest) async throws -> HTTPResponse {
    let path = request.target.path()
    let segments = path.split(separator: "/").map { $0.removingPercentEncoding ?? String($0) }
    let route = Route(method: request.method.rawValue, path: segments)
    if case .administration(let call) = route {
      return HTTPResponse(.answer(try await administer(call, request)))
    }
    let number = log.begin(method: request.method.rawValue, target: request.target.rawValue)
    let reply = try await reply(route, request)
    if case .answer(let answer) = reply { log.finish(number, status: answer.status) }
    if case .cut(let answer) = reply { log.finish(number, status: answer.status) }
    return HTTPResponse(signed(reply))
  }

  /// The reply with the header by which a client knows that this is no real service.
  private func signed(_ reply: Reply) -> Reply {
    switch reply {
    case .answer(var answer):
      answer.headers.append(("X-XQR-Sandbox", service.store.workspaceID))
      return .answer(answer)
    case .cut, .closed: return reply
    }
  }

  private func reply(_ route: Route, _ request: HTTPRequest) async throws -> Reply {
    guard case .endpoint(let endpoint, let subject) = route else {
      return .answer(service.envelope().answer(Refusal.noSuchEndpoint))
    }
    let call = Call(
      endpoint: endpoint, subject: subject, method: request.method.rawValue,
      query: request.query.map { ($0.name, $0.value) },
      body: [UInt8](try await request.bodyData), fault: service.faults.next(endpoint))
    do {
      return try await service.reply(
        to: call, authorization: request.headers[.authorization])
    } catch is CancellationError {
      return .closed
    } catch {
      let refusal = Refusal(500, "INTERNAL_ERROR", "\(error)")
      return .answer(service.envelope().answer(refusal))
    }
  }

  private func administer(
    _ call: Route.Administration, _ request: HTTPRequest
  ) async throws -> Answer {
    var writer = JSONWriter()
    switch call {
    case .links:
      writer.administration(try await service.store.allLinks(), prefix: service.form.prefix)
    case .log:
      writer.administration(log.entries)
    case .faults:
      do {
        service.faults.replace(with: try FaultPlan(json: [UInt8](try await request.bodyData)))
        writer.raw("{}")
      } catch let error as FaultPlanError {
        return service.envelope().answer(Refusal.badRequest(error.description))
      }
    }
    return Answer(
      status: 200, headers: [("Content-Type", "application/json")], body: writer.bytes)
  }
}
