import Bytes
import JSON

/// A message to an executable: JSON-RPC 2.0 on one line.
struct PluginRequest {
  enum Method {
    case initialize(PluginManifest, PluginSetting, versions: [Int])
    case call(PluginCall)
    case shutdown

    var name: String {
      switch self {
      case .initialize: "initialize"
      case .call: "call"
      case .shutdown: "shutdown"
      }
    }
  }

  /// Counts up from 1 within a process.
  let id: Int
  let method: Method

  /// The message with its line feed.
  var line: [UInt8] {
    var json = JSONWriter(capacity: 1 << 12)
    json.beginObject()
    json.key("jsonrpc")
    json.string("2.0")
    json.key("id")
    json.int(id)
    json.key("method")
    json.string(method.name)
    json.key("params")
    json.beginObject()
    write(to: &json)
    json.endObject()
    json.endObject()
    json.newline()
    return json.bytes
  }

  private func write(to json: inout JSONWriter) {
    switch method {
    case .initialize(let manifest, let setting, let versions):
      json.key("protocolVersions")
      json.beginArray()
      for version in versions { json.int(version) }
      json.endArray()
      json.key("host")
      json.beginObject()
      json.key("name")
      json.string("xqr-campaign")
      json.key("version")
      json.string(setting.host)
      json.endObject()
      json.key("config")
      json.raw(setting.config)
      json.key("capabilities")
      write(manifest.capabilities, to: &json)
    case .call(let call):
      json.key("point")
      json.string(call.point.rawValue)
      json.key("name")
      json.string(call.name)
      json.key("items")
      json.beginArray()
      for item in 0..<call.items.count { json.raw(call.items[item]) }
      json.endArray()
    case .shutdown: break
    }
  }

  private func write(_ capabilities: PluginCapabilities, to json: inout JSONWriter) {
    json.beginObject()
    for (key, values) in [
      ("net", capabilities.net), ("read", capabilities.read), ("env", capabilities.env),
    ] {
      json.key(key)
      json.beginArray()
      for value in values { json.string(value) }
      json.endArray()
    }
    json.endObject()
  }
}
