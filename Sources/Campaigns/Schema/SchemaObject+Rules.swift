import Links

extension SchemaObject {
  static let policy = SchemaField(
    "policy", .list(.object(rule)), "What links and plans have to be like.")

  static let tests = SchemaField(
    "tests", .list(.object(test)), "What the campaign has to expand to; 'validate' runs them.")

  static let rule = SchemaObject(
    subject: "a rule of 'policy'", name: "rule",
    fields: [
      SchemaField("id", .plain, isRequired: true, "Its name, unique among all rules."),
      SchemaField(
        "severity", .words(PolicyDeclaration.Severity.allCases.map(\.rawValue)), isRequired: true,
        "Whether it warns or refuses."),
      SchemaField(
        "scope", .words(PolicyDeclaration.Scope.allCases.map(\.rawValue)),
        "What it looks at; link."),
      SchemaField("where", .expression, "For which links it is."),
      SchemaField("check", .expression, "True where the rule is kept."),
      SchemaField("plugin", .plain, "Who says so in place of 'check': house.brand."),
      SchemaField(
        "message", .text, "What is wrong, with values of the first link that breaks it."),
    ])

  static let test = SchemaObject(
    subject: "a test", name: "test",
    fields: [
      SchemaField("count", .number(isWhole: true, range: nil), "How many links there are."),
      SchemaField("key", .plain, "Which link 'expect' is about."),
      SchemaField("expect", .object(expectation), "What the link is like."),
      SchemaField("error", .plain, "Code of an error that has to be met."),
      SchemaField(
        "var", .map(.plain, isNamed: true), "Values of inputs, over those of the run."),
    ])

  static let expectation = SchemaObject(
    subject: "'expect'", name: "expectation",
    fields: [
      SchemaField("url", .plain, "The destination with all parameters."),
      SchemaField("custom_slug", .plain, "The code; null where the service chooses it."),
      SchemaField("labels", .list(.plain), "All of the file's, in any order."),
      SchemaField("enabled", .boolean, "Whether it redirects."),
      SchemaField("expires_at", .plain, "A time; null for never."),
    ])

  static let project = SchemaObject(
    subject: "a project", name: "project",
    fields: [
      SchemaField("service", .object(service), "Where the links are."),
      SchemaField(
        "owner_prefix", .plain, "Begins the label that marks a campaign's links; campaign-."),
      SchemaField("guards", .object(guards), "What plans may do without a word."),
      policy, allowedHosts,
      SchemaField("check", .object(check), "Findings of 'check' that refuse."),
      SchemaField(
        "sensitive_query", .list(.plain),
        "Parameters of URLs whose values are secrets, which no view shows: token."),
      SchemaField("time_zone", .plain, "For campaigns that name none."),
      plugins,
    ])

  static let policyFile = SchemaObject(
    subject: "a policy file", name: "policy", fields: [policy, allowedHosts])

  private static let allowedHosts = SchemaField(
    "allowed_hosts", .list(.plain),
    "Where links may lead: www.example.com, or *.example.com for all hosts below it.")

  static let service = SchemaObject(
    subject: "'service'", name: "service",
    fields: [
      SchemaField("base_url", .plain, "The address that the key is sent to."),
      SchemaField(
        "workspace", .plain, "The workspace that the key has to reach, by its id or its name."),
    ])

  static let check = SchemaObject(
    subject: "'check'", name: "check",
    fields: [
      SchemaField("mandatory", .list(.plain), "Names of findings: dead, loop, …"),
      SchemaField(
        "media", .list(.words(CodeStyle.Medium.allCases.map(\.rawValue))),
        "For links whose codes are seen there; print."),
    ])

  static let guards = SchemaObject(
    subject: "'guards'", name: "guards",
    fields: [
      SchemaField("updates", .plain, "Links that may change: a number, or a share such as 30%."),
      SchemaField(
        "removals", .plain, "Links that may be paused or deleted: a number, or a share."),
      SchemaField("disabled", .list(.plain), "Names of guards that are off in every run."),
      SchemaField(
        "enabled", .list(.plain), "Names of guards that are off otherwise: uncommitted."),
    ])
}
