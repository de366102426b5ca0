import Diagnostics
import JSON
import Links

extension PlanWriter {
  mutating func writeBinding() {
    let binding = plan.binding
    json.beginObject()
    member("tool_version", binding.toolVersion)
    member("workspace", binding.workspaceID)
    flag("sandbox", binding.isSandbox)
    json.key("inputs")
    json.beginArray()
    for input in binding.inputs {
      json.beginObject()
      member("path", input.path)
      member("sha256", input.digest)
      json.endObject()
    }
    json.endArray()
    json.key("variables")
    json.beginArray()
    for variable in binding.variables {
      json.beginObject()
      member("name", variable.name)
      member("value", variable.value)
      json.endObject()
    }
    json.endArray()
    writePlugins()
    json.endObject()
  }

  mutating func writeOptions() {
    let options = plan.options
    json.beginObject()
    member("owner_prefix", plan.desired.ownership.prefix)
    member("on_remove", options.onRemove.rawValue)
    flag("prune", options.prunes)
    flag("adopt", options.adopts)
    limit("max_updates", options.maxUpdates)
    limit("max_removals", options.maxRemovals)
    number("guard_floor", options.guardFloor)
    number("max_calls", options.maxCalls)
    member("scan", options.scope.rawValue)
    texts("disabled_guards", options.disabledGuards.sorted())
    texts("enabled_guards", options.enabledGuards.sorted())
    texts("target", options.selection.targets.map(\.text))
    texts("exclude", options.selection.excludes.map(\.text))
    texts("replace", options.replacedKeys)
    if let workspace = options.workspace { member("workspace", workspace) }
    if !options.sensitiveQuery.isEmpty { texts("sensitive_query", options.sensitiveQuery.names) }
    json.endObject()
  }

  private mutating func limit(_ key: String, _ limit: PlanOptions.SourcedLimit) {
    json.key(key)
    json.beginObject()
    switch limit.limit {
    case .count(let most): number("count", most)
    case .percent(let most):
      json.key("percent")
      json.double(most)
    }
    member("source", limit.source)
    json.endObject()
  }

  mutating func write(_ finding: Finding) {
    let diagnostic = finding.diagnostic
    json.beginObject()
    member("code", diagnostic.code.id)
    member("summary", diagnostic.code.summary)
    member("severity", diagnostic.severity.rawValue)
    if let name = finding.guardName { member("guard", name) }
    if let rule = finding.rule { member("rule", rule) }
    flag("refuses", finding.refuses)
    member("detail", diagnostic.detail)
    if !diagnostic.help.isEmpty { texts("help", diagnostic.help) }
    if !diagnostic.values.isEmpty { texts("values", diagnostic.values) }
    json.endObject()
  }
}
