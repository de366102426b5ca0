import Foundation
import Glibc
import Testing

/// Lock and trust: what a plugin is, who let it run, and what takes that back.
@Suite struct PluginTrustTests {
  private let main = "campaigns/plugins/crm/main.py"
  private let lock = "campaigns/xqr.lock"

  /// A repository with a program and a Lua script, declared and locked, and a home for grants.
  private struct Shop {
    let folder: Folder
    let home: Folder

    init(isLocked: Bool = true) async throws {
      folder = try Folder.campaign(SmallCampaign.yaml(links: 3))
      home = try Folder()
      #expect(try await run("plugin", "new", "--exec", "crm").status == 0)
      #expect(try await run("plugin", "new", "--lua", "tags").status == 0)
      try folder.write(
        "plugins: {crm: {path: plugins/crm}, tags: {path: plugins/tags}}\n",
        to: "campaigns/project.yaml")
      if isLocked { #expect(try await run("plugin", "lock").status == 0) }
    }

    func run(_ arguments: String..., environment more: [String: String] = [:]) async throws
      -> Tool.Run
    {
      try await Tool.start(
        arguments, in: folder.url,
        environment: ["PATH": "/usr/bin:/bin", "HOME": home.url.path].merging(more) { $1 }
      ).end()
    }

    /// `plugin trust crm` on a terminal, with an answer.
    func trust(_ answer: String) async throws -> (status: Int32, shown: String) {
      try await Screen().run(
        ["plugin", "trust", "crm"], in: folder.url,
        environment: ["PATH": "/usr/bin:/bin", "HOME": home.url.path], answering: answer)
    }

    func digest(of path: String) async throws -> String {
      let sum = try await RunningTool(
        [path], of: "/usr/bin/sha256sum", in: folder.url, environment: [:]
      ).end()
      return "sha256:" + sum.output.prefix(64)
    }
  }

  private let grants = ".local/state/xqr-campaign/trust.json"

  @Test func `a plugin is locked, then trusted, then used, and any change takes that back`()
    async throws
  {
    let shop = try await Shop(isLocked: false)
    let first = try await shop.run("validate")
    #expect(
      first.status == 1 && first.errors.contains("XQ5010") && !first.errors.contains("XQ5020"))
    #expect(try await shop.run("plugin", "trust", "crm").errors.contains("XQ5010"))

    let locked = try await shop.run("plugin", "lock")
    #expect(locked.output.contains("crm 0.1.0: new, 3 files, sha256:"))
    #expect(try await shop.run("plugin", "lock").errors == "Nothing has changed.\n")
    let ungranted = try await shop.run("validate")
    #expect(ungranted.status == 1 && ungranted.errors.contains("XQ5020"))
    #expect(ungranted.errors.contains("XQR_TRUST_LOCK=\(try await shop.digest(of: lock))"))

    #expect(try await shop.trust("y").shown.contains("Nothing was granted."))
    #expect(try await shop.run("validate").status == 1)
    let granted = try await shop.trust("yes")
    #expect(granted.status == 0, "\(granted.shown)")
    #expect(granted.shown.contains("asks for env   nothing"))
    #expect(try shop.home.mode(of: grants) == 0o600)
    let sound = try await shop.run("validate")
    #expect(sound.status == 0, "\(sound.everything)")

    try shop.folder.write(try shop.folder.read(main) + "\n# more\n", to: main)
    let changed = try await shop.run("validate")
    #expect(changed.status == 1 && changed.errors.contains("XQ5011"))
    #expect(changed.errors.contains("value: main.py changed"))
    #expect(try await shop.run("plugin", "lock", "crm").output.contains("  main.py changed\n"))
    #expect(try await shop.run("validate").errors.contains("XQ5020"))
    #expect(try await shop.trust("yes").status == 0)
    #expect(try await shop.run("validate").status == 0)
    #expect(try await shop.run("plugin", "trust", "crm", "--revoke").status == 0)
    #expect(try await shop.run("validate").errors.contains("XQ5020"))
    #expect(try await shop.run("plugin", "trust", "crm", "--revoke").status == 1)
  }

  @Test func `a wider capability voids the lock and every grant`() async throws {
    let shop = try await Shop()
    #expect(try await shop.trust("yes").status == 0)
    let file = "campaigns/plugins/crm/plugin.yaml"
    try shop.folder.write(
      try shop.folder.read(file) + "capabilities: {env: [CRM_TOKEN]}\n", to: file)
    let run = try await shop.run("validate")
    #expect(run.errors.contains("XQ5011") && run.errors.contains("asks for env CRM_TOKEN"))
    #expect(try await shop.run("plugin", "lock").status == 0)
    #expect(try await shop.run("validate").errors.contains("env = CRM_TOKEN"))
    #expect(try await shop.trust("yes").shown.contains("asks for env   CRM_TOKEN"))
    #expect(try await shop.run("validate").status == 0)
  }

  @Test func `an edited lock grants nothing`() async throws {
    let shop = try await Shop()
    let trusted = try await shop.digest(of: lock)
    let environment = ["XQR_TRUST_LOCK": trusted]
    #expect(try await shop.run("validate", environment: environment).status == 0)
    // A stranger changes the program and locks it anew.
    try shop.folder.write(try shop.folder.read(main) + "\nimport os\n", to: main)
    #expect(try await shop.run("plugin", "lock").status == 0)
    let run = try await shop.run("validate", environment: environment)
    #expect(run.status == 1 && run.errors.contains("names another 'campaigns/xqr.lock'"))
    // Or only the capabilities in the lock.
    let other = try await Shop()
    try other.folder.replace(#""env":[]"#, by: #""env":["HOME"]"#, in: lock)
    let digest = ["XQR_TRUST_LOCK": try await other.digest(of: lock)]
    #expect(try await other.run("validate", environment: digest).errors.contains("XQ5011"))
    let wrong = try await shop.run("validate", environment: ["XQR_TRUST_LOCK": "yes"])
    #expect(wrong.status == 1 && wrong.errors.contains("XQ5021"))
    #expect(try await shop.run("validate", environment: ["CI": "true"]).status == 1)
  }

  @Test func `a flag grants one plugin with these files`() async throws {
    let shop = try await Shop()
    let list = try await shop.run("plugin", "list", "--json")
    let digest = try #require(list.output.firstMatch(of: /"crm"[^}]*?"digest":"([^"]+)"/)?.1)
    #expect(try await shop.run("validate", "--allow-plugin", "crm@\(digest)").status == 0)
    let twin = ["XQR_CAMPAIGN_ALLOW_PLUGIN": "crm@\(digest)"]
    #expect(try await shop.run("validate", environment: twin).status == 0)
    #expect(try await shop.run("plugin", "list", environment: twin).status == 0)
    let zeros = "sha256:" + String(repeating: "0", count: 64)
    #expect(try await shop.run("validate", "--allow-plugin", "crm@\(zeros)").status == 1)
    #expect(try await shop.run("validate", "--allow-plugin", "tags@\(digest)").status == 1)
    #expect(try await shop.run("validate", "--allow-plugin", "crm").status == 64)
  }

  @Test func `a grant is for one place`() async throws {
    let shop = try await Shop()
    #expect(try await shop.trust("yes").status == 0)
    let copy = shop.home.url.appendingPathComponent("fork")
    try FileManager.default.copyItem(at: shop.folder.url, to: copy)
    let run = try await Tool.start(
      ["validate"], in: copy, environment: ["HOME": shop.home.url.path]
    ).end()
    #expect(run.status == 1 && run.errors.contains("XQ5020"))
  }

  @Test(arguments: ["", "{", #"{"format_version":"2.0","kind":"xqr-campaign.trust","grants":[]}"#])
  func `a file of grants that can't be read stops what needs one, and no more`(text: String)
    async throws
  {
    let shop = try await Shop()
    let folder = shop.home.url.appendingPathComponent(".local/state/xqr-campaign")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try shop.home.write(text, to: grants)
    let run = try await shop.run("validate")
    #expect(run.status == 1 && run.errors.contains("XQ5021"))
    #expect(try await shop.trust("yes").shown.contains("XQ5021"))
    #expect(try shop.home.read(grants) == text)
    try shop.folder.write("plugins: {tags: {path: plugins/tags}}\n", to: "campaigns/project.yaml")
    #expect(try await shop.run("validate").status == 0)
  }

  @Test func `grants that others could write, or that lie in the checkout, count for nothing`()
    async throws
  {
    let shop = try await Shop()
    #expect(try await shop.trust("yes").status == 0)
    let path = shop.home.url.appendingPathComponent(grants).path
    chmod(path, 0o666)
    #expect(try await shop.run("validate").errors.contains("others than you can write"))
    chmod(path, 0o600)
    #expect(try await shop.run("validate").status == 0)
    let state = shop.folder.url.appendingPathComponent("state/xqr-campaign")
    try FileManager.default.createDirectory(at: state, withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      atPath: path, toPath: state.appendingPathComponent("trust.json").path)
    let inside = ["XDG_STATE_HOME": shop.folder.url.appendingPathComponent("state").path]
    let run = try await shop.run("validate", environment: inside)
    #expect(run.status == 1 && run.errors.contains("lies in the repository"))
  }

  @Test func `nothing is asked off a terminal`() async throws {
    let shop = try await Shop()
    let run = try await shop.run("plugin", "trust", "crm")
    #expect(run.status == 1)
    #expect(run.errors.contains("--allow-plugin crm@sha256:"))
    #expect(run.errors.contains("XQR_TRUST_LOCK=sha256:"))
    #expect(shop.home.files(below: ".").isEmpty)
    #expect(try await shop.run("plugin", "trust", "tags").errors.contains("needs no grant"))
    #expect(try await shop.run("plugin", "trust", "crn").errors.contains("Did you mean 'crm'?"))
  }

  @Test func `links and pipes in a plugin, or on the way to it, are refused`() async throws {
    let shop = try await Shop()
    let crm = shop.folder.url.appendingPathComponent("campaigns/plugins/crm")
    mkfifo(crm.appendingPathComponent("pipe").path, 0o644)
    #expect(try await shop.run("validate").errors.contains("'pipe' is neither a file nor a folder"))
    unlink(crm.appendingPathComponent("pipe").path)
    symlink("/etc/passwd", crm.appendingPathComponent("users").path)
    let linked = try await shop.run("plugin", "lock")
    #expect(linked.status == 1 && linked.errors.contains("'users' is a symbolic link"))
    unlink(crm.appendingPathComponent("users").path)
    let elsewhere = try Folder()
    let moved = elsewhere.url.appendingPathComponent("crm")
    try FileManager.default.moveItem(at: crm, to: moved)
    try FileManager.default.createSymbolicLink(at: crm, withDestinationURL: moved)
    let swapped = try await shop.run("validate")
    #expect(swapped.status == 1 && swapped.errors.contains("a symbolic link leads there"))
  }

  @Test func `new plugins keep the protocol, and nothing is overwritten`() async throws {
    let shop = try await Shop()
    for name in ["crm", "tags"] {
      let run = try await shop.run("plugin", "test", "campaigns/plugins/\(name)")
      #expect(run.status == 0, "\(run.everything)")
      #expect(try await shop.run("plugin", "new", "--lua", name).status == 1)
    }
    for name in ["../x", "a/b", "9", "", "-x"] {
      #expect(try await shop.run("plugin", "new", "--lua", name).status == 64)
    }
    #expect(try await shop.run("plugin", "new", "x").status == 64)
  }

  @Test func `one Lua file is a plugin, too`() async throws {
    let shop = try await Shop()
    try shop.folder.write(
      "return {name = 'one', version = '1.0.0', protocol = 1, functions = {f = function() end}}\n",
      to: "campaigns/one.lua")
    try shop.folder.write("plugins: {one: {path: one.lua}}\n", to: "campaigns/project.yaml")
    let lock = try await shop.run("plugin", "lock")
    #expect(lock.status == 0, "\(lock.everything)")
    #expect(
      lock.output.contains("one 1.0.0: new, 1 file") && lock.output.contains("crm: no longer"))
    #expect(try await shop.run("plugin", "list").output.contains("functions/f"))
    #expect(try await shop.run("validate", "--untrusted").status == 0)
    try shop.folder.write("while true do end\n", to: "campaigns/one.lua")
    #expect(try await shop.run("validate").errors.contains("XQ5030"))
  }

  @Test func `the list says what there is and what is missing`() async throws {
    let shop = try await Shop()
    let run = try await shop.run("plugin", "list")
    #expect(run.status == 1)
    #expect(
      run.output == """
        NAME  VERSION  TIER  PROVIDES         LOCK    GRANT       PATH
        crm   0.1.0    exec  functions/place  locked  missing     campaigns/plugins/crm
        tags  0.1.0    lua   functions/place  locked  not needed  campaigns/plugins/tags

        """)
    let json = try JSONTree(try await shop.run("plugin", "list", "--json").output)
    guard case .object(let members) = json, case .list(let plugins)? = members["plugins"] else {
      Issue.record("\(json)")
      return
    }
    #expect(plugins.count == 2)
  }
}
