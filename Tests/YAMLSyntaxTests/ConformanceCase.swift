import Foundation

/// One case of the public YAML test suite, which lies beside the repository and not in it.
struct ConformanceCase {
  let id: String
  let yaml: String
  let events: String
  let json: String?
  let fails: Bool

  private static let folder = URL(filePath: #filePath).appending(
    path: "../../../../shared/conformance/yaml"
  ).standardized

  static let isPresent = FileManager.default.fileExists(atPath: folder.path)

  static func all() throws -> [ConformanceCase] {
    let text = try String(contentsOf: folder.appending(path: "cases.jsonl"), encoding: .utf8)
    return try text.split(separator: "\n").map { line in
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] ?? [:]
      return ConformanceCase(
        id: object["id"] as? String ?? "", yaml: object["yaml"] as? String ?? "",
        events: object["events"] as? String ?? "", json: object["json"] as? String,
        fails: object["fails"] as? Bool ?? false)
    }
  }

  /// The value of the case's one document, or nil where the suite gives none or several.
  var value: Any? {
    json.flatMap {
      try? JSONSerialization.jsonObject(with: Data($0.utf8), options: .fragmentsAllowed)
    }
  }

  /// Where libyaml itself differs from the suite: ids by kind.
  static func libyamlDeviations() throws -> [String: Set<String>] {
    let data = try Data(contentsOf: folder.appending(path: "libyaml-deviations.json"))
    let object = try JSONSerialization.jsonObject(with: data) as? [String: [String]] ?? [:]
    return object.mapValues { Set($0) }
  }
}
