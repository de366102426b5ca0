import Foundation
import Testing

/// `openssl s_server` with a certificate of its own making.
final class TLSServer {
  let port: Int
  private let process = Process()
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "tls-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    port = 20_000 + Int.random(in: 0..<20_000)
    let (key, certificate) = (folder.path + "/key.pem", folder.path + "/certificate.pem")
    let maker = Process()
    maker.executableURL = URL(fileURLWithPath: "/usr/bin/openssl")
    maker.arguments = [
      "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
      "-keyout", key, "-out", certificate, "-days", "1", "-subj", "/CN=127.0.0.1",
    ]
    maker.standardError = FileHandle.nullDevice
    try maker.run()
    maker.waitUntilExit()
    process.executableURL = maker.executableURL
    process.arguments = [
      "s_server", "-accept", "127.0.0.1:\(port)", "-key", key, "-cert", certificate, "-www",
      "-quiet",
    ]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    // It listens a moment later.
    usleep(500_000)
    try #require(process.isRunning)
  }

  func stop() {
    process.terminate()
    process.waitUntilExit()
    try? FileManager.default.removeItem(at: folder)
  }
}
