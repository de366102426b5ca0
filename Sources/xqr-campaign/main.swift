import CampaignCLI

await runCommandLine()
