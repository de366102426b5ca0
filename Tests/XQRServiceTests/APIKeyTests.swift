import Diagnostics
import Links
import Testing

@testable import XQRService

@Suite struct APIKeyTests {
  @Test func `shows the prefix and never the secret`() throws {
    let key = try APIKey(" \n\(keyText)\r\n\t")
    #expect(key.authorization == "Bearer " + keyText)
    var dumped = ""
    dump(key, to: &dumped)
    for text in ["\(key)", String(reflecting: key), String(describing: [key]), dumped] {
      #expect(!text.contains("s3cr3t"))
    }
    #expect(key.description == "xqr_pk_1a2b3c4d.…")
    #expect(key.warning == nil)
  }

  @Test(arguments: [
    "Bearer" + keyText, "sk_live_" + secret, "xqr_pk_1a2b3c4d", "xqr_pk_" + secret,
    "xqr_pk_1a2b3c4d." + secret + ".x", "xqr_pk_1a2b3c." + secret, "xqr_pk_1a2b3c4d.s3cr3t",
  ])
  func `an odd shape is a warning that keeps the secret`(text: String) throws {
    let key = try APIKey(text)
    let warning = try #require(key.warning)
    #expect(warning.severity == .warning)
    #expect(warning.code.id == "XQ3002")
    #expect(!"\(warning) \(key)".contains("s3cr3t"))
  }

  @Test(arguments: ["", " \n", "xqr_pk_1a2b3c4d.abc\r\nX-Other: 1", "a b", "ключ"])
  func `what no header can carry is an error`(text: String) {
    let error = #expect(throws: Diagnostic.self) { try APIKey(text) }
    #expect(error?.code.id == "XQ3001")
    #expect(error?.detail.contains("abc") == false)
  }

  @Test func `takes the secret out of what others send back`() async throws {
    let echo = "You sent Authorization: Bearer \(keyText)"
    let answers: [[ScriptedServer.Step]] = [
      .answer(502, echo), .answer(200, echo), .answer(403, echo),
      .answer(403, #"{"error":{"code":"\#(keyText)","message":"\#(echo)"}}"#),
      .answer(200, emptyPage, ["X-Request-Id: \(secret)"]),
      .answer(200, #"{"data":[],"meta":{"request_id":"\#(secret)"}}"#),
      .answer(502, String(repeating: "x", count: 190) + secret),
    ]
    for steps in answers {
      let (_, service) = try exchange(steps)
      let reply = await service.page(PageRequest(label: nil, offset: 0))
      #expect(!"\(reply)".contains("s3cr3t"))
      var dumped = ""
      dump(service, to: &dumped)
      #expect(!dumped.contains("s3cr3t"))
    }
    let (_, service) = try exchange(.answer(400, #"{"data":{"errors":[{"error":"\#(secret)"}]}}"#))
    #expect(await service.create([draft]).value?.errors.first?.code == "…")
  }
}
