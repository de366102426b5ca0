import Links

@testable import XQRService

private let secret = String(repeating: "s3cr3t-T0ken_xyz", count: 4)

/// Any answer becomes a reply, and none shows the key.
///
/// The first byte chooses the call and the status, the rest are header lines, an empty line, a body.
func answersTarget(_ bytes: [UInt8]) -> CInt {
  guard let choice = bytes.first, let key = try? APIKey("xqr_pk_1a2b3c4d." + secret) else {
    return 0
  }
  let rest = Array(bytes.dropFirst())
  let end = rest.indices.first { rest[$0...].starts(with: [0x0A, 0x0A]) } ?? 0
  let status = [200, 201, 400, 404, 409, 429, 500, 0][Int(choice >> 5)]
  let exchange = Exchange(
    end: .complete, status: status, headers: Array(rest[..<end]), body: Array(rest[end...]),
    duration: .zero)
  let reader = ReplyReader(exchange, key: key)
  let shown =
    switch choice & 7 {
    case 0:
      "\(reader.reply { answer throws(AnswerFault) in try LinkDecoder.links(in: answer.data, kind: .listed) })"
    case 1:
      "\(reader.reply { answer throws(AnswerFault) in try LinkDecoder.link(in: answer.data) })"
    case 2:
      "\(reader.bulkReply { answer throws(AnswerFault) in try BulkDecoder.answer(answer.data, sent: 3, key: key) })"
    case 3:
      "\(reader.reply { answer throws(AnswerFault) in try AccountDecoder.usage(answer.data) })"
    case 4:
      "\(reader.reply { answer throws(AnswerFault) in try AccountDecoder.workspace(answer.data) })"
    default: "\(reader.deletionReply())"
    }
  if !(0...4).contains(choice & 7) || status >= 400 {
    precondition(!shown.contains(secret), "the key is shown")
  }
  return 0
}
