import Diagnostics
import Testing

@testable import XQRService

@Suite struct BaseURLTests {
  @Test(arguments: [
    ("https://xqr.co", "https://xqr.co/api/v1"), ("https://xqr.co/", "https://xqr.co/api/v1"),
    ("HTTPS://XQR.co/api/v1/", "https://xqr.co/api/v1"),
    ("https://xqr.co/other//", "https://xqr.co/other"),
    ("http://127.0.0.1:8642", "http://127.0.0.1:8642/api/v1"),
    ("http://LOCALHOST:1/api/v1", "http://localhost:1/api/v1"),
    ("http://[::1]:80/x", "http://[::1]:80/x"), ("http://127.9.9.9", "http://127.9.9.9/api/v1"),
  ])
  func `has one form for one place`(text: String, expected: String) throws {
    #expect(try BaseURL(text).text == expected)
  }

  @Test func `knows what stays on this machine`() throws {
    #expect(try BaseURL("http://127.0.0.1:1").isLoopback)
    #expect(try BaseURL("https://localhost").isLoopback)
    #expect(try !BaseURL("https://xqr.co").isLoopback)
    #expect(try !BaseURL("http://127.0.0.1.example", allowsPlainHTTP: true).isLoopback)
  }

  @Test(arguments: [
    "http://xqr.co", "http://10.0.0.1", "http://127.0.0.1.example", "http://127.0.0.256",
    "http://localhost.example", "http://[::2]",
  ])
  func `asks for encryption beyond this machine`(text: String) throws {
    let error = #expect(throws: Diagnostic.self) { try BaseURL(text) }
    #expect(error?.code.id == "XQ3004")
    #expect(try BaseURL(text, allowsPlainHTTP: true).isTLS == false)
  }

  @Test(arguments: [
    "", "xqr.co", "ftp://xqr.co", "https://", "https://u:p@xqr.co", "https://xqr.co?x", "/api/v1",
    "https://xqr.co/#f", "https://xqr.co/a b", "file:///etc/passwd", "https://xqr.co\r\n.example",
  ])
  func `refuses what is no base`(text: String) {
    let error = #expect(throws: Diagnostic.self) { try BaseURL(text, allowsPlainHTTP: true) }
    #expect(error?.code.id == "XQ3003")
  }

  @Test(arguments: [
    ("https://u:secret@xqr.co/a", "https://…@xqr.co/a"),
    ("https://a@secret@xqr.co", "https://…@xqr.co"),
    ("https://xqr.co/?key=secret", "https://xqr.co/?…"),
    ("http://xqr.co#secret", "http://xqr.co#…"), ("xqr.co", "xqr.co"),
    ("xqr_pk_00000000.secretsecretsecretsecretsecret", "…"),
  ])
  func `shows nothing that may be a secret`(text: String, shown: String) throws {
    let error = #expect(throws: Diagnostic.self) { try BaseURL(text) }
    #expect(error?.detail.contains("'\(shown)'") == true)
    #expect(error?.detail.contains("secret") == false)
  }
}
