/// Where copies of plugins are made.
enum TemporaryFolder {
  /// `TMPDIR`, where it names a folder from the root, or `/tmp`.
  static func path(_ environment: [String: String]) -> String {
    environment["TMPDIR"].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? "/tmp"
  }
}
