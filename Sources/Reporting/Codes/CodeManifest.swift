import JSON

/// The list of the codes of a campaign that goes to the printer with them, in the order of the
/// campaign's links.
package struct CodeManifest: Sendable {
  package static let kind = "xqr-campaign.codes"

  package let campaign: String
  /// Whether the short URLs are a sandbox's, which nobody outside can open.
  package let isSandbox: Bool
  package let toolVersion: String
  package let codes: [CodeRecord]
  /// Of the files of each code, whether there is a code or none.
  private let formats: [String]
  /// Names of dimensions, of all links of the campaign.
  private let dimensions: [String]

  /// - Parameter formats: Of the files of each code; the CSV has their columns without a code, too.
  /// - Parameter dimensions: Names that all links of the campaign have together, in their order.
  package init(
    campaign: String, isSandbox: Bool, toolVersion: String, codes: [CodeRecord], formats: [String],
    dimensions: [String]
  ) {
    self.campaign = campaign
    self.isSandbox = isSandbox
    self.toolVersion = toolVersion
    self.codes = codes
    self.formats = formats
    self.dimensions = dimensions
  }

  /// A row a code, for scripts, spreadsheets and mail merges; RFC 4180.
  ///
  /// For each format two columns: its file, and the file's digest.
  package var csv: [UInt8] {
    let own = [
      "key", "short_url", "url", "caption", "version", "correction", "quiet_zone", "size_mm",
      "module_mm", "sandbox",
    ]
    var csv = CSVText()
    csv.addHeader(own + formats.flatMap { [$0, $0 + "_sha256"] }, dimensions: dimensions)
    for code in codes {
      for cell in [code.key, code.shortURL, code.destination, code.caption] { csv.add(cell) }
      csv.add(String(code.version))
      csv.add(code.correction)
      csv.add(String(code.quietZone))
      csv.add(code.side)
      csv.add(code.module)
      csv.add(isSandbox ? "true" : "false")
      for file in code.files {
        csv.add(file.path)
        csv.add(file.sha256)
      }
      for name in dimensions { csv.add(code.dimensions.first { $0.name == name }?.value ?? "") }
      csv.endRow()
    }
    return csv.bytes
  }

  /// The same as JSON, a code a line.
  package var json: [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.member("format_version", "1.0")
    json.member("kind", CodeManifest.kind)
    json.member("campaign", campaign)
    json.key("sandbox")
    json.bool(isSandbox)
    json.member("tool_version", toolVersion)
    json.key("codes")
    json.beginArray()
    for code in codes {
      json.newline()
      json.write(code)
    }
    json.newline()
    json.endArray()
    json.endObject()
    json.newline()
    return json.bytes
  }

  /// The digests of files by their paths, as manifests before tell them; nil where the bytes are no
  /// manifest of the campaign.
  package static func digests(in bytes: [UInt8], of campaign: String) -> [String: String]? {
    guard let root = try? JSONDocument(parsing: bytes).root, root["kind"]?.string == kind,
      root["format_version"]?.string?.hasPrefix("1.") == true,
      root["campaign"]?.string == campaign, let codes = root["codes"]
    else { return nil }
    var digests: [String: String] = [:]
    for code in codes.elements {
      guard let files = code["files"] else { return nil }
      for file in files.members {
        guard let path = file.value["file"]?.string, let digest = file.value["sha256"]?.string
        else { return nil }
        digests[path] = digest
      }
    }
    return digests
  }
}

extension JSONWriter {
  fileprivate mutating func write(_ code: CodeRecord) {
    beginObject()
    member("key", code.key)
    key("dimensions")
    beginObject()
    for dimension in code.dimensions { member(dimension.name, dimension.value) }
    endObject()
    member("short_url", code.shortURL)
    member("url", code.destination)
    member("caption", code.caption)
    key("version")
    int(code.version)
    member("correction", code.correction)
    key("quiet_zone")
    int(code.quietZone)
    key("size_mm")
    raw(code.side.utf8)
    key("module_mm")
    raw(code.module.utf8)
    key("files")
    beginObject()
    for file in code.files {
      key(file.format)
      beginObject()
      member("file", file.path)
      member("sha256", file.sha256)
      endObject()
    }
    endObject()
    endObject()
  }

  fileprivate mutating func member(_ name: String, _ text: String) {
    key(name)
    string(text)
  }
}
