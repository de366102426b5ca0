import Foundation
import Testing

/// Guard `uncommitted`, which asks git.
@Suite struct UncommittedTests {
  private let small = "campaigns/small.yaml"

  private func git(_ folder: Folder, _ arguments: String...) async throws {
    let person = ["-c", "user.name=anna", "-c", "user.email=anna@example.com"]
    let run = try await RunningTool(
      person + arguments, of: "/usr/bin/git", in: folder.url,
      environment: ["PATH": "/usr/bin:/bin", "HOME": folder.url.path]
    ).end()
    #expect(run.status == 0, "\(run.everything)")
  }

  /// A campaign with data, in a repository below the one of git.
  private func withCommitted(_ body: (World) async throws -> Void) async throws {
    let folder = try Folder.campaign(SmallCampaign.withData("cards.csv"))
    try folder.write("id\n1\n2\n", to: "campaigns/cards.csv")
    try folder.write("reports\n.xqr-campaign\n", to: ".gitignore")
    try await git(folder, "init", "-q", ".")
    try await git(folder, "add", ".")
    try await git(folder, "commit", "-q", "-m", "begin")
    try await World.with(folder) { try await body($0) }
  }

  private func refusal(_ world: World, _ said: String...) async throws {
    let mark = await world.mark
    for command in [["plan"], ["apply", "--auto-approve"]] {
      let run = try await world.start(command + ["--enable-guards", "uncommitted"]).end()
      #expect(run.status == 5, "\(run.everything)")
      #expect(run.output.contains("guard uncommitted: "), "\(run.everything)")
      for said in said { #expect(run.output.contains(said), "\(run.everything)") }
    }
    #expect(await world.writes(since: mark).isEmpty)
  }

  @Test func `files that differ from git are named, each with how`() async throws {
    try await withCommitted { world in
      try await world.apply("--enable-guards", "uncommitted")
      try world.folder.write("id\n1\n2\n3\n", to: "campaigns/cards.csv")
      try await refusal(world, "= value: campaigns/cards.csv (modified)")
      try await git(world.folder, "add", "campaigns/cards.csv")
      try await refusal(world, "= value: campaigns/cards.csv (staged)")
      try world.folder.write("id\n1\n2\n3\n4\n", to: "campaigns/cards.csv")
      try await refusal(world, "= value: campaigns/cards.csv (staged and modified)")
      try world.folder.write("guards: {enabled: [uncommitted]}\n", to: "campaigns/project.yaml")
      try await refusal(
        world, "2 files that the plan is made from aren't as in the commit",
        "campaigns/cards.csv (staged and modified)", "campaigns/project.yaml (untracked)")
      // Other files don't matter, and the guard can be switched off for a run.
      #expect(try await world.run("plan").status == 5)
      #expect(try await world.run("plan", "--disable-guards", "uncommitted").status == 0)
      try await git(world.folder, "add", "campaigns")
      try await git(world.folder, "commit", "-q", "-m", "more")
      try world.folder.write("nobody reads this\n", to: "campaigns/notes.txt")
      try await world.apply()
    }
  }

  @Test func `a file that git ignores isn't committed`() async throws {
    try await withCommitted { world in
      try world.folder.write("campaigns/other.csv\n", to: ".gitignore")
      try world.folder.write("id\n7\n", to: "campaigns/other.csv")
      try world.folder.replace("cards.csv", by: "other.csv", in: small)
      try await refusal(
        world, "= value: campaigns/other.csv (ignored)", "= value: campaigns/small.yaml (modified)")
    }
  }

  @Test func `without git or a repository nobody can say`() async throws {
    try await World.with(.campaign(SmallCampaign.yaml(links: 2))) { world in
      try await refusal(world, "git says: not a git repository")
      let run = try await world.run(
        "plan", "--enable-guards", "uncommitted", environment: ["PATH": world.folder.url.path])
      #expect(run.status == 5 && run.output.contains("no `git` that can be run is in PATH"))
      #expect(try await world.run("plan").status == 0)
      #expect(try await world.run("plan", "--enable-guards", "budget").status == 64)
    }
  }
}
