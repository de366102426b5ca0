import Foundation
import Glibc
import Sandbox
import Testing

/// Disks that are full, fill up or take no files, each a small file system of its own.
@Suite struct DiskTests {
  /// Skips, aloud, where nobody may mount.
  private static let mounting = ConditionTrait.enabled("only root may mount a small file system") {
    try await RunningTool(
      ["-m", "mount", "-t", "tmpfs", "none", "/mnt"], of: "/usr/bin/unshare",
      in: FileManager.default.temporaryDirectory, environment: [:]
    ).end().status == 0
  }

  /// What a folder is like when the run begins.
  enum Disk: String, CaseIterable {
    case full = "dd if=/dev/zero of=$place/filler bs=4k count=9 2>/dev/null"
    case readOnly = "mount -o remount,ro $place"

    var reason: String { self == .full ? "no space left on device" : "read-only file system" }
  }

  /// Runs lines of shell in which `tool` is the binary and `place` has a file system of its own,
  /// which nobody else sees.
  private func run(_ world: World, at place: String, size: String, _ lines: String) async throws
    -> Tool.Run
  {
    let folder = world.folder.url.appendingPathComponent(place)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let environment = world.environment.merging(["tool": Tool.path, "place": place]) { $1 }
    let mount = "mount -t tmpfs -o size=\(size) none $place\n"
    return try await RunningTool(
      ["-m", "sh", "-c", mount + lines], of: "/usr/bin/unshare", in: world.folder.url,
      environment: environment
    ).end()
  }

  @Test(
    mounting, arguments: Disk.allCases,
    [
      (".xqr-campaign", "", ".xqr-campaign/journal"), ("reports", "", "reports/cards"),
      ("results", "--json-into results/it.json", "results/it.json"),
    ])
  func `a disk that takes nothing is said with its place, before anything is sent`(
    disk: Disk, place: (folder: String, flag: String, said: String)
  ) async throws {
    try await World.with(.campaign(SmallCampaign.yaml(links: 300))) { world in
      let run = try await run(
        world, at: place.folder, size: "8k",
        "\(disk.rawValue)\nexec $tool apply --auto-approve \(place.flag)")
      #expect(run.status == 1, "\(run.everything)")
      #expect(run.errors.contains("error[XQ3102]"), "\(run.errors)")
      #expect(run.errors.contains(place.said) && run.errors.contains(disk.reason), "\(run.errors)")
      #expect(await world.writes().isEmpty)
      try await world.apply()
      #expect(try world.folder.report().outcomes == ["created": 300])
    }
  }

  @Test(mounting, arguments: Disk.allCases, ["--out", "--json-into"])
  func `a plan that can't be saved fails`(disk: Disk, flag: String) async throws {
    try await World.with(.campaign(SmallCampaign.yaml(links: 300))) { world in
      let run = try await run(
        world, at: "results", size: "8k",
        "\(disk.rawValue)\n$tool plan \(flag) results/it; code=$?; ls results; exit $code")
      #expect(run.status == 1, "\(run.everything)")
      #expect(run.errors.contains("'results/it'") && run.errors.contains(disk.reason))
      #expect(run.output.hasSuffix(disk == .full ? "filler\n" : ""), "\(run.output)")
    }
  }

  /// The disk fills while the journal grows; then there is room again.
  @Test(mounting, arguments: TroubleCase.Codes.allCases)
  func `a disk that fills up in the middle stops the run, and nothing is doubled`(
    codes: TroubleCase.Codes
  ) async throws {
    try await World.with(.campaign(TroubleTable.yaml(codes))) { world in
      var table = TroubleTable()
      table.carryOut(.init(kind: .add, first: 0, count: 4_000), round: 0)
      try world.folder.write(table.csv, to: "campaigns/rows.csv")
      let run = try await run(
        world, at: ".xqr-campaign", size: "32k",
        """
        $tool apply --auto-approve > first; echo $? > status
        $tool apply --auto-approve > second; echo $? >> status
        mount -o remount,size=10m $place
        $tool apply --auto-approve > third; echo $? >> status
        """)
      #expect(try world.folder.read("status") == "1\n1\n0\n", "\(run.errors)")
      for name in ["first", "second"] {
        let said = try world.folder.read(name)
        #expect(said.contains("Stopped: the journal can't be written"), "\(said)")
      }
      let reports = try world.folder.reports()
      #expect(reports.map(\.ended) == ["journal", "journal", "finished"])
      #expect(reports.allSatisfy { $0.addsUp && $0.outcomes["unknown"] == nil })
      let made = reports.map { $0.outcomes["created"] ?? 0 }
      #expect(made.allSatisfy { $0 > 0 } && made.reduce(0, +) == 4_000, "\(made)")
      #expect(reports[0].outcomes["skipped"] == 4_000 - made[0])
      // What isn't accounted for isn't sent: each batch once.
      #expect(await world.writes().count == 40)
      #expect(try await world.links().count == 4_000)
      try await expectSettled(world)
    }
  }
}
