import ArgumentParser
import Campaigns

/// `init`: writes a small working campaign.
struct InitCommand: ParsableCommand, RunnableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Write a small working campaign with its data.",
    discussion: """
      Makes campaigns/flyers.yaml, campaigns/flyers.csv and a project file with everything \
      commented out, and has git ignore the tool's own folder. Nothing that exists is overwritten.
      """)

  @Argument(help: ArgumentHelp("The folder to begin in.", valueName: "dir"), completion: .directory)
  var folder = "."

  @OptionGroup var common: CommonOptions

  func run(in environment: [String: String]) async -> ExitStatus {
    guard let bench = Workbench(common, environment) else { return .failed }
    let root = FileSystem.absolute(folder)
    for sample in Sample.files where FileSystem.isFile(root + "/" + sample.path) {
      bench.terminal.message(
        "xqr-campaign: '\(sample.path)' exists already; nothing was written.\n")
      return .failed
    }
    if let fault = FileSystem.makeFolder(root + "/campaigns") {
      bench.terminal.message("xqr-campaign: '\(root)/campaigns' can't be made: \(fault.reason)\n")
      return .failed
    }
    for sample in Sample.files {
      let path = root + "/" + sample.path
      if let fault = FileSystem.write(Array(sample.text.utf8), to: path) {
        bench.terminal.message("xqr-campaign: '\(path)' can't be written: \(fault.reason)\n")
        return .failed
      }
    }
    let ignored = ignoreWorkFolder(root)
    let names = Sample.files.map(\.path) + (ignored ? [".gitignore"] : [])
    bench.terminal.output(
      """
      Wrote \(names.joined(separator: ", ")).

      Next:
        xqr-campaign render             see the links
        xqr-campaign plan --sandbox     compare them with a local service, without a key
        xqr-campaign apply --sandbox    create them there

      """)
    return .done
  }

  /// Adds `.xqr-campaign/` to `.gitignore`, unless it stands there.
  private func ignoreWorkFolder(_ root: String) -> Bool {
    let line = ".xqr-campaign/"
    var bytes: [UInt8] = []
    if case .success(let known) = FileSystem.read(root + "/.gitignore") { bytes = known }
    let lines = bytes.split(separator: 0x0A)
    guard !lines.contains(where: { $0.elementsEqual(line.utf8) }) else { return false }
    if let last = bytes.last, last != 0x0A { bytes.append(0x0A) }
    return FileSystem.write(bytes + Array((line + "\n").utf8), to: root + "/.gitignore") == nil
  }
}

/// The campaign that `init` writes.
enum Sample {
  struct File {
    let path: String
    let text: String
  }

  static let files = [
    File(
      path: "campaigns/flyers.yaml",
      text: """
        campaign: flyers
        description: One short link for each place where flyers lie, in each of its languages

        vars:
          base: https://www.example.com

        data:
          places: {csv: flyers.csv, key: place_id}

        defaults:
          utm: {source: flyer, medium: print, campaign: flyers}

        links:
          - id: flyer
            for_each:
              place: ${{ data.places }}
              lang: ${{ place.langs.split("|") }}
            key: ${{ place.place_id }}-${{ lang }}
            url: ${{ vars.base }}/${{ lang }}/welcome
            query: {place: '${{ place.place_id }}'}
            utm: {content: '${{ place.city | slug }}'}
            custom_slug: f-${{ short_id(key, 8) }}
            labels: ['lang-${{ lang }}']

        """),
    File(
      path: "campaigns/flyers.csv",
      text: """
        place_id,city,langs
        001,Berlin,de|en
        002,Paris,fr|en
        003,Milano,it

        """),
    File(
      path: ProjectFile.path,
      text: """
        # What holds for every campaign here. Take the '#' away from what you need.

        # service:
        #   base_url: https://api.xqr.example/v1    # XQR_BASE_URL wins over it
        #   workspace: ws_0123456789abcdef          # a key of another one is refused

        # The label that marks a campaign's links: prefix and id.
        # owner_prefix: campaign-

        # What plans may do without a word; '--max-updates' and '--max-removals' win over it.
        # guards:
        #   updates: 30%
        #   removals: 30%

        # Where links may lead.
        # allowed_hosts: [www.example.com, '*.example.org']

        # Parameters of URLs whose values are secrets: nobody is shown them.
        # sensitive_query: [token]

        # Rules that no campaign can switch off.
        # policy:
        #   - id: medium
        #     severity: mandatory
        #     check: ${{ default(link.utm.medium, "") in ["print", "qr", "email"] }}
        #     message: utm medium ${{ default(link.utm.medium, "") }} isn't on the list

        # Whose dates those without a time are.
        # time_zone: Europe/Zurich

        """),
  ]
}
