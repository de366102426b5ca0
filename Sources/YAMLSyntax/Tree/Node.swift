package import Diagnostics

/// A value in a YAML file and its place.
///
/// An alias stands in the tree as the node it names, with that node's place: there is where the
/// text can be changed.
package struct Node: Sendable {
  package indirect enum Kind: Sendable {
    case scalar(Scalar)
    case sequence([Node])
    case mapping(Mapping)
  }

  /// The bytes of the value, without anchor, tag and comments; quotes and brackets are in it.
  ///
  /// A block collection ends with its last item. A value that isn't written is empty, at the place
  /// where it could begin.
  package let span: SourceSpan
  package let kind: Kind
}
