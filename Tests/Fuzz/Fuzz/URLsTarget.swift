import Bytes
import InMemoryFiles
import Links

/// Whatever stands in `url:`, links have destinations that are destinations again when read.
func urlsTarget(_ bytes: [UInt8]) -> CInt {
  // Two lines: the template, then what its holes hold.
  let parts = bytes.split(separator: 0x0A, maxSplits: 1, omittingEmptySubsequences: false)
  let template = String(decoding: parts[0], as: UTF8.self)
  let cell = parts.count > 1 ? String(decoding: parts[1], as: UTF8.self) : "x"
  let campaign = """
    campaign: c
    vars: {v: \(quoted(cell))}
    links:
      - id: a
        for_each: {e: [\(quoted(cell)), z]}
        key: '${{ e }}'
        url: \(quoted(template))
        utm: {source: \(quoted(cell))}
    """
  var inputs = InMemoryFiles(["c.yaml": Array(campaign.utf8)])
  guard let links = inputs.expanded() else { return 0 }
  for text in links.destinations.strings {
    precondition(Destination(text) != nil, "no destination: \(text)")
    let normal = Destination.normalized(text)
    precondition(Destination.normalized(normal) == normal, "twice normal: \(text)")
  }
  return 0
}

private func quoted(_ text: String) -> String {
  "'\(text.replacing("'", with: "''"))'"
}
