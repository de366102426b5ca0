// One program for every fuzz target: `Fuzz TARGET [-libfuzzer=flags] [CORPUS…]`.

import CFuzzer
import Glibc

let targets: [String: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt] = [
  "answers": { answersTarget(bytes($0, $1)) },
  "csv": { csvTarget(bytes($0, $1)) },
  "expressions": { expressionsTarget(bytes($0, $1)) },
  "journal": { journalTarget(bytes($0, $1)) },
  "plan": { planTarget(bytes($0, $1)) },
  "report": { reportTarget(bytes($0, $1)) },
  "urls": { urlsTarget(bytes($0, $1)) },
  "yaml": { yamlTarget(bytes($0, $1)) },
]

func bytes(_ start: UnsafePointer<UInt8>?, _ count: Int) -> [UInt8] {
  Array(UnsafeBufferPointer(start: start, count: count))
}

guard CommandLine.arguments.count > 1, let target = targets[CommandLine.arguments[1]] else {
  print(targets.keys.sorted().joined(separator: "\n"))
  fatalError("name one of these targets")
}
// The driver wants the program's name, then its own flags.
var argumentCount = CommandLine.argc - 1
var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv + 1
exit(LLVMFuzzerRunDriver(&argumentCount, &arguments, target))
