import Glibc
import Links
import Testing

@testable import XQRService

@Suite(.enabled(if: access("/usr/bin/openssl", X_OK) == 0)) struct TLSTests {
  /// One TLS server for one connection, with a certificate of its own for 127.0.0.1.
  private final class Server {
    let folder: String
    let port: Int
    private let output: UnsafeMutablePointer<FILE>

    init() throws {
      var template = Array("/tmp/xqr-tls-XXXXXX".utf8CString)
      folder = String(cString: try #require(mkdtemp(&template)))
      let command = """
        cd \(folder) && openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 \
        -subj /CN=127.0.0.1 -addext subjectAltName=IP:127.0.0.1 -keyout key.pem -out cert.pem \
        2>/dev/null && exec timeout 30 openssl s_server -accept 127.0.0.1:0 -naccept 1 -www \
        -key key.pem -cert cert.pem 2>&1 < /dev/null
        """
      output = try #require(popen(command, "r"))
      var port: Int?
      var line = [CChar](repeating: 0, count: 1024)
      while port == nil, fgets(&line, Int32(line.count), output) != nil {
        let text = String(
          decoding: line.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        if text.hasPrefix("ACCEPT") {
          port = text.split(separator: ":").last.flatMap { Int($0.prefix { $0.isNumber }) }
        }
      }
      self.port = try #require(port)
    }

    deinit {
      pclose(output)
      for file in ["key.pem", "cert.pem"] { unlink("\(folder)/\(file)") }
      rmdir(folder)
    }
  }

  @Test func `an unknown certificate is refused before anything is sent`() async throws {
    let server = try Server()
    let service = try client("https://127.0.0.1:\(server.port)")
    let reason = await service.create([draft]).notSentReason
    #expect(reason?.contains("certificate") == true)
  }

  @Test func `a certificate of a named authority is accepted`() async throws {
    let server = try Server()
    let service = try client("https://127.0.0.1:\(server.port)") {
      $0.certificateFile = server.folder + "/cert.pem"
    }
    // The server answers with a page about the handshake.
    guard case .unreadable(200, let excerpt)? = await service.usage().uncertainty else {
      Issue.record("no answer")
      return
    }
    #expect(excerpt.contains("<HTML>"))
  }

  @Test func `a certificate for another name is refused`() async throws {
    let server = try Server()
    let service = try client("https://localhost:\(server.port)") {
      $0.certificateFile = server.folder + "/cert.pem"
    }
    #expect(await service.create([draft]).notSentReason?.contains("certificate") == true)
  }
}
