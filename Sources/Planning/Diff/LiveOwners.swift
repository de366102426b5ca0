import Bytes
import Links

/// Whose each live link is, told by its labels alone.
struct LiveOwners {
  enum Owner: UInt8 {
    /// Carries the campaign's owner label and no other one.
    case ours
    /// Carries other campaigns' owner labels only.
    case foreign
    /// Carries no owner label.
    case unmanaged
    /// Carries the campaign's owner label and another campaign's.
    case shared
  }

  private let owners: [Owner]

  /// How many links carry the campaign's owner label.
  let owned: Int

  /// - Complexity: O(*n*) in the number of labels.
  init(of live: LiveSet, _ ownership: Ownership) {
    let words = TextColumn([ownership.prefix, ownership.ownerLabel])
    let (prefix, label) = (words[0], words[1])
    var owned = 0
    owners = (0..<live.count).map { link in
      var (isOurs, isForeign) = (false, false)
      for item in live.labels[link] {
        let text = live.labels.items[item]
        guard hasPrefix(text, prefix) else { continue }
        if areEqual(text, label) { isOurs = true } else { isForeign = true }
      }
      if isOurs { owned += 1 }
      return isOurs ? (isForeign ? .shared : .ours) : (isForeign ? .foreign : .unmanaged)
    }
    self.owned = owned
    withExtendedLifetime(words) {}
  }

  subscript(link: Int) -> Owner { owners[link] }

  /// Whether the link is the campaign's, be it alone or not.
  func isOwned(_ link: Int) -> Bool { owners[link] == .ours || owners[link] == .shared }
}

/// Whether `text` begins with `prefix`, byte for byte.
func hasPrefix(_ text: UnsafeBufferPointer<UInt8>, _ prefix: UnsafeBufferPointer<UInt8>) -> Bool {
  guard text.count >= prefix.count else { return false }
  for index in 0..<prefix.count where text[index] != prefix[index] { return false }
  return true
}
