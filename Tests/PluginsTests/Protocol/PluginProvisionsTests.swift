import Plugins
import Testing

@Suite struct PluginProvisionsTests {
  @Test func `names are in order, and points without any are left out`() {
    let provided = PluginProvisions([.function: ["tag", "place"], .policy: []])
    #expect(provided.names == [.function: ["place", "tag"]])
  }
}
