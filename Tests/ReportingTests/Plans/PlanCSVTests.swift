import Bytes
import Links
import Planning
import Reporting
import Testing

@Suite struct PlanCSVTests {
  @Test func `a header and a line a link, with what was and what will be`() throws {
    var world = SmallWorld()
    world.want("new-1") { $0.labels = ["=1+1", "a,b"] }
    world.want("upd-1") {
      $0.url = "https://b.example/"
      $0.rules = [RoutingRule(destination: "https://m.example/", priority: 1)]
    }
    world.want("same")
    world.find("same")
    world.find("upd-1") { $0.isEnabled = false }
    world.find("old-1")
    let text = String(decoding: PlanCSV.render(try world.plan()), as: UTF8.self)
    let wanted = #"""
      action,reason,entry,key,slug,short_url,url_before,url,labels_before,labels,enabled_before,\#
      enabled,routing_rules_before,routing_rules,expires_at_before,expires_at,store
      create,,poster,key new-1,new-1,,,https://a.example/x,,"campaign-summer|=1+1|a,b",,,,,,,0421
      pause,,,,old-1,https://xqr.co/old-1,,https://a.example/x,,,true,false,,,,,
      update,,poster,key upd-1,upd-1,https://xqr.co/upd-1,https://a.example/x,https://b.example/,,,\#
      false,true,[],"[{""destination"":""https://m.example/"",""priority"":1,""conditions"":{}}]",,,\#
      0421

      """#
    #expect(text == wanted.replacing("\n", with: "\r\n"))
  }

  @Test(arguments: ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "a\nb", "a\"b", "a,b", "x\u{1B}[2J"])
  func `no cell is a formula, breaks its line or steers a terminal`(value: String) throws {
    var world = SmallWorld()
    world.want("abc") { $0.store = value }
    let text = String(decoding: PlanCSV.render(try world.plan()), as: UTF8.self)
    let lines = text.split(separator: "\r\n")
    #expect(lines.count == 2)
    let cell = try #require(lines[1].split(separator: ",", maxSplits: 16).last)
    #expect(!cell.unicodeScalars.contains { $0.value < 0x20 })
    let bare = cell.hasPrefix("\"") ? cell.dropFirst() : cell
    #expect(!["=", "+", "-", "@"].contains { bare.hasPrefix($0) }, "\(cell)")
  }

  @Test func `a dimension that is called like a column has a name of its own`() throws {
    var world = SmallWorld()
    world.dimension = "slug"
    world.want("abc")
    let text = String(decoding: PlanCSV.render(try world.plan()), as: UTF8.self)
    #expect(text.split(separator: "\r\n")[0].hasSuffix(",expires_at,dimension_slug"))
  }
}
