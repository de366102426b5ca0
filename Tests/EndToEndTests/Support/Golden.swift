import Foundation
import Sandbox
import Testing

/// The links of the grocery campaign as `Goldens/grocery_destinations.py` works them out.
enum Golden {
  static let links = 1_680

  static func groceryDestinations() throws -> String {
    let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Goldens/grocery-destinations.tsv")
    return String(decoding: try Data(contentsOf: url), as: UTF8.self)
  }

  /// Stored links in the golden's form.
  static func lines(_ links: [SandboxLink]) -> String {
    links.map { "\($0.shortCode)\t\($0.destination)\n" }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.joined()
  }
}

/// Holds the store against the golden: every link once, with its destination byte for byte.
func expectGroceryStored(
  _ world: World, sourceLocation: SourceLocation = #_sourceLocation
) async throws {
  let links = try await world.links()
  #expect(links.count == Golden.links, sourceLocation: sourceLocation)
  #expect(
    Golden.lines(links) == (try Golden.groceryDestinations()), sourceLocation: sourceLocation)
}
