extension SchemaObject {
  static let policyRule = SchemaObject(
    subject: "a rule of 'policy'", name: "policy_rule",
    fields: [
      SchemaField("id", .plain, isRequired: true, "Its name, unique among all rules."),
      SchemaField(
        "severity", .words(PolicyDeclaration.Severity.allCases.map(\.rawValue)), isRequired: true,
        "Whether it warns or refuses the run."),
      SchemaField(
        "scope", .words(PolicyDeclaration.Scope.allCases.map(\.rawValue)),
        "What it looks at; link."),
      SchemaField("where", .expression, "For which links it is."),
      SchemaField("check", .expression, isRequired: true, "True where the rule is kept."),
      SchemaField("message", .text, "What is wrong where it isn't."),
    ])

  static let test = SchemaObject(
    subject: "a test", name: "test",
    fields: [
      SchemaField("count", .number(isWhole: true, range: nil), "How many links there are."),
      SchemaField("key", .plain, "Which link 'expect' is about."),
      SchemaField("expect", .object(expectation), "What the link is like."),
      SchemaField("error", .plain, "The code of an error that has to be met."),
      SchemaField("var", .map(.plain, isNamed: true), "Values of inputs for this test."),
    ])

  static let expectation = SchemaObject(
    subject: "'expect'", name: "expectation",
    fields: [
      SchemaField("url", .plain, "The destination with all parameters."),
      SchemaField("custom_slug", .plain, "The code; null where the service chooses it."),
      SchemaField("labels", .list(.plain), "All of the file's, in any order."),
      SchemaField("enabled", .boolean, "Whether it redirects."),
      SchemaField("expires_at", .plain, "When it ends; null for never."),
    ])
}

extension SchemaField {
  static let policy = SchemaField(
    "policy", .list(.object(.policyRule)), "What links and plans have to be like.")

  static let tests = SchemaField(
    "tests", .list(.object(.test)), "What the campaign has to expand to; 'validate' runs them.")
}
