import Bytes
import Diagnostics
import Links
import QRCodes
import Reporting

/// Draws the codes of a campaign into a folder, with what tells of them.
struct CodeExport {
  let folder: String
  let formats: [CodeFormat]
  let dotsPerInch: Int
  /// Digests of files that needn't be drawn again, by path.
  let known: [String: String]
  let sheet: ContactSheet.Layout?

  /// What was written.
  struct Result {
    let manifest: CodeManifest
    /// How many codes were left out.
    let unchanged: Int
    /// Of the codes that were drawn.
    let codes: [CodeBatch.Code]
  }

  /// Why a file couldn't be written.
  struct Failure: Error {
    let path: String
    let reason: String
  }

  /// Pictures that a machine can still hold: pixels of a side.
  static let largestPicture = 20_000.0

  private static let sheetName = "sheet"

  /// Writes the files, and the manifests last: who finds them has a whole folder.
  func write(
    _ batch: CodeBatch, of links: DesiredSet, isSandbox: Bool, progress: (Int) -> Void
  ) throws(Failure) -> Result {
    var records: [CodeRecord] = []
    var drawn: [CodeBatch.Code] = []
    var folders: Set<Substring> = []
    for (number, code) in batch.codes.enumerated() {
      let files = formats.map { format in
        (
          format,
          code.file + "." + format.rawValue,
          format.draw(code.symbol, code.geometry, dotsPerInch: dotsPerInch)
        )
      }
      let record = record(
        code, links[code.link],
        files.map { .init(format: $0.0.rawValue, path: $0.1, sha256: SHA256.hex($0.2)) })
      progress(number + 1)
      if record.files.allSatisfy({ known[$0.path] == $0.sha256 }) { continue }
      for file in files { try write(file.2, to: file.1, &folders) }
      records.append(record)
      drawn.append(code)
    }
    if let sheet, !drawn.isEmpty {
      var pages = ContactSheet(sheet)
      for code in drawn { pages.add(code.symbol, code.geometry, caption: code.caption) }
      try write(pages.finish(), to: CodeExport.sheetName + ".pdf", &folders)
    }
    if !drawn.isEmpty { FileSystem.flush() }
    let manifest = CodeManifest(
      campaign: links.ownership.campaign, isSandbox: isSandbox, toolVersion: Version.text,
      codes: records, formats: formats.map(\.rawValue),
      dimensions: CodeExport.dimensions(of: links))
    try write(
      Terminal.withoutSecrets(manifest.csv), to: "manifest.csv", &folders, waits: true)
    try write(
      Terminal.withoutSecrets(manifest.json), to: "manifest.json", &folders, waits: true)
    return Result(
      manifest: manifest, unchanged: batch.codes.count - drawn.count, codes: drawn)
  }

  /// The names of all entries' axes, each once.
  private static func dimensions(of links: DesiredSet) -> [String] {
    var names: [String] = []
    for axis in links.entries.flatMap(\.axes) where !names.contains(axis.name) {
      names.append(axis.name)
    }
    return names
  }

  private func record(
    _ code: CodeBatch.Code, _ link: DesiredLink, _ files: [CodeRecord.File]
  ) -> CodeRecord {
    CodeRecord(
      key: link.key, dimensions: link.dimensions, shortURL: code.shortURL,
      destination: link.destination, caption: code.caption, version: code.symbol.version,
      correction: code.symbol.correction.rawValue, quietZone: code.geometry.quietZone,
      side: "\(Millimetres(code.geometry.side))", module: "\(Millimetres(code.geometry.module))",
      files: files)
  }

  /// - Parameter folders: Those that are there, so that each is made once.
  private func write(
    _ bytes: [UInt8], to path: String, _ folders: inout Set<Substring>, waits: Bool = false
  ) throws(Failure) {
    let path = folder + "/" + path
    let parent = path[..<(path.utf8.lastIndex(of: 0x2F) ?? path.startIndex)]
    var fault: FileSystem.Fault?
    if folders.insert(parent).inserted { fault = FileSystem.makeFolder(String(parent)) }
    fault = fault ?? FileSystem.write(bytes, to: path, waits: waits)
    if let fault { throw Failure(path: path, reason: fault.reason) }
  }

  /// What can't be drawn as asked for: pictures beyond all memory, codes larger than their cell.
  func faults(of batch: CodeBatch) -> [Diagnostic] {
    let side = batch.codes.map(\.geometry.side).max() ?? 0
    var faults: [Diagnostic] = []
    if formats.contains(.png), side / 25.4 * Double(dotsPerInch) > CodeExport.largestPicture {
      faults.append(.largePicture(side, dotsPerInch))
    }
    let isTaken = batch.codes.contains { $0.file.lowercased() == CodeExport.sheetName }
    if sheet != nil, formats.contains(.pdf), isTaken { faults.append(.sheetName) }
    if let sheet, side > sheet.largestSide { faults.append(.noRoom(side, sheet)) }
    return faults
  }
}

extension Diagnostic {
  fileprivate static let sheetName = Diagnostic(
    .sharedFile, at: nil, "'sheet.pdf' is the contact sheet, and the file of a code",
    help: ["Give the code another 'file:' in 'qr:'."])

  fileprivate static func largePicture(_ side: Double, _ dotsPerInch: Int) -> Diagnostic {
    let best = Int(CodeExport.largestPicture * 25.4 / side)
    return Diagnostic(
      Code("XQ4109", "picture is too large"), at: nil,
      "\(Millimetres(side)) mm at \(dotsPerInch) dpi are more than 20,000 pixels",
      help: ["Draw it as 'svg' or 'pdf', which have no pixels, or with '--dpi \(best)'."])
  }

  fileprivate static func noRoom(_ side: Double, _ sheet: ContactSheet.Layout) -> Diagnostic {
    Diagnostic(
      Code("XQ4110", "code is larger than its place on the sheet"), at: nil,
      "a code of \(Millimetres(side, digits: 1)) mm, and \(sheet.columns)x\(sheet.rows) leaves "
        + "\(Millimetres(max(0, sheet.largestSide), digits: 1)) mm",
      help: ["Name fewer columns and rows with '--sheet', or a larger '--sheet-page'."])
  }
}
