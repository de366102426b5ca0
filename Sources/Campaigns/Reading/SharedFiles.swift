import Diagnostics
import YAMLSyntax

/// The files that a campaign names under `use:`, and those that they use in their turn.
///
/// They are put in one order, each file once: what a file uses stands before it, in the order in
/// which it is named. Of two files with one name the later wins, and the campaign wins over all.
/// A path starts at the folder of the file that names it.
struct SharedFiles {
  private var done: [SourceFile.ID] = []
  /// What is being read, the campaign first, each with the path that it was named by.
  private var open: [(id: SourceFile.ID, path: String)] = []
  private var merged = CampaignFile()

  /// Puts what the shared files hold below what the campaign says itself.
  ///
  /// A name that the campaign gives anew takes the place of the shared one, so that shared names
  /// below it are made of the campaign's value; its own names above it come before it. Defaults
  /// are merged as those of an entry are; rules and tests only add up.
  ///
  /// - Parameter path: Of the campaign file, from the root of the repository.
  /// - Parameter diagnostics: Gets every fault of every shared file.
  static func merge(
    into file: inout CampaignFile, at path: String, _ inputs: inout some InputFiles,
    _ diagnostics: inout DiagnosticList
  ) {
    guard !file.uses.isEmpty else { return }
    var shared = SharedFiles()
    if let id = try? inputs.read(path) { shared.open.append((id, path)) }
    shared.add(file.uses, folder: RelativePath.folder(of: path), &inputs, &diagnostics)
    shared.merged.take(file)
    file.vars = shared.merged.vars
    file.functions = shared.merged.functions
    file.defaults = shared.merged.defaults
    file.defaultLifecycle = shared.merged.defaultLifecycle
    file.policy = shared.merged.policy
    file.tests = shared.merged.tests
    file.incomplete = shared.merged.incomplete
  }

  private mutating func add(
    _ uses: [CampaignFile.Use], folder: String, _ inputs: inout some InputFiles,
    _ diagnostics: inout DiagnosticList
  ) {
    for use in uses {
      guard let id = inputs.open(use.path, from: folder, use.span, &diagnostics) else {
        merged.incomplete.formUnion(CampaignFile.shareable)
        continue
      }
      if let first = open.firstIndex(where: { $0.id == id }) {
        diagnostics.report(.useCircle(use.span, open[first...].map(\.path) + [open[first].path]))
        merged.incomplete.formUnion(CampaignFile.shareable)
        continue
      }
      guard !done.contains(id) else { continue }
      do throws(DiagnosticList) {
        let file = CampaignFile(shared: try SyntaxTree(parsing: id, in: inputs.files), &diagnostics)
        let path = inputs.files[id].path
        open.append((id, path))
        add(file.uses, folder: RelativePath.folder(of: path), &inputs, &diagnostics)
        open.removeLast()
        merged.take(file)
      } catch {
        diagnostics.report(contentsOf: error)
        merged.incomplete.formUnion(CampaignFile.shareable)
      }
      done.append(id)
    }
  }
}

extension CampaignFile {
  /// Puts what another file shares over this one's.
  fileprivate mutating func take(_ file: CampaignFile) {
    vars = CampaignFile.merge(file.vars, over: vars, \.name)
    functions = CampaignFile.merge(file.functions, over: functions, \.name)
    defaults = file.defaults.merged(over: defaults)
    defaultLifecycle = file.defaultLifecycle.merged(over: defaultLifecycle)
    policy += file.policy
    tests += file.tests
    incomplete.formUnion(file.incomplete)
  }

  /// Both lists in their orders, each name once, `own` before `shared` where both have it.
  private static func merge<Declaration>(
    _ own: [Declaration], over shared: [Declaration], _ name: (Declaration) -> String
  ) -> [Declaration] {
    var positions: [String: Int] = [:]
    for (position, declaration) in own.enumerated() { positions[name(declaration)] = position }
    var merged: [Declaration] = []
    var taken = 0
    for declaration in shared {
      guard let position = positions[name(declaration)] else {
        merged.append(declaration)
        continue
      }
      if position >= taken {
        merged += own[taken...position]
        taken = position + 1
      }
    }
    return merged + own[taken...]
  }
}

extension Diagnostic {
  fileprivate static func useCircle(_ span: SourceSpan, _ paths: [String]) -> Diagnostic {
    Diagnostic(
      .useCircle, at: span, paths.joined(separator: " uses "),
      help: ["Move what both need into a file that uses neither."])
  }
}
