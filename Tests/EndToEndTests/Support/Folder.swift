import Foundation
import Testing

/// A user's repository in a temporary folder, with what runs left in it.
final class Folder: Sendable {
  let url: URL

  /// An empty one.
  init() throws {
    url = FileManager.default.temporaryDirectory
      .appendingPathComponent("end-to-end-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: url.appendingPathComponent("campaigns"), withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(at: url)
  }

  /// The repository of this package.
  static let package = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// A copy of the grocery campaign.
  static func grocery() throws -> Folder { try copy(of: "grocery") }

  /// A copy of one folder of this package's campaigns.
  static func copy(of campaign: String) throws -> Folder {
    let folder = try Folder()
    let copy = folder.url.appendingPathComponent("campaigns/" + campaign)
    try FileManager.default.createDirectory(
      at: copy.deletingLastPathComponent(), withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      at: package.appendingPathComponent("campaigns/" + campaign), to: copy)
    return folder
  }

  /// One campaign file at `campaigns/small.yaml`.
  static func campaign(_ yaml: String) throws -> Folder {
    let folder = try Folder()
    try folder.write(yaml, to: "campaigns/small.yaml")
    return folder
  }

  func read(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: url.appendingPathComponent(path)), as: UTF8.self)
  }

  func write(_ text: String, to path: String) throws {
    try Data(text.utf8).write(to: url.appendingPathComponent(path))
  }

  /// Replaces what must occur exactly once or more; `of` is plain text.
  func replace(_ old: String, by new: String, in path: String) throws {
    let text = try read(path)
    try #require(text.contains(old), "'\(old)' isn't in \(path)")
    try write(text.replacingOccurrences(of: old, with: new), to: path)
  }

  /// The files below a folder by path, in the order of their names.
  func files(below path: String) -> [String] {
    let root = url.appendingPathComponent(path).path
    let paths = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
    return paths.sorted().map { path + "/" + $0 }.filter { path in
      (try? url.appendingPathComponent(path).resourceValues(forKeys: [.isRegularFileKey]))?
        .isRegularFile == true
    }
  }

  /// The reports so far, oldest first.
  func reports() throws -> [SavedReport] {
    try files(below: "reports").filter { $0.hasSuffix(".json") }.map { path in
      try JSONDecoder().decode(SavedReport.self, from: Data(read(path).utf8))
    }
  }

  /// The newest report.
  func report() throws -> SavedReport { try #require(try reports().last) }

  func plan(_ path: String) throws -> SavedPlan { try SavedPlan(read(path)) }

  /// Whether any file holds the text.
  func holds(_ text: String) throws -> [String] {
    let wanted = Data(text.utf8)
    return try files(below: ".").filter { path in
      try Data(contentsOf: url.appendingPathComponent(path)).range(of: wanted) != nil
    }
  }
}

extension Folder {
  func makeFolder(_ path: String) throws {
    try FileManager.default.createDirectory(
      at: url.appendingPathComponent(path), withIntermediateDirectories: true)
  }

  func makeExecutable(_ path: String) throws {
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: url.appendingPathComponent(path).path)
  }

  func remove(_ path: String) throws {
    try FileManager.default.removeItem(at: url.appendingPathComponent(path))
  }

  /// The permissions of a file.
  func mode(of path: String) throws -> Int {
    let file = url.appendingPathComponent(path).path
    let attributes = try FileManager.default.attributesOfItem(atPath: file)
    return try #require(attributes[.posixPermissions] as? Int)
  }

  /// Takes the first rows behind the header out of a CSV file without line breaks in cells.
  func removeRows(in path: String, count: Int) throws {
    let lines = try read(path).split(separator: "\n", omittingEmptySubsequences: false)
    try write(([lines[0]] + lines.dropFirst(1 + count)).joined(separator: "\n"), to: path)
  }
}
