import Links

extension SchemaObject {
  /// Every mapping that the reader knows, each before those that hold it.
  static let all = [
    input, dataSource, function, lifecycle, moved, code, utm, conditions, routingRule, defaults,
    set, link, rule, expectation, test, plugin, campaign, shared, service, guards, check, project,
    policyFile, provisions, capabilities, limits, pluginFile,
  ]

  static let campaign = SchemaObject(
    subject: "a campaign", name: "campaign",
    fields: [
      SchemaField(
        "campaign", .plain, isRequired: true,
        "The campaign's id: 1 to 40 lower-case letters, digits and hyphens, not beginning with a "
          + "hyphen. Becomes the label campaign-<id> on every link."),
      SchemaField("description", .plain, "For people."),
      use,
      SchemaField(
        "env", .list(.plain), "Variables of the environment that expressions may see."),
      plugins, vars,
      SchemaField(
        "inputs", .map(.object(input), isNamed: true), "Values that a run may set with --var."),
      SchemaField(
        "data", .map(.either([.object(dataSource), .list(.any)]), isNamed: true),
        "Rows and values; a list stands for {rows: …}."),
      functions, defaultFields,
      SchemaField(
        "lifecycle", .object(lifecycle), "When it ends, what follows, what a plan leaves alone."),
      SchemaField(
        "time_zone", .plain,
        "Whose dates those without a time are: Europe/Zurich, or an offset."),
      SchemaField(
        "remove_labels", .list(.text), "Labels that live links lose."),
      SchemaField(
        "on_remove", .words(OnRemove.allCases.map(\.rawValue)),
        "What happens to live links that the file no longer asks for; delete needs --prune too."),
      SchemaField(
        "qr", .object(code), "How the codes are drawn, unless a level below says otherwise."),
      policy, tests,
      SchemaField(
        "moved", .list(.object(moved)), "Links whose keys were renamed and whose codes stay."),
      SchemaField(
        "links", .list(.object(link)), isRequired: true,
        "Entries, each of which makes a link for each combination of its axes."),
    ])

  static let shared = SchemaObject(
    subject: "a shared file", name: "shared",
    fields: [use, vars, functions, defaultFields, policy, tests])

  private static let use = SchemaField(
    "use", .list(.plain), "Paths of shared files, whose content stands below this file's own.")

  private static let vars = SchemaField(
    "vars", .map(.any, isNamed: true), "Values by name; each may use those above it.")

  private static let functions = SchemaField(
    "functions", .map(.object(function), isNamed: true), "Expressions with a name.")

  private static let defaultFields = SchemaField(
    "defaults", .object(defaults), "Fields of every link, unless an entry says otherwise.")

  static let input = SchemaObject(
    subject: "an input", name: "input",
    fields: [
      SchemaField(
        "type", .words(InputDeclaration.Kind.allCases.map(\.rawValue)), "Its type; string."),
      SchemaField("default", .any, "Its value where no run gives one."),
      SchemaField("description", .any, "For people."),
    ])

  static let dataSource = SchemaObject(
    subject: "a data source", name: "data_source",
    fields: [
      SchemaField("csv", .plain, "Path of a CSV file with a header, from this file's folder."),
      SchemaField("json", .plain, "Path of a JSON file: an array of objects, or one value."),
      SchemaField("jsonl", .plain, "Path of a file with a JSON object in each line."),
      SchemaField("yaml", .plain, "Path of a YAML file."),
      SchemaField("rows", .any, "Rows or a value, written here."),
      SchemaField("plugin", .plain, "A plugin and what it provides: crm.stores."),
      SchemaField("args", .map(.any, isNamed: false), "What the plugin is asked with."),
      SchemaField("key", .plain, "The column that tells rows apart."),
      SchemaField(
        "columns",
        .map(.words(DataDeclaration.ColumnKind.allCases.map(\.rawValue)), isNamed: false),
        "Types of columns; those of CSV are texts without it."),
      SchemaField("where", .expression, "Which rows are taken, by 'row'."),
      SchemaField("delimiter", .words([",", ";", "|", "tab", "\t"]), "Of a CSV file."),
      SchemaField(
        "duplicates", .words(["fail", "first"]), "What rows are that repeat a key; fail."),
    ])

  static let function = SchemaObject(
    subject: "a function", name: "function",
    fields: [
      SchemaField("params", .list(.plain), "Its parameters; nothing else is in its scope."),
      SchemaField("value", .expression, isRequired: true, "Its value."),
    ])

  static let moved = SchemaObject(
    subject: "an item of 'moved'", name: "moved",
    fields: [
      SchemaField(
        "from", .plain, isRequired: true, "The key under which the link got its code."),
      SchemaField(
        "to", .plain, isRequired: true, "The key that it has now, or a pattern of such keys."),
    ])
}
