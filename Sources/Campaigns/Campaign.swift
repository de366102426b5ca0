package import Diagnostics
import Expressions
package import Links
import YAMLSyntax

/// A campaign that was read, with its variables and data, ready to be expanded.
///
/// Pure: equal files, variables and `now` give equal links in equal order.
package struct Campaign: Sendable {
  package let ownership: Ownership
  package let onRemove: OnRemove

  /// When the campaign is over; nil where it doesn't say.
  package let ends: Instant?

  let links: [LinkDeclaration]
  private let removedLabels: RemovedLabels
  private let moves: Moves
  let policy: Policy
  let tests: [TestDeclaration]
  /// Whether nothing that was read has a fault.
  private let isSound: Bool
  let context: EntryExpansion.Context

  /// What a run gives from outside.
  package struct Settings: Sendable {
    /// Values of inputs, by name.
    package var variables: [String: Variable] = [:]
    /// The environment; files see only the names they declare.
    package var environment: [String: String] = [:]
    /// Whether files see none of it, because a stranger may have written them.
    package var isUntrusted = false
    package var project = ProjectFile()
    /// The plan's pinned time.
    package var now: Instant
    package var plugins: any PluginDesk = NoPlugins()

    package init(now: Instant) {
      self.now = now
    }

    /// The value of an input as it is written outside.
    package struct Variable: Sendable {
      package let text: String
      /// Nil where no file gives it.
      package let place: Place?

      package struct Place: Sendable {
        let name: SourceSpan
        let value: SourceSpan
      }

      package init(_ text: String, at place: Place? = nil) {
        self.text = text
        self.place = place
      }
    }
  }

  /// Reads a campaign file and its data.
  ///
  /// - Parameter path: From the root of the repository.
  /// - Parameter diagnostics: Gets every fault of every stage that could be reached, and warnings.
  /// - Returns: Nil where a fault leaves nothing to expand; the links are checked all the same.
  package init?(
    _ path: String, _ inputs: inout some InputFiles, _ settings: Settings,
    _ diagnostics: inout DiagnosticList
  ) {
    let tree: SyntaxTree
    do {
      let id = try inputs.read(path)
      tree = try SyntaxTree(parsing: id, in: inputs.files)
    } catch let fault as InputFault {
      diagnostics.report(.unreadable(fault, path, at: nil))
      return nil
    } catch let list as DiagnosticList {
      diagnostics.report(contentsOf: list)
      return nil
    } catch {
      preconditionFailure("no other error can be thrown: \(error)")
    }
    let known = diagnostics.errorCount
    var file = CampaignFile(tree, folder: RelativePath.folder(of: path), &diagnostics)
    _ = PluginDeclaration.merged(settings.project.plugins, file.plugins, &diagnostics)
    SharedFiles.merge(into: &file, at: path, &inputs, &diagnostics)
    ownership = Ownership(campaign: file.id, prefix: settings.project.ownerPrefix)
    if Label.fault(in: ownership.ownerLabel) != nil, let span = file.idSpan, file.id.count <= 40 {
      diagnostics.report(.ownerLabel(span, ownership))
    }
    onRemove = file.onRemove
    links = file.links
    var preparation = Preparation(file, settings)
    preparation.run(folder: RelativePath.folder(of: path), &inputs, &diagnostics)
    removedLabels = RemovedLabels(
      file.removedLabels, ownership, preparation.compiler, &diagnostics)
    moves = Moves(file.moves, &diagnostics)
    let lifecycle = Lifecycle(removedLabels: removedLabels.texts)
      .with(file.lifecycle, preparation.compiler, &diagnostics)
    ends = lifecycle.ends
    var defaults = file.defaults
    defaults.code = defaults.code.merged(over: file.code)
    context = EntryExpansion.Context(
      compiler: preparation.compiler, tables: preparation.tables, places: preparation.places,
      defaults: defaults,
      ownership: ownership, moves: moves, now: settings.now,
      lifecycle: lifecycle.with(file.defaultLifecycle, preparation.compiler, &diagnostics),
      plugins: settings.plugins)
    tests = file.tests
    policy = Policy(
      file, preparation.compiler, settings, now: context.time, &diagnostics)
    isSound = diagnostics.errorCount == known
    if preparation.isBroken || file.id.isEmpty {
      precondition(!isSound, "a campaign can't fail without a reason")
      check(&diagnostics, without: file.doubtful)
      return nil
    }
  }

  /// Reports the faults of the entries that don't come from names without values.
  ///
  /// - Parameter doubtful: Kinds that are left out.
  private func check(
    _ diagnostics: inout DiagnosticList, without doubtful: Set<Diagnostic.Code>
  ) {
    var faults = DiagnosticList()
    for link in links { _ = EntryExpansion(link, context, PlanBudget(), isBroken: true, &faults) }
    let sure = DiagnosticList(faults.items.filter(\.code.needsNoValues))
    diagnostics.report(contentsOf: sure, without: doubtful)
  }

  /// Expands all entries.
  ///
  /// - Parameter diagnostics: Gets every fault of every link, each kind and place once, counted.
  /// - Returns: The links, or nil where one has a fault or the campaign was read with one.
  /// - Complexity: O(*n*) in the number of links, and O(*n* log *n*) to order them.
  package func expand(_ diagnostics: inout DiagnosticList) -> DesiredSet? {
    let known = diagnostics.errorCount
    var expansions: [EntryExpansion] = []
    var total = 0
    let plan = PlanBudget()
    for link in links {
      let expansion = EntryExpansion(link, context, plan, &diagnostics)
      total += expansion.count
      guard total <= Tuples.limit else {
        diagnostics.report(.tooMany(link.span, "this entry"))
        return nil
      }
      expansions.append(expansion)
    }
    var builder = DesiredSetBuilder(ownership: ownership, capacity: total)
    for expansion in expansions { expansion.append(to: &builder, &diagnostics) }
    guard isSound, diagnostics.errorCount == known else { return nil }
    let transforms = PluginTransforms(expansions.map(\.transforms), context.plugins)
    if !transforms.isEmpty {
      builder = transforms.applied(to: builder.unchecked(), &diagnostics)
      guard diagnostics.errorCount == known else { return nil }
    }
    do throws(DesiredSetClashes) {
      let set = try builder.finish()
      removedLabels.check(set, &diagnostics)
      moves.check(set, &diagnostics)
      return diagnostics.errorCount == known ? set : nil
    } catch {
      moves.check(error.desired, &diagnostics)
      diagnostics.report(contentsOf: DiagnosticList(error.diagnostics))
      return nil
    }
  }
}

extension Diagnostic.Code {
  /// Whether a fault of this kind is one whatever the values of names are.
  fileprivate var needsNoValues: Bool {
    let names = [
      ExpressionCodes.unknownName, ExpressionCodes.unknownFunction, ExpressionCodes.arguments,
      ExpressionCodes.noSuchColumn, .notOneExpression,
    ]
    return id.hasPrefix("XQ02") || id.hasPrefix("XQ10") || names.contains(self)
  }
}

extension Diagnostic {
  fileprivate static func ownerLabel(_ span: SourceSpan, _ ownership: Ownership) -> Diagnostic {
    let label = ownership.ownerLabel
    return Diagnostic(
      .campaignID, at: span,
      "'\(label)', the label of its links, has \(label.count) characters, and 50 are the most",
      help: ["Shorten the id, or 'owner_prefix:' in '\(ProjectFile.path)'."])
  }
}
