import Bytes
import DocumentationPages
import Foundation
import Sandbox
import Testing

/// Codes for print, drawn by the real binary and read by zbarimg.
@Suite struct CodeTests {
  /// Posters, wobblers and receipts of two stores, as a chain prints them.
  private static func chain(receipt: String = "15") -> String {
    """
    campaign: chain
    qr: {size_mm: 30, file: '${{ channel }}/${{ key }}', caption: 'Zürich ${{ store }}'}
    links:
      - id: link
        for_each: {store: ['0421', '0422'], channel: [win, wob, rec]}
        set:
          - {match: {channel: wob}, qr: {size_mm: 15}}
          - {match: {channel: rec}, qr: {size_mm: \(receipt)}}
        key: ${{ store }}-de-${{ channel }}
        url: https://www.example.com/de?store=${{ store }}
        custom_slug: s-${{ key }}

    """
  }

  /// Two links whose codes the service chooses.
  private static let chosen = """
    campaign: chosen
    links:
      - {id: one, url: 'https://www.example.com/1'}
      - {id: two, url: 'https://www.example.com/2'}

    """

  private struct Manifest: Decodable {
    struct Code: Decodable {
      struct File: Decodable {
        let file: String
        let sha256: String
      }

      let key: String
      let short_url: String
      let caption: String
      let size_mm: Double
      let files: [String: File]
    }

    let sandbox: Bool
    let codes: [Code]
  }

  private static func manifest(_ folder: Folder, _ path: String) throws -> Manifest {
    try JSONDecoder().decode(Manifest.self, from: Data(folder.read(path + "/manifest.json").utf8))
  }

  /// What zbarimg reads in a picture of a folder.
  private static func text(_ folder: Folder, _ path: String) throws -> String {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/zbarimg")
    process.arguments = ["--quiet", "--raw", folder.url.appendingPathComponent(path).path]
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self).trimmingCharacters(in: .newlines)
  }

  private static func run(
    _ folder: Folder, _ arguments: String..., path: String = "/usr/bin:/bin"
  ) async throws -> Tool.Run {
    try await Tool.start(["qr"] + arguments, in: folder.url, environment: ["PATH": path]).end()
  }

  @Test func `every code that is drawn is read, has its size, and stands in the manifest`()
    async throws
  {
    let folder = try Folder.campaign(Self.chain())
    let run = try await Self.run(
      folder, "--out", "codes", "--format", "svg,png,pdf,eps", "--verify", "--sheet", "3x4")
    #expect(run.status == 0, "\(run.everything)")
    let manifest = try Self.manifest(folder, "codes")
    #expect(
      manifest.codes.map(\.key) == [
        "0421-de-win", "0421-de-wob", "0421-de-rec", "0422-de-win", "0422-de-wob", "0422-de-rec",
      ])
    #expect(manifest.codes.map(\.size_mm) == [30, 15, 15, 30, 15, 15])
    for code in manifest.codes {
      #expect(code.short_url == "https://xqr.co/s-\(code.key)")
      #expect(code.caption == "Zürich \(code.key.prefix(4))")
      #expect(code.files.count == 4)
      for file in code.files.values {
        let bytes = try Data(contentsOf: folder.url.appendingPathComponent("codes/" + file.file))
        #expect(SHA256.hex(bytes) == file.sha256)
      }
      let picture = try #require(code.files["png"]).file
      #expect(picture == "\(code.key.suffix(3))/\(code.key).png")
      #expect(try Self.text(folder, "codes/" + picture) == code.short_url)
      let svg = try folder.read("codes/" + (try #require(code.files["svg"]).file))
      #expect(svg.contains("width=\"\(Int(code.size_mm))mm\" height=\"\(Int(code.size_mm))mm\""))
    }
    #expect(folder.files(below: "codes").count == 6 * 4 + 3)
  }

  @Test func `a code too small for print is refused with the way out, and nothing is drawn`()
    async throws
  {
    let folder = try Folder.campaign(Self.chain(receipt: "12"))
    let run = try await Self.run(folder, "--out", "codes")
    #expect(run.status == 1)
    #expect(run.errors.contains("error[XQ4101]"))
    #expect(run.errors.contains("a module is 0.324 mm"))
    #expect(run.errors.contains("'size_mm: 14.7' would do."))
    #expect(folder.files(below: "codes") == [])
    try folder.replace(
      "size_mm: 12", by: "size_mm: 12, min_module_mm: 0.32", in: "campaigns/small.yaml")
    let allowed = try await Self.run(folder, "--out", "codes")
    #expect(allowed.status == 0)
    #expect(allowed.errors.contains("warning[XQ4102]"))
  }

  @Test func `a delta without a code has the columns of every other`() async throws {
    let folder = try Folder.campaign(Self.chain())
    #expect(try await Self.run(folder, "--out", "all").status == 0)
    #expect(
      try await Self.run(folder, "--out", "none", "--since", "all/manifest.json").status == 0)
    let all = try folder.read("all/manifest.csv")
    let header = try #require(all.split(whereSeparator: \.isNewline).first)
    #expect(try folder.read("none/manifest.csv").split(whereSeparator: \.isNewline) == [header])
    #expect(header.hasSuffix("svg,svg_sha256,store,channel"))
  }

  @Test func `equal campaigns give equal folders, and a delta has only what is new`() async throws {
    let folder = try Folder.campaign(Self.chain())
    for out in ["one", "two"] {
      let run = try await Self.run(folder, "--out", out, "--format", "png,pdf", "--sheet", "3x4")
      #expect(run.status == 0)
    }
    let files = folder.files(below: "one")
    #expect(files.count == 15)
    for file in files {
      let other = "two" + file.dropFirst(3)
      let bytes = try Data(contentsOf: folder.url.appendingPathComponent(file))
      #expect(try bytes == Data(contentsOf: folder.url.appendingPathComponent(other)), "\(file)")
    }
    try folder.replace(
      "['0421', '0422']", by: "['0421', '0422', '0423']", in: "campaigns/small.yaml")
    let run = try await Self.run(
      folder, "--out", "new", "--format", "png,pdf", "--since", "one/manifest.json")
    #expect(run.output.contains("6 unchanged"))
    let manifest = try Self.manifest(folder, "new")
    #expect(manifest.codes.map(\.key) == ["0423-de-win", "0423-de-wob", "0423-de-rec"])
    #expect(folder.files(below: "new").count == 8)
    let over = try await Self.run(folder, "--out", "one", "--since", "one/manifest.json")
    #expect(over.status == 1)
    #expect(try Self.manifest(folder, "one").codes.count == 6)
  }

  @Test func `given slugs need no service, chosen ones a report or the listing`() async throws {
    try await World.with(try Folder.campaign(Self.chosen)) { world in
      let offline = try await world.run("qr", "--out", "codes")
      #expect(offline.status == 1)
      #expect(offline.errors.contains("error[XQ4105]"))
      #expect(offline.errors.contains("--report FILE"))
      #expect(await world.calls().isEmpty)
      try await world.apply()
      let mark = await world.mark
      let report = try #require(world.folder.files(below: "reports").first)
      #expect(
        try await world.run("qr", "--out", "a", "--format", "png", "--report", report).status == 0)
      #expect(await world.calls(since: mark).isEmpty)
      #expect(try await world.run("qr", "--out", "b", "--format", "png", "--live").status == 0)
      #expect(await world.writes(since: mark).isEmpty)
      let links = try await world.links()
      for out in ["a", "b"] {
        let manifest = try Self.manifest(world.folder, out)
        #expect(manifest.sandbox)
        #expect(manifest.codes.map(\.key) == ["one", "two"])
        for code in manifest.codes {
          let picture = try #require(code.files["png"]).file
          #expect(picture == "SANDBOX-\(code.key).png")
          #expect(code.caption == "SANDBOX \(code.key)")
          #expect(try Self.text(world.folder, "\(out)/\(picture)") == code.short_url)
          #expect(links.contains { code.short_url.hasSuffix("/" + $0.shortCode) })
        }
      }
    }
  }

  @Test func `a mail merge runs no formula`() async throws {
    let folder = try Folder.campaign(
      """
      campaign: merge
      links:
        - id: link
          for_each: {name: ['=1+1']}
          key: k
          url: https://www.example.com/
          custom_slug: merge
      """)
    #expect(try await Self.run(folder, "--out", "codes").status == 0)
    #expect(try folder.read("codes/manifest.csv").hasSuffix("\"'=1+1\"\r\n"))
  }

  @Test func `two codes in one file are refused, whatever their case`() async throws {
    let folder = try Folder.campaign(
      """
      campaign: clash
      links:
        - {id: A, url: 'https://www.example.com/1', custom_slug: slug-1}
        - {id: a, url: 'https://www.example.com/2', custom_slug: slug-2}
      """)
    let run = try await Self.run(folder, "--out", "codes")
    #expect(run.status == 1)
    #expect(run.errors.contains("error[XQ4107]"))
    #expect(folder.files(below: "codes") == [])
  }

  @Test func `a code that reads otherwise is told, and nothing is drawn`() async throws {
    let folder = try Folder.campaign(Self.chain())
    try folder.write("#!/bin/sh\necho nonsense\n", to: "zbarimg")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: folder.url.appendingPathComponent("zbarimg").path)
    let path = folder.url.path + ":/usr/bin:/bin"
    let run = try await Self.run(folder, "--out", "codes", "--verify", path: path)
    #expect(run.status == 1)
    #expect(run.errors.contains("error[XQ4108]"))
    #expect(run.errors.contains("reads 'nonsense'"))
    #expect(folder.files(below: "codes") == [])
    let without = try await Self.run(folder, "--out", "codes", "--verify", path: "/nowhere")
    #expect(without.status == 1)
    #expect(without.errors.contains("zbar-tools"))
  }

  @Test func `one code is shown on the terminal`() async throws {
    let folder = try Folder.campaign(Self.chain())
    let run = try await Self.run(folder, "--show", "0421-de-wob")
    #expect(run.status == 0)
    #expect(run.output.hasSuffix("Zürich 0421\nhttps://xqr.co/s-0421-de-wob\n"))
    let other = try await Self.run(folder, "--show", "0421-de-wop")
    #expect(other.status == 1)
    #expect(other.errors.contains("Did you mean '0421-de-wob'?"))
  }
}
