import Bytes
import Diagnostics
import Expressions
import Links

/// The rules of `moved:`: under which keys renamed links got their codes.
///
/// A rule is read backwards, from a key of today to the one it had: nothing but the files is asked.
struct Moves: Sendable {
  private struct Rule {
    let declaration: MoveDeclaration
    let former: FormerKey
    /// Nil where `to` is a key and no pattern.
    let pattern: TextPattern?
  }

  private var rules: [Rule] = []
  private let plain: TextIndex
  /// The rule of each row of ``plain``.
  private let plainRules: [Int]
  private let patternRules: [Int]

  /// Compiles the rules; what can't be followed is reported and left out.
  init(_ declarations: [MoveDeclaration], _ diagnostics: inout DiagnosticList) {
    for declaration in declarations {
      if let rule = Moves.rule(declaration, &diagnostics) { rules.append(rule) }
    }
    plainRules = rules.indices.filter { [rules] in rules[$0].pattern == nil }
    patternRules = rules.indices.filter { [rules] in rules[$0].pattern != nil }
    plain = TextIndex(TextColumn(plainRules.map { [rules] in rules[$0].declaration.to }))
    for twice in plain.repeats {
      let (first, second) = (rules[plainRules[twice.first]], rules[plainRules[twice.row]])
      diagnostics.report(.movedTwice(second.declaration, first.declaration, second.declaration.to))
    }
  }

  private static func rule(
    _ declaration: MoveDeclaration, _ diagnostics: inout DiagnosticList
  ) -> Rule? {
    let former = FormerKey(declaration.from)
    if declaration.from.isEmpty || declaration.to.isEmpty || declaration.from == declaration.to {
      diagnostics.report(.noMove(declaration))
      return nil
    }
    if FormerKey(declaration.to).lastGroup > 0 {
      diagnostics.report(.groupInKey(declaration))
      return nil
    }
    guard former.lastGroup > 0 else {
      return Rule(declaration: declaration, former: former, pattern: nil)
    }
    do throws(TextPattern.Refusal) {
      let pattern = try TextPattern(declaration.to)
      guard former.lastGroup <= pattern.groupCount else {
        diagnostics.report(.noGroup(declaration, former.lastGroup, of: pattern.groupCount))
        return nil
      }
      return Rule(declaration: declaration, former: former, pattern: pattern)
    } catch {
      diagnostics.report(.noPattern(declaration, error.reason))
      return nil
    }
  }

  var isEmpty: Bool { rules.isEmpty }

  /// Writes the key that a key of today had before; false, and nothing written, where it had none.
  func write(
    formerOf key: UnsafeBufferPointer<UInt8>, into builder: inout TextColumnBuilder
  ) -> Bool {
    if let row = plain.row(of: key) {
      builder.write(rules[plainRules[row]].declaration.from)
      return true
    }
    for number in patternRules {
      guard let groups = rules[number].pattern?.groups(of: key) else { continue }
      rules[number].former.write(groups, into: &builder)
      return !builder.pending.isEmpty
    }
    return false
  }

  /// Reports rules for no link, keys with two rules, and former keys that somebody else has.
  ///
  /// - Complexity: O(*links* × *patterns*); nothing where there are no rules.
  func check(_ links: DesiredSet, _ diagnostics: inout DiagnosticList) {
    guard !isEmpty else { return }
    var isUsed = [Bool](repeating: false, count: rules.count)
    for link in 0..<links.count {
      let numbers = rules(for: links.keys[link])
      for number in numbers { isUsed[number] = true }
      if numbers.count > 1 {
        let (first, second) = (rules[numbers[0]].declaration, rules[numbers[1]].declaration)
        diagnostics.report(.movedTwice(second, first, links.keys.string(at: link)))
      }
    }
    for number in rules.indices where !isUsed[number] {
      let isPattern = rules[number].pattern != nil
      diagnostics.report(.unknownKey(rules[number].declaration, links, isPattern: isPattern))
    }
    checkFormerKeys(of: links, &diagnostics)
  }

  private func checkFormerKeys(of links: DesiredSet, _ diagnostics: inout DiagnosticList) {
    guard !links.formerKeys.isEmpty else { return }
    let keys = TextIndex(links.keys)
    let former = TextIndex(links.formerKeys)
    for link in 0..<links.count where !links.formerKeys.isEmpty(at: link) {
      guard let number = rules(for: links.keys[link]).first else { continue }
      if keys.row(of: links.formerKeys[link]) != nil {
        diagnostics.report(.keyIsInUse(rules[number].declaration, links[link]))
      }
      if let first = former.row(of: links.formerKeys[link]), first != link {
        diagnostics.report(.sameFormerKey(rules[number].declaration, links[first], links[link]))
      }
    }
  }

  /// The rules for a key, the one that counts first.
  private func rules(for key: UnsafeBufferPointer<UInt8>) -> [Int] {
    let exact = plain.row(of: key).map { [plainRules[$0]] } ?? []
    return exact + patternRules.filter { rules[$0].pattern?.groups(of: key) != nil }
  }
}
