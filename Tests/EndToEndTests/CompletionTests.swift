import Foundation
import Testing

/// The completion script for bash, asked as bash asks it.
@Suite struct CompletionTests {
  /// What stands behind the words of a command line that ends in a word to be completed.
  private func completions(_ words: String...) async throws -> Set<String> {
    let folder = try Folder.campaign("campaign: small\n")
    let script = try await Tool.start(
      ["--generate-completion-script", "bash"], in: folder.url, environment: [:]
    ).end()
    try folder.write(
      script.output + """

        COMP_WORDS=(xqr-campaign "$@")
        COMP_CWORD=$#
        COMP_LINE="${COMP_WORDS[*]}"
        COMP_POINT=${#COMP_LINE}
        function=$(complete -p xqr-campaign | sed 's/.*-F \\([^ ]*\\).*/\\1/')
        "$function" xqr-campaign "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}"
        printf '%s\\n' "${COMPREPLY[@]}"

        """, to: "complete.bash")
    let run = try await RunningTool(
      ["complete.bash"] + words, of: "/bin/bash", in: folder.url,
      environment: ["PATH": "/usr/bin:/bin"]
    ).end()
    #expect(run.errors.isEmpty, "\(run.errors)")
    return Set(run.output.split(separator: "\n").map(String.init))
  }

  @Test func `commands are offered`() async throws {
    let offered = try await completions("")
    #expect(offered.isSuperset(of: ["init", "plan", "apply", "retire", "revert", "explain"]))
  }

  @Test(arguments: ["validate", "render", "plan", "apply", "show", "revert"])
  func `files are offered where campaigns, plans and reports are named`(
    command: String
  ) async throws {
    #expect(try await completions(command, "campaigns/") == ["campaigns/small.yaml"])
  }

  @Test(arguments: [
    ["plan", "--out"], ["plan", "--json-into"], ["plan", "--api-key-file"],
    ["plan", "--var-file"], ["console", "--campaign"], ["sandbox", "--store"],
  ])
  func `files are offered for options that name one`(words: [String]) async throws {
    let offered = try await completions(words[0], words[1], "campaigns/")
    #expect(offered == ["campaigns/small.yaml"])
  }

  @Test(arguments: [
    (["render", "--format"], ["table", "json", "csv"]),
    (["show", "--format"], ["text", "json", "markdown", "html", "csv"]),
    (["plan", "--diagnostics"], ["full", "short", "json", "github"]),
    (["plan", "--scan"], ["auto", "workspace", "campaign"]),
    (["plan", "--log-level"], ["none", "debug", "trace"]),
    (["plan", "--sandbox-limits"], ["pro", "business", "enterprise"]),
    (
      ["plan", "--disable-guards"],
      [
        "updates", "removals", "overlap", "scanned", "frozen", "foreign", "outside", "budget",
        "uncommitted",
      ]
    ),
    (["apply", "--enable-guards"], ["uncommitted"]),
    (["apply", "--report"], ["changes", "always"]),
    (["schema"], ["campaign", "project", "shared", "plugin", "policy"]),
  ])
  func `words are offered where one of a few is taken`(
    words: [String], expected: [String]
  ) async throws {
    let offered =
      try await
      (words.count == 1
      ? completions(words[0], "") : completions(words[0], words[1], ""))
    #expect(offered == Set(expected))
  }
}
