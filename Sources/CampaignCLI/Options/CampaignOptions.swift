import ArgumentParser

/// Which campaigns, and what a run gives them.
struct CampaignOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Campaign files; without one every campaign below campaigns/.", valueName: "file"),
    completion: .file())
  var files: [String] = []

  @OptionGroup(title: "Input") var given: GivenOptions
}
