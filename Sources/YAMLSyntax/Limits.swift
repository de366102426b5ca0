/// What a file may ask of us.
///
/// Every limit is checked while events arrive, before more is built.
enum Limits {
  static let fileBytes = 16 << 20
  /// Of nested sequences and mappings, aliases followed; consumers may recurse.
  static let depth = 64
  static let scalarBytes = 1 << 20
  /// Of scalars, sequences and mappings, keys counted, aliases followed.
  static let nodes = 1_000_000
  static let aliases = 1_000

  /// How many nodes a file of `written` nodes may come to when its aliases are followed.
  ///
  /// Generous to small files, so that only files made to explode are refused.
  static func expandedNodes(written: Int) -> Int { 10 * written + 10_000 }

  /// Places named in one file before the rest is given up.
  static let reports = 50
  /// A file up to this size is read again behind each unquoted expression.
  static let repairableBytes = 1 << 20
}
