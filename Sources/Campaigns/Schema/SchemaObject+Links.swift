import Links

extension SchemaObject {
  static let link = SchemaObject(
    subject: "a link", name: "link",
    fields: [
      SchemaField("id", .plain, isRequired: true, "Its name, unique in the file."),
      SchemaField(
        "for_each", .map(.either([.list(.any), .expression]), isNamed: true),
        "Axes by name: a list, a table, or an expression that gives a list."),
      SchemaField(
        "exclude", matches, "Combinations that are left out; rows by their table's key."),
      SchemaField("include", matches, "Whole combinations besides, every axis given."),
      SchemaField("when", .expression, "Which combinations are kept."),
      SchemaField(
        "let", .map(.any, isNamed: true),
        "Values for the other fields of the link; each may use those above it, or call a plugin."),
      SchemaField(
        "transform", .list(.plain),
        "Plugins that change the entry's links, drop them or make several of one: house.tidy."),
      SchemaField(
        "key", .text, "What tells the links of the campaign apart; required with for_each."),
      ofLifecycle,
      SchemaField(
        "set", .list(.object(set)), "Link fields for the combinations that match."),
    ] + linkFields)

  static let set = SchemaObject(
    subject: "an item of 'set'", name: "set",
    fields: [
      SchemaField(
        "match", .either([.map(.any, isNamed: false), .expression]), isRequired: true,
        "Which combinations: axes with their values.")
    ] + linkFields)

  static let defaults = SchemaObject(
    subject: "'defaults'", name: "defaults", fields: linkFields + [ofLifecycle])

  private static let matches = SchemaValue.either([
    .list(.either([.map(.any, isNamed: false), .expression])), .expression,
  ])

  private static let ofLifecycle = SchemaField(
    "lifecycle", .object(lifecycle), "Laid over that of the level above.")

  private static let linkFields = [
    SchemaField("url", .text, "Where the link leads; http or https."),
    SchemaField(
      "custom_slug", .text,
      "The end of the short URL: 3 to 64 lower-case letters, digits and hyphens. Without it the "
        + "service chooses."),
    SchemaField("utm", .object(utm), "Parameters utm_…, behind those of 'query'."),
    SchemaField(
      "query", .map(.text, isNamed: false), "Parameters, behind those of 'url'."),
    SchemaField(
      "labels", .list(.any), "Texts of 1 to 50 characters without commas; nulls are left out."),
    SchemaField(
      "routing_rules", .list(.object(routingRule)), "Other destinations for some visitors."),
    SchemaField(
      "expires_at", .text,
      "A time with a zone, or a date. From then on the service answers 410; can't be changed."),
    SchemaField("enabled", .boolean, "Whether it redirects; true."),
    SchemaField(
      "utm_conflict", .words(LinkFields.UTMConflict.allCases.map(\.rawValue)),
      "What happens where the URL carries the utm_… already; fail."),
    SchemaField("qr", .object(code), "How its code is drawn, laid over that of the campaign."),
  ]

  static let utm = SchemaObject(
    subject: "utm", name: "utm",
    fields: LinkFields.utmNames.map { SchemaField($0, .text, "The parameter utm_\($0).") })

  static let code = SchemaObject(
    subject: "'qr'", name: "qr",
    fields: [
      SchemaField(
        "correction", .words(CodeStyle.Correction.allCases.map(\.rawValue)),
        "About 7, 15, 25 or 30 % of a code may be dirty; M."),
      SchemaField(
        "quiet_zone", .number(isWhole: true, range: 0...20), "Modules of white on each side; 4."),
      SchemaField(
        "size_mm", .number(isWhole: false, range: 2...4_000),
        "Side of the code with its quiet zone."),
      SchemaField(
        "module_mm", .number(isWhole: false, range: 0...20),
        "Side of a module, in place of size_mm."),
      SchemaField(
        "medium", .words(CodeStyle.Medium.allCases.map(\.rawValue)),
        "On a screen nothing is measured in millimetres; print."),
      SchemaField(
        "distance_mm", .number(isWhole: false, range: 1...1_000_000), "From where it is read."),
      SchemaField(
        "min_module_mm", .number(isWhole: false, range: 0...20), "Narrower modules aren't drawn."),
      SchemaField("uppercase", .boolean, "Whether the short URL is written in upper case."),
      SchemaField("file", .text, "Name of the file without its ending; the key."),
      SchemaField("caption", .text, "Stands below the code on a contact sheet; the key."),
    ])

  static let routingRule = SchemaObject(
    subject: "a routing rule", name: "routing_rule",
    fields: [
      SchemaField("destination", .text, isRequired: true, "Where it leads."),
      SchemaField(
        "priority", .number(isWhole: true, range: nil), isRequired: true,
        "The lowest is tried first."),
      SchemaField("conditions", .object(conditions), "All of them have to hold."),
    ])

  static let conditions = SchemaObject(
    subject: "'conditions'", name: "conditions",
    fields: [
      SchemaField(
        "countries", .either([.list(.text), .expression]), "Two capitals each: DE."),
      SchemaField(
        "country_mode", .givenWords(RoutingRule.CountryMode.allCases.map(\.rawValue)),
        "Whether it holds in these countries or elsewhere; include."),
      SchemaField(
        "device_types",
        .either([
          .list(.givenWords(RoutingRule.DeviceType.allCases.map(\.rawValue))), .expression,
        ]), "Devices."),
      SchemaField(
        "hours",
        .either([.map(.number(isWhole: true, range: 0...24), isNamed: false), .expression]),
        "{start: 8, end: 20}: two hours of a 24-hour clock; may wrap past midnight."),
      SchemaField(
        "percentage", .number(isWhole: false, range: 0...100), "Share of the traffic."),
      SchemaField("expires_at", .text, "When the rule ends."),
    ])

  static let lifecycle = SchemaObject(
    subject: "'lifecycle'", name: "lifecycle",
    fields: [
      SchemaField(
        "state", .words(Lifecycle.State.allCases.map(\.rawValue)),
        "Paused links don't redirect; retired ones lead to after_end, or are paused."),
      SchemaField("ends", .text, "When it is over: a time with a zone, or a date."),
      SchemaField("after_end", .text, "The page for visitors who come later."),
      SchemaField(
        "ignore", .list(.words(Upkeep.Field.allCases.map(\.rawValue))),
        "Fields of live links that stay as they are."),
      SchemaField(
        "labels", .words(Lifecycle.LabelMode.allCases.map(\.rawValue)),
        "Whether live links keep the labels that nobody asks for; add."),
    ])
}
