import Diagnostics
import JSON

extension PlanWriter {
  /// Writes what plugins said; nothing where none was asked.
  mutating func writePlugins() {
    let record = plan.binding.plugins
    guard !record.used.isEmpty else { return }
    json.key("plugins")
    json.beginArray()
    for plugin in record.used {
      json.beginObject()
      member("name", plugin.name)
      member("version", plugin.version)
      member("runtime", plugin.runtime)
      member("digest", plugin.digest)
      json.endObject()
    }
    json.endArray()
    json.key("answers")
    json.beginArray()
    for answer in record.answers {
      json.newline()
      json.beginObject()
      member("plugin", answer.plugin)
      member("point", answer.point)
      member("name", answer.name)
      member("question", answer.question)
      json.key("values")
      json.raw(answer.values)
      json.endObject()
    }
    json.endArray()
  }
}

extension PluginRecord {
  /// Reads the members of a plan's binding; an empty record where there are none.
  init(_ binding: PlanRecord) throws(Diagnostic) {
    self.init()
    guard binding.has("plugins") else { return }
    for plugin in try binding.records("plugins") {
      used.append(
        Used(
          name: try plugin.text("name"), version: try plugin.text("version"),
          runtime: try plugin.text("runtime"), digest: try plugin.text("digest")))
    }
    for answer in try binding.records("answers") {
      guard let values = answer.value["values"], values.kind == .array else {
        throw answer.wrong("values")
      }
      var json = JSONWriter()
      json.value(values)
      answers.append(
        Answer(
          plugin: try answer.text("plugin"), point: try answer.text("point"),
          name: try answer.text("name"), question: try answer.text("question"),
          values: json.bytes))
    }
  }
}
