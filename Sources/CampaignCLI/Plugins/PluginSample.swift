/// The plugins that `plugin new` writes: one function, which makes a place's name short.
enum PluginSample {
  struct File {
    let path: String
    let text: String
    var isExecutable = false
  }

  static func files(_ kind: PluginNewCommand.Kind, _ name: String) -> [File] {
    switch kind {
    case .lua:
      [
        File(path: "plugin.yaml", text: manifest(name, runtime: "lua", entry: "main.lua")),
        File(path: "main.lua", text: script(name)), tests,
      ]
    case .exec:
      [
        File(path: "plugin.yaml", text: manifest(name, runtime: "exec", entry: "main.py")),
        File(path: "main.py", text: program(name), isExecutable: true), tests,
      ]
    }
  }

  private static func manifest(_ name: String, runtime: String, entry: String) -> String {
    """
    name: \(name)
    version: 0.1.0
    protocol: 1
    runtime: \(runtime)
    entry: \(entry)
    provides:
      functions: [place]

    """
  }

  /// What `plugin test` sends, and what it has to get.
  private static let tests = File(
    path: "tests.jsonl",
    text: """
      {"point":"function","name":"place","item":{"args":[" Bern "]},"expect":"bern"}
      {"point":"function","name":"place","item":{"args":["Bad Ragaz"]},"expect":"bad-ragaz"}

      """)

  private static func script(_ name: String) -> String {
    """
    -- \(name).place(city): a city as it stands in a slug.
    local function place(city)
      local text = city:lower():gsub("^%s+", ""):gsub("%s+$", "")
      return (text:gsub("%s+", "-"))
    end

    return {
      name = "\(name)",
      version = "0.1.0",
      protocol = 1,
      functions = { place = place },
    }

    """
  }

  private static func program(_ name: String) -> String {
    """
    #!/usr/bin/env python3
    \"\"\"\(name).place(city): a city as it stands in a slug.

    A message a line on stdin, its answer a line on stdout; stderr is for the log.
    \"\"\"
    import json
    import sys


    def place(city):
        return "-".join(city.lower().split())


    FUNCTIONS = {"place": place}


    def answer(name, item):
        if name not in FUNCTIONS:
            return {"error": {"code": 2, "message": f"there is no function '{name}'"}}
        try:
            return {"ok": FUNCTIONS[name](*item["args"])}
        except (AttributeError, KeyError, TypeError) as fault:
            return {"error": {"code": 4, "message": str(fault)}}


    def handle(method, params):
        if method == "initialize":
            if 1 not in params["protocolVersions"]:
                return {"error": {"code": 1, "message": "this plugin speaks protocol 1"}}
            plugin = {"name": "\(name)", "version": "0.1.0"}
            provides = {"functions": sorted(FUNCTIONS)}
            return {"result": {"protocolVersion": 1, "plugin": plugin, "provides": provides}}
        if method == "call":
            results = [answer(params["name"], item) for item in params["items"]]
            return {"result": {"results": results}}
        return {"result": {}}


    for line in sys.stdin:
        request = json.loads(line)
        reply = {"jsonrpc": "2.0", "id": request["id"]}
        reply.update(handle(request["method"], request["params"]))
        print(json.dumps(reply), flush=True)
        if request["method"] == "shutdown":
            break

    """
  }
}
