import Foundation
import Sandbox
import Testing

extension CodeScenario {
  private static let campaign = "campaigns/small.yaml"

  /// Keys, addresses and calls.
  static let services = [
    CodeScenario("keys", ["XQ3001", "XQ3002", "XQ3010", "XQ3011"]) { world in
      var said = try await world.said("plan", environment: ["XQR_API_KEY": "two words"])
      said += try await world.said("plan", environment: ["XQR_API_KEY": "abc"])
      said += try await world.said("plan", environment: ["XQR_API_KEY": ""])
      return said + (try await world.said("plan", "--api-key-file", "nowhere"))
    },
    CodeScenario("addresses", ["XQ3003", "XQ3004", "XQ3020"]) { world in
      var said = ""
      for address in ["nonsense", "http://example.com/api/v1", "http://127.0.0.1:1/api/v1"] {
        said += try await world.said("plan", environment: ["XQR_BASE_URL": address])
      }
      return said
    },
    CodeScenario("sandbox", ["XQ3012"]) { world in
      try await world.said(
        "sandbox", "--port", String(world.address.split(separator: ":")[2].prefix { $0.isNumber }))
    },
    CodeScenario("calls", ["XQ3021", "XQ3022", "XQ3023"]) { world in
      var said = ""
      for fault in [Fault.quota429(calls: nil), .truncate] {
        await world.sandbox.setFaults(FaultPlan([FaultRule(fault, on: .usage, .every(1))]))
        said += try await world.said("plan")
      }
      await world.sandbox.setFaults(.none)
      return said + (try await world.said("apply", "--auto-approve", "--max-calls", "1"))
    },
    CodeScenario("workspace", ["XQ3024"]) { world in
      try world.folder.write(
        "service: {workspace: Another}\n", to: "campaigns/project.yaml")
      return try await world.said("plan")
    },
  ]

  /// Journal, report and the account of a run.
  static let runs = [
    CodeScenario("another-run", ["XQ3101"]) { world in
      let stuck = FaultRule(.hang(milliseconds: 4_000, .before), on: .list)
      await world.sandbox.setFaults(FaultPlan([stuck]))
      let first = try world.start(["apply", "--auto-approve"])
      try await first.wait { await world.calls().contains { $0.kind == "list" } }
      let said = try await world.said("apply", "--auto-approve")
      #expect(await first.end().status == 0)
      return said
    },
    CodeScenario("places", ["XQ3102"]) { world in
      try await world.said("plan", "--out", "no/such/file")
    },
    CodeScenario("journal", ["XQ3103"], in: SmallCampaign.yaml(links: 150)) { world in
      let stuck = FaultRule(.hang(milliseconds: 60_000, .after), on: .bulkCreate, .nth(2))
      await world.sandbox.setFaults(FaultPlan([stuck]))
      let run = try world.start(["apply", "--auto-approve"])
      try await run.wait { try await world.links().count == 150 }
      run.send(SIGKILL)
      _ = await run.end()
      try world.folder.write("nonsense\n", to: ".xqr-campaign/journal/cards.jsonl")
      return try await world.said("apply", "--auto-approve")
    },
    CodeScenario("verified", ["XQ3104"], in: SmallCampaign.yaml(links: 2) + "    enabled: false\n")
    {
      world in
      let slow = FaultRule(.hang(milliseconds: 2_000, .before), on: .bulkStatus)
      await world.sandbox.setFaults(FaultPlan([slow]))
      let run = try world.start(["apply", "--auto-approve", "--verify"])
      try await run.wait { try await world.links().count == 2 }
      try await world.patch("card-0000", #"{"url":"https://elsewhere.example/"}"#)
      let end = await run.end()
      return end.output + "\n" + end.errors
    },
    CodeScenario("doubles", ["XQ3105"], in: ChosenCodeTests.yaml) { world in
      try await world.said("apply", "--auto-approve")
    },
  ]

  private static func qr(_ settings: String, _ links: Int = 2) -> String {
    SmallCampaign.yaml(links: links) + "    qr: {\(settings)}\n"
  }

  /// Codes on paper.
  static let prints = [
    CodeScenario("small-codes", ["XQ4101", "XQ4102", "XQ4103", "XQ4104"]) { world in
      var said = ""
      for settings in [
        "size_mm: 5", "size_mm: 14", "size_mm: 15, quiet_zone: 1, distance_mm: 2000",
      ] {
        try world.folder.write(qr(settings), to: campaign)
        said += try await world.said("qr", "--out", "codes")
      }
      return said
    },
    CodeScenario("codes", ["XQ4106", "XQ4107", "XQ4109", "XQ4110", "XQ4113"]) { world in
      try world.folder.write(qr("file: all"), to: campaign)
      var said = try await world.said("qr", "--out", "codes")
      let base = "https://xqr.example/" + String(repeating: "long", count: 700)
      said += try await world.said("qr", "--out", "codes", "--short-base", base)
      try world.folder.write(qr("size_mm: 300"), to: campaign)
      said += try await world.said(
        "qr", "--out", "codes", "--format", "png", "--dpi", "2400")
      said += try await world.said(
        "qr", "--out", "codes", "--format", "pdf", "--sheet", "3x4")
      return said + (try await world.said("qr", "--show", "card-0009"))
    },
    CodeScenario(
      "short-urls", ["XQ4105", "XQ4111", "XQ4112"],
      in: "campaign: cards\nlinks: [{id: one, url: 'https://www.example.com/1'}]\n"
    ) { world in
      var said = try await world.said("qr", "--out", "codes")
      said += try await world.said("qr", "--out", "codes", "--report", campaign)
      return said + (try await world.said("qr", "--out", "codes", "--since", campaign))
    },
    CodeScenario("misread-codes", ["XQ4108"]) { world in
      let scanner = "zbarimg"
      try world.folder.write("#!/bin/sh\necho https://elsewhere.example/\n", to: scanner)
      let path = world.folder.url.appendingPathComponent(scanner).path
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
      return try await world.said(
        "qr", "--out", "codes", "--verify",
        environment: ["PATH": world.folder.url.path + ":/usr/bin:/bin"])
    },
  ]
}
