import Applying
import Bytes
import Campaigns
import Diagnostics
import Links
import Planning

/// A run that is to be undone: its report, and the project that it is undone in.
///
/// Campaign files aren't asked: they say what the run did.
struct ReportedRun {
  /// The report's, from the root.
  let path: String
  let report: Report
  let repository: Repository
  let project: ProjectFile
  let lock: Lock
  /// The report, the project file and the lock file, which a plan is bound to.
  let inputs: [Binding.Input]
  /// Those of the project, which are told of the way back.
  let plugins: PluginRun

  /// - Parameters:
  ///   - file: From the working folder, or from the root where a saved plan names it.
  ///   - isSaved: Whether a saved plan names it.
  ///   - allowed: Of `--allow-plugin`.
  /// - Throws: Why it can't be had, or isn't a report that this version reads.
  init(
    _ file: String, isSaved: Bool, allowed: [AllowedPlugin] = [], _ bench: Workbench
  ) throws(RunFailure) {
    let folder = FileSystem.workingFolder
    let repository =
      Repository(above: folder) ?? (isSaved ? nil : Repository.containing(file).repository)
      ?? Repository(root: folder)
    let absolute = FileSystem.absolute(
      isSaved && !file.hasPrefix("/") ? repository.root + "/" + file : file)
    self.repository = repository
    path = repository.path(of: absolute)
    var files = SourceFiles()
    let digest: String
    switch FileSystem.read(absolute) {
    case .failure(let fault):
      throw RunFailure(
        .notRevertible("'\(file)': \(fault.reason)", nil), status: isSaved ? .stalePlan : .failed)
    case .success(let bytes):
      let source = files.add(path: path, bytes: bytes)
      digest = SHA256.hex(bytes)
      guard !PlanFile.isPlan(bytes) else {
        throw RunFailure(.notRevertible("'\(file)' is a plan and not a report", nil))
      }
      do throws(ReportReader.Fault) {
        report = try ReportReader.read(bytes)
      } catch {
        let (detail, span) = error.words(of: file, source)
        throw RunFailure(.notRevertible(detail, span), files: files)
      }
    }
    var diagnostics = DiagnosticList()
    let project = ProjectInputs(repository, beside: SourceFiles(), [], &diagnostics)
    var inputs = project.inputs
    self.project = project.file
    lock = repository.lock(&inputs, &diagnostics)
    plugins = PluginRun(
      bench.inspected(project.file.plugins, in: repository, &inputs, allowed), in: repository,
      bench.environment, now: Clock.now, saved: nil)
    bench.show(diagnostics, inputs.files)
    guard !diagnostics.hasErrors else { throw RunFailure(status: .failed) }
    self.inputs = (inputs.bindings + [Binding.Input(path: path, digest: digest)])
      .sorted { $0.path < $1.path }
  }

  var run: RevertedRun { RevertedRun(run: report.header.run, report: path) }

  var ownership: Ownership {
    Ownership(campaign: report.header.campaign, prefix: project.ownerPrefix)
  }

  /// No links: those of the way back are known when it is known what lives.
  var links: DesiredSet { DesiredSetBuilder.empty(of: ownership) }

  /// What an apply run looks at beside the links.
  var loaded: Workbench.Loaded {
    Workbench.Loaded(
      path: path, repository: repository, project: project, campaign: nil, links: links,
      inputs: inputs, lock: lock, variables: [], plugins: plugins, now: Clock.now,
      diagnostics: DiagnosticList(),
      findings: [], files: SourceFiles())
  }
}

extension Workbench {
  /// Shows why a run didn't begin.
  func show(_ failure: RunFailure) {
    for diagnostic in failure.diagnostics { show(DiagnosticList([diagnostic]), failure.files) }
  }
}

extension Diagnostic {
  fileprivate static func notRevertible(_ detail: String, _ span: SourceSpan?) -> Diagnostic {
    Diagnostic(
      .revert, at: span, detail,
      help: ["Name a report that 'apply' saved in 'reports/' and that this version reads."])
  }

  static func reportOfOtherWorkspace(_ reported: String, _ here: String) -> Diagnostic {
    Diagnostic(
      .revert, at: nil, "the report is of workspace '\(reported)', and this is '\(here)'",
      help: ["Use the key, or the sandbox, that the run used."])
  }

  static func clashingReport(_ path: String) -> Diagnostic {
    Diagnostic(
      .revert, at: nil, "'\(path)' names one key, or one live code, for two links",
      help: ["Two live links with one code can't be told apart: delete one of them."])
  }
}

extension Diagnostic.Code {
  fileprivate static let revert = Diagnostic.Code("XQ4011", "the run can't be undone")
}
