import Diagnostics
import Glibc
import Links
import QRCodes

/// Reads codes as a phone would, before they are drawn for anybody.
struct CodeProof {
  let scanner: CodeScanner

  /// Four pixels a module at 0.254 mm, as coarse as codes are printed.
  private static let dotsPerInch = 400
  private static let portion = 40

  /// Reports every code that doesn't hold what it should.
  func check(_ batch: CodeBatch, _ links: DesiredSet, _ diagnostics: inout DiagnosticList) {
    var name = Array("/tmp/xqr-campaign-codes-XXXXXX\0".utf8CString)
    guard mkdtemp(&name) != nil else {
      diagnostics.report(.noScratch(String(cString: strerror(errno))))
      return
    }
    let folder = String(
      decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    let files = (0..<CodeProof.portion).map { "\(folder)/\($0).png" }
    let scratch = folder + "/text"
    defer {
      for file in files + [scratch] { unlink(file) }
      rmdir(folder)
    }
    for start in stride(from: 0, to: batch.codes.count, by: CodeProof.portion) {
      let codes = batch.codes[start..<min(start + CodeProof.portion, batch.codes.count)]
      for (file, code) in zip(files, codes) {
        let picture = CodeFormat.png.draw(
          code.symbol, code.geometry.onScreen, dotsPerInch: CodeProof.dotsPerInch)
        if let fault = FileSystem.write(picture, to: file, mode: 0o600) {
          diagnostics.report(.noScratch(fault.reason))
          return
        }
      }
      let texts = scanner.texts(of: Array(files.prefix(codes.count)), scratch: scratch)
      for (code, text) in zip(codes, texts) where text != code.shortURL {
        diagnostics.report(.unread(links[code.link], code.shortURL, text))
      }
    }
  }
}

extension Diagnostic {
  fileprivate static func unread(
    _ link: DesiredLink, _ url: String, _ text: String?
  ) -> Diagnostic {
    Diagnostic(
      Code("XQ4108", "code doesn't read as it should"), at: link.entry.span,
      "the code of link '\(link.key)' should hold '\(url)' and "
        + (text.map { "reads '\($0)'" } ?? "can't be read"),
      help: ["Nothing was drawn. Without '--verify' it would be."], trace: link.trace)
  }

  fileprivate static func noScratch(_ reason: String) -> Diagnostic {
    Diagnostic(
      Code("XQ4114", "codes can't be read again"), at: nil,
      "no pictures can be written below '/tmp': \(reason)",
      help: ["Make room there, or leave '--verify' out."])
  }
}
