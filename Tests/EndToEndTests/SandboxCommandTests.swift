import Foundation
import FoundationNetworking
import Sandbox
import Testing

/// The sandbox as users have it: a process of its own, or inside of a command.
@Suite struct SandboxCommandTests {
  private struct Listed: Decodable {
    struct Link: Decodable {
      let short_code: String
      let destination: String
    }
    struct Entry: Decodable {
      let method: String
      let target: String
      let status: Int?
    }
    var links: [Link]?
    var log: [Entry]?
  }

  /// Starts `xqr-campaign sandbox` and gives the address that it prints.
  private func withSandboxProcess(
    in folder: Folder, _ body: (String) async throws -> Void
  ) async throws {
    let sandbox = try Tool.start(
      ["sandbox", "--port", "0", "--store", "deep/links.db"], in: folder.url,
      environment: ["PATH": "/usr/bin:/bin"])
    defer { sandbox.send(SIGTERM) }
    try await sandbox.wait { sandbox.output.hasSuffix("\n") }
    let address = try #require(sandbox.output.firstMatch(of: /SANDBOX on (http\S+)/)).1
    try await body(String(address))
    // What leads to customers may stand in it.
    #expect(try folder.mode(of: "deep/links.db") == 0o600)
    sandbox.send(SIGTERM)
    #expect(await sandbox.end().status == 0)
  }

  private func get(_ address: String, _ path: String) async throws -> Listed {
    let url = try #require(URL(string: address.replacing("/api/v1", with: path)))
    return try JSONDecoder().decode(
      Listed.self, from: try await URLSession.shared.data(from: url).0)
  }

  @Test func `a sandbox of its own keeps links, logs calls and plays faults`() async throws {
    let folder = try Folder.grocery()
    var environment = ["PATH": "/usr/bin:/bin", "XQR_API_KEY": World.key]
    let golden = try Golden.groceryDestinations()
    try await withSandboxProcess(in: folder) { address in
      environment["XQR_BASE_URL"] = address
      let faults = try #require(URL(string: address.replacing("/api/v1", with: "/_sandbox/faults")))
      var request = URLRequest(url: faults)
      request.httpMethod = "POST"
      request.httpBody = Data(
        #"{"rules":[{"kind":"reset","endpoint":"bulk_create","nth":9,"when":"after"}]}"#.utf8)
      _ = try await URLSession.shared.data(for: request)
      let run = try await Tool.start(
        ["apply", "--auto-approve"], in: folder.url, environment: environment
      ).end()
      #expect(run.status == 0, "\(run.everything)")
      let links = try #require(try await get(address, "/_sandbox/links").links)
      #expect(
        links.map { "\($0.short_code)\t\($0.destination)\n" }.sorted().joined() == golden)
      let log = try #require(try await get(address, "/_sandbox/log").log)
      #expect(log.filter { $0.method == "POST" }.count == 17)
      #expect(log.filter { $0.status == nil }.count == 1)
    }
    // What was stored outlives the process, and its port.
    try await withSandboxProcess(in: folder) { address in
      #expect(try await get(address, "/_sandbox/links").links?.count == Golden.links)
      environment["XQR_BASE_URL"] = address
      let plan = try await Tool.start(
        ["plan", "--detailed-exitcode"], in: folder.url, environment: environment
      ).end()
      #expect(plan.status == 0)
    }
  }

  @Test func `--sandbox needs no key, keeps its links and says SANDBOX everywhere`() async throws {
    let folder = try Folder.grocery()
    let run = { (arguments: [String]) in
      try await Tool.start(
        arguments + ["--sandbox"], in: folder.url, environment: ["PATH": "/usr/bin:/bin"]
      ).end()
    }
    let plan = try await run(["plan", "--out", "summer.plan"])
    #expect(plan.status == 0 && plan.output.hasPrefix("SANDBOX "))
    // Another process, another port, the same workspace.
    let applied = try await run(["apply", "summer.plan"])
    #expect(applied.status == 0, "\(applied.everything)")
    #expect(applied.output.hasPrefix("SANDBOX "))
    let again = try await run(["apply", "--auto-approve"])
    #expect(again.status == 0 && again.output.contains("No changes"))
    let report = try #require(folder.files(below: "reports").first)
    #expect(try folder.read(report).contains("\"sandbox\":true"))
    let shown = try await Tool.start(["show", report], in: folder.url, environment: [:]).end()
    #expect(shown.output.hasPrefix("SANDBOX "))
  }

  @Test func `--sandbox plays the faults of a file`() async throws {
    let folder = try Folder.campaign(SmallCampaign.yaml(links: 250))
    try folder.write(
      #"{"rules":[{"kind":"status500","endpoint":"bulk_create","nth":2,"when":"after"}]}"#,
      to: "faults.json")
    let run = try await Tool.start(
      ["apply", "--auto-approve", "--sandbox", "--sandbox-faults", "faults.json"], in: folder.url,
      environment: ["PATH": "/usr/bin:/bin"]
    ).end()
    #expect(run.status == 0)
    #expect(try folder.report().outcomes == ["created": 250])
    #expect(try #require(folder.report().calls.made["list"]) > 1)
    try folder.write(#"{"rules":[{"kind":"nonsense"}]}"#, to: "faults.json")
    let refused = try await Tool.start(
      ["plan", "--sandbox", "--sandbox-faults", "faults.json"], in: folder.url,
      environment: ["PATH": "/usr/bin:/bin"]
    ).end()
    #expect(refused.status == 1)
    #expect(refused.errors.contains("unknown kind 'nonsense'"))
  }

  @Test func `a run keeps the pace of its sandbox's plan`() async throws {
    let folder = try Folder.grocery()
    let run = try await Tool.start(
      ["apply", "--auto-approve", "--sandbox", "--sandbox-limits", "pro"], in: folder.url,
      environment: ["PATH": "/usr/bin:/bin"]
    ).end()
    #expect(run.status == 0, "\(run.everything)")
    let report = try folder.report()
    #expect(report.outcomes == ["created": Golden.links])
    // 19 calls at 10 a second; the pace itself is tested without a clock. A busy machine may bunch
    // calls, and then one of them is refused and sent again.
    #expect(report.calls.retries <= 3)
    #expect(run.output.contains("of 1,000 left this month"))
  }

  @Test(arguments: [80, 250, 400])
  func `a sandbox that dies with its run keeps what it said it had`(
    milliseconds: Int
  ) async throws {
    let folder = try Folder.grocery()
    let start = {
      try Tool.start(
        ["apply", "--auto-approve", "--sandbox"], in: folder.url,
        environment: ["PATH": "/usr/bin:/bin"])
    }
    let killed = try start()
    try await Task.sleep(for: .milliseconds(milliseconds))
    killed.send(SIGKILL)
    _ = await killed.end()
    let second = try await start().end()
    #expect(second.status == 0, "\(second.everything)")
    let third = try await start().end()
    #expect(third.status == 0)
    #expect(third.output.contains("1,680 unchanged"))
    #expect(try folder.reports().allSatisfy { $0.addsUp })
  }

  @Test func `two campaigns may be applied to one sandbox store at the same time`() async throws {
    let folder = try Folder.campaign(SmallCampaign.yaml(links: 900))
    try folder.write(
      SmallCampaign.yaml(links: 900).replacing("campaign: cards", with: "campaign: others")
        .replacing("key: card-", with: "key: other-"), to: "campaigns/other.yaml")
    let start = { (file: String) in
      try Tool.start(
        ["apply", "--auto-approve", "--sandbox", "campaigns/\(file).yaml"], in: folder.url,
        environment: ["PATH": "/usr/bin:/bin"])
    }
    let runs = try [start("small"), start("other")]
    for run in runs {
      let ended = await run.end()
      #expect(ended.status == 0, "\(ended.everything)")
    }
    #expect(try folder.reports().map(\.outcomes) == [["created": 900], ["created": 900]])
  }

  @Test func `readings are chosen by flag and by environment, and listed in the help`()
    async throws
  {
    let folder = try Folder.campaign(EveryField.yaml)
    func run(_ arguments: [String], _ more: [String: String] = [:]) async throws -> Tool.Run {
      let environment = ["PATH": "/usr/bin:/bin"].merging(more) { $1 }
      return try await Tool.start(arguments, in: folder.url, environment: environment).end()
    }
    let help = try await run(["sandbox", "--help"]).output
    for known in ReadingSwitch.all {
      let line = help.split(separator: "\n").first { $0.hasPrefix("  \(known.usage)  ") }
      #expect(line?.hasSuffix(known.meaning) == true, "\(known.name) breaks its line")
    }
    let variable = ["XQR_CAMPAIGN_SANDBOX_READING": "ids=opaque,label-case=lowered"]
    let applied = try await run(["apply", "--auto-approve", "--sandbox"], variable)
    #expect(applied.status == 0, "\(applied.everything)")
    #expect(applied.output.contains("labels: sent campaign-matrix, Frühling, Große Aktion"))
    #expect(try folder.report().lines.allSatisfy { $0.not_as_sent == true })
    let planned = try await run(
      ["plan", "--sandbox", "--sandbox-reading", "label-case=lowered", "--detailed-exitcode"])
    #expect(planned.status == 0, "\(planned.everything)")
    for wrong in ["label-case=loud", "case=exact"] {
      let refused = try await run(["sandbox", "--reading", wrong])
      #expect(refused.status == 64)
      #expect(refused.errors.contains("'\(wrong)'"))
    }
    let alone = try await run(["plan", "--sandbox-reading", "ids=opaque"])
    #expect(alone.status == 64)
    #expect(alone.errors.contains("need '--sandbox'"))
  }
}
