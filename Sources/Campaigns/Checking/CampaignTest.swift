import Bytes
package import Diagnostics
import Expressions
package import Links
import YAMLSyntax

extension Campaign {
  /// Runs the tests of the campaign and of the files that it uses.
  ///
  /// - Parameters:
  ///   - path: Of the campaign file, which is read again for tests with values of their own.
  ///   - links: What the campaign expands to.
  ///   - diagnostics: Gets an error for each claim that doesn't hold, with what was found instead.
  /// - Complexity: That of expanding the campaign, for each test with values of its own.
  package func test(
    _ path: String, _ links: DesiredSet, _ inputs: inout some InputFiles, _ settings: Settings,
    _ diagnostics: inout DiagnosticList
  ) {
    for test in tests {
      guard !test.variables.isEmpty || test.claim.isError else {
        check(test, links, DiagnosticList(), &diagnostics)
        continue
      }
      var settings = settings
      settings.variables.merge(test.variables) { $1 }
      var faults = DiagnosticList()
      let campaign = Campaign(path, &inputs, settings, &faults)
      let links = campaign?.expand(&faults)
      if let campaign, let links {
        for finding in campaign.policyFindings(on: links, &faults) {
          faults.report(finding.diagnostic)
        }
      }
      check(test, links, faults, &diagnostics)
    }
  }

  private func check(
    _ test: TestDeclaration, _ links: DesiredSet?, _ faults: DiagnosticList,
    _ diagnostics: inout DiagnosticList
  ) {
    let errors = faults.items.filter { $0.severity == .error }
    switch test.claim {
    case .error(let code):
      guard !errors.contains(where: { $0.code.id == code }) else { return }
      diagnostics.report(.failed(test, "the error \(code)", TestedLink.found(links, errors)))
    case .count(let count):
      guard let links, links.count == count else {
        let found = TestedLink.found(links, errors)
        diagnostics.report(.failed(test, TestedLink.counted(count), found))
        return
      }
    case .link(let key, let expectations):
      guard let links else {
        let found = TestedLink.found(links, errors)
        diagnostics.report(.failed(test, "a link '\(key)'", found))
        return
      }
      guard let row = (0..<links.count).first(where: { links.keys[$0].elementsEqual(key.utf8) })
      else {
        diagnostics.report(.noLink(test, key, links))
        return
      }
      TestedLink(link: links[row], compiler: context.compiler).check(expectations, &diagnostics)
    }
  }
}

extension TestDeclaration.Claim {
  fileprivate var isError: Bool {
    if case .error = self { true } else { false }
  }
}
