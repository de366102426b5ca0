package func runCommandLine() async {}
