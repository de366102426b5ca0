import ArgumentParser
import Planning

/// Which links a run is about.
struct SelectionOptions: ParsableArguments {
  @Option(
    name: .customLong("target"),
    help: ArgumentHelp(
      "Only links with this key, or by name=value: key, slug, id (of the entry), or a dimension; "
        + "'*' any characters, '?' one; may be repeated.",
      valueName: "selector"))
  var targets: [SelectorOption] = []

  @Option(
    name: .customLong("exclude"),
    help: ArgumentHelp("All links but these; may be repeated.", valueName: "selector"))
  var excludes: [SelectorOption] = []

  var selection: LinkSelection {
    var selection = LinkSelection()
    selection.targets = targets.map(\.selector)
    selection.excludes = excludes.map(\.selector)
    return selection
  }
}

/// `store=0421`, `s-04*`.
struct SelectorOption: ExpressibleByArgument {
  let selector: LinkSelector

  init?(argument: String) {
    guard let selector = LinkSelector(argument) else { return nil }
    self.selector = selector
  }
}
