extension SchemaObject {
  static let plugins = SchemaField(
    "plugins", .map(.object(plugin), isNamed: true), "Plugins by name.")

  static let plugin = SchemaObject(
    subject: "a plugin", name: "plugin_declaration",
    fields: [
      SchemaField(
        "path", .plain, isRequired: true,
        "A folder with a plugin.yaml, or one .lua file; from this file's folder."),
      SchemaField(
        "config", .map(.any, isNamed: false), "What the plugin is started with; no expressions."),
    ])

  static let pluginFile = SchemaObject(
    subject: "a plugin file", name: "plugin",
    fields: [
      SchemaField("name", .plain, isRequired: true, "The name under which it is declared."),
      SchemaField("version", .plain, isRequired: true, "The plugin's own version: 1.2.0."),
      SchemaField("protocol", .plain, isRequired: true, "1."),
      SchemaField(
        "runtime", .words(PluginFile.Runtime.allCases.map(\.rawValue)), isRequired: true,
        "lua, which computes only, or exec, any program."),
      SchemaField(
        "entry", .plain, isRequired: true, "The file that is run, from the plugin's folder."),
      SchemaField("provides", .object(provisions), isRequired: true, "The names it answers to."),
      SchemaField("capabilities", .object(capabilities), "What it asks for."),
      SchemaField("limits", .object(limits), "When it is stopped."),
    ])

  static let provisions = SchemaObject(
    subject: "'provides'", name: "provides",
    fields: PluginFile.Point.allCases.map {
      SchemaField($0.rawValue, .list(.plain), "Names that expressions can use.")
    })

  static let capabilities = SchemaObject(
    subject: "'capabilities'", name: "capabilities",
    fields: [
      SchemaField("net", .list(.plain), "Hosts with ports: crm.example.com:443."),
      SchemaField("read", .list(.plain), "Paths."),
      SchemaField("env", .list(.plain), "Variables of the environment; no others are passed on."),
    ])

  static let limits = SchemaObject(
    subject: "'limits'", name: "limits",
    fields: [
      SchemaField(
        "start_seconds", .number(isWhole: true, range: 1...60), "Until it has answered first; 5."),
      SchemaField("call_seconds", .number(isWhole: true, range: 1...300), "For a call; 30."),
      SchemaField(
        "memory_mib", .number(isWhole: true, range: 1...4_096),
        "Its memory; 64, or 1,024 for programs."),
      SchemaField("line_mib", .number(isWhole: true, range: 1...64), "A line of an answer; 16."),
    ])
}
