package import Bytes

/// How the codes of links are drawn, and what their files are called.
package struct CodeColumns: Sendable {
  /// The different styles that occur; the first is the standard one.
  package let styles: [CodeStyle]

  /// For each link the number of its style; shorter where the rest has the standard one.
  package let styleIndices: [UInt32]

  /// Names of files without their ending, as far as ``styleIndices`` goes; empty where none is given.
  package let files: TextColumn

  /// Captions, as far as ``styleIndices`` goes; empty where none is given.
  package let captions: TextColumn
}

/// Builds ``CodeColumns`` without a cost for links that say nothing of their codes.
package struct CodeColumnsBuilder: ~Copyable {
  private var styles = [CodeStyle()]
  private var styleIndices: [UInt32] = []
  private var files = TextColumnBuilder()
  private var captions = TextColumnBuilder()

  /// Adds the code of a link.
  ///
  /// - Parameter link: Its number, larger than those before.
  package mutating func append(
    _ style: CodeStyle, file: String, caption: String, of link: Int
  ) {
    precondition(link >= styleIndices.count, "codes come in the order of their links")
    while styleIndices.count < link { append(0, "", "") }
    if styles[styles.count - 1] != style, !styles.contains(style) { styles.append(style) }
    let index = styles.lastIndex(of: style) ?? 0
    append(UInt32(index), file, caption)
  }

  private mutating func append(_ style: UInt32, _ file: String, _ caption: String) {
    styleIndices.append(style)
    files.append(file)
    captions.append(caption)
  }

  consuming func finish() -> CodeColumns {
    let (styles, styleIndices) = (styles, styleIndices)
    let files = files.finish()
    return CodeColumns(
      styles: styles, styleIndices: styleIndices, files: files, captions: captions.finish())
  }
}

extension DesiredLink {
  package var codeStyle: CodeStyle { desired.codes.styles[Int(styleIndex ?? 0)] }

  /// The name of the code's file without its ending; nil where the campaign gives none.
  package var codeFile: String? {
    styleIndex == nil || desired.codes.files.isEmpty(at: index)
      ? nil : desired.codes.files.string(at: index)
  }

  /// What stands below the code; nil where the campaign gives nothing.
  package var codeCaption: String? {
    styleIndex == nil || desired.codes.captions.isEmpty(at: index)
      ? nil : desired.codes.captions.string(at: index)
  }

  /// Whether the campaign says something of the link's code.
  package var hasCode: Bool { styleIndex != nil }

  private var styleIndex: UInt32? {
    index < desired.codes.styleIndices.count ? desired.codes.styleIndices[index] : nil
  }
}
