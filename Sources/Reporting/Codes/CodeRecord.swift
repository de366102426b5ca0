/// One code as a manifest tells of it.
package struct CodeRecord: Sendable {
  package struct File: Hashable, Sendable {
    /// The format, by its ending.
    package let format: String
    /// From the folder of the manifest.
    package let path: String
    /// 64 hexadecimal digits.
    package let sha256: String

    package init(format: String, path: String, sha256: String) {
      self.format = format
      self.path = path
      self.sha256 = sha256
    }
  }

  package var key: String
  package var dimensions: [(name: String, value: String)]
  /// What the code holds.
  package var shortURL: String
  package var destination: String
  package var caption: String
  package var version: Int
  /// `L`, `M`, `Q` or `H`.
  package var correction: String
  package var quietZone: Int
  /// Millimetres, as decimals.
  package var side: String
  package var module: String
  package var files: [File]

  package init(
    key: String, dimensions: [(name: String, value: String)], shortURL: String,
    destination: String, caption: String, version: Int, correction: String, quietZone: Int,
    side: String, module: String, files: [File]
  ) {
    self.key = key
    self.dimensions = dimensions
    self.shortURL = shortURL
    self.destination = destination
    self.caption = caption
    self.version = version
    self.correction = correction
    self.quietZone = quietZone
    self.side = side
    self.module = module
    self.files = files
  }
}
