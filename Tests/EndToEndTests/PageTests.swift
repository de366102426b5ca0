import Foundation
import Testing

/// Pages in a browser: what people click, type and see.
@Suite(
  .serialized,
  .enabled(if: Browser.isInstalled, "SKIPPED: no chromium-driver here; 'make test' installs it"))
struct PageTests {
  private static let shown = "document.getElementById('shown').textContent"
  private static let first = "document.querySelector('#links tbody button').textContent"
  private static let drawn = "document.querySelectorAll('#links tr[data-link]').length"

  /// A page of a saved file, made by the tool.
  private func page(of text: String, in folder: Folder) async throws -> URL {
    try folder.write(text, to: "saved.json")
    let run = try await Tool.start(
      ["show", "saved.json", "--format", "html"], in: folder.url, environment: [:]
    ).end()
    #expect(run.status == 0, "\(run.errors)")
    try folder.write(run.output, to: "page.html")
    return folder.url.appendingPathComponent("page.html")
  }

  @Test func `10,000 links are filtered, searched, sorted and scrolled, a screenful at a time`()
    async throws
  {
    let folder = try Folder()
    let page = try await page(
      of: LargeReport.text(links: 10_000, failing: [17, 400, 9_001]), in: folder)
    try await Browser.with { browser in
      try await browser.open(page)
      #expect(try await browser.value(Self.shown) == "10,000 links")
      #expect(try #require(Int(try await browser.value(Self.drawn))) < 60)

      try await browser.click(".totals [data-state=failed]")
      try await browser.wait(for: Self.shown, toBe: "3 of 10,000 links")
      #expect(try await browser.value(Self.first) == "s-17")
      #expect(
        try await browser.value("document.querySelector('#links .note').textContent")
          .hasPrefix("the code is taken by another link"))
      try await browser.click(".totals [data-state=failed]")

      try await browser.type("lang=fr example.com/77", into: "#search")
      try await browser.wait(for: Self.shown, toBe: "56 of 10,000 links")
      try await browser.type("nothing", into: "#search")
      try await browser.wait(for: "document.getElementById('none').hidden", toBe: "false")
      try await browser.click("#clear")
      try await browser.wait(for: Self.shown, toBe: "10,000 links")

      try await browser.click("#filters label:nth-of-type(2) option[value='39']")
      try await browser.wait(for: Self.shown, toBe: "250 of 10,000 links")
      try await browser.click("#filters label:nth-of-type(2) option[value='']")
      try await sort(browser)

      try await browser.command("Runtime.evaluate", ["expression": "scrollTo(0, 1e9)"])
      try await browser.wait(
        for: "[...document.querySelectorAll('#links tr[data-link]')].at(-1).ariaRowIndex",
        toBe: "10001")
      #expect(try #require(Int(try await browser.value(Self.drawn))) < 60)
      #expect(try await browser.complaints() == [])
    }
  }

  /// By a dimension, whose values are in the order of numbers, up and down.
  private func sort(_ browser: Browser) async throws {
    let head = "#links thead th.dimension"
    try await browser.click(head + " button")
    #expect(try await browser.value("document.querySelector('\(head)').ariaSort") == "ascending")
    #expect(try await browser.value(Self.first) == "s-0")
    try await browser.click(head + " button")
    #expect(try await browser.value("document.querySelector('\(head)').ariaSort") == "descending")
    #expect(try await browser.value(Self.first) == "s-39")
  }

  private static let hostile = [
    #"{"outcome":"created","key":"<img src=x onerror='owned=1'>","dimensions":{"store":"#
      + #""</script><script>owned=1</script>","lang":"\"\u0301 onmouseover=owned=1 x=\""},"#
      + #""slug":"<!--<script>","url":"javascript:owned=1","request_id":"a\u2028b\u202Ec"}"#
  ]

  @Test func `what is hostile stays a text`() async throws {
    let folder = try Folder()
    let text = LargeReport.text(links: 1, failing: [], hostile: Self.hostile)
      .replacingOccurrences(of: #""anna""#, with: #""\"\u0301><img src=x onerror='owned=1'>""#)
    let page = try await page(of: text, in: folder)
    try await Browser.with { browser in
      try await browser.open(page)
      try await browser.type("onerror", into: "#search")
      try await browser.wait(for: Self.shown, toBe: "1 of 2 links")
      // A key as from a keyboard: the row's name is a button.
      try await browser.type("\u{E007}", into: "#links tbody button")
      let dialog = "document.getElementById('details')"
      try await browser.wait(for: dialog + ".open", toBe: "true")
      let shown = try await browser.value(dialog + ".textContent")
      for part in [
        "<!--<script>", "<img src=x onerror='owned=1'>", "</script><script>owned=1</script>",
        "javascript:owned=1", #"a\u2028b\u202Ec"#,
      ] {
        #expect(shown.contains(part), "\(shown)")
      }
      #expect(try await browser.value("\(dialog).querySelectorAll('a').length") == "0")
      try await browser.type("\u{E00C}", into: "dialog .close")
      try await browser.wait(for: dialog + ".open", toBe: "false")
      try await browser.click(".rest, summary")
      #expect(try await browser.value("typeof owned") == "undefined")
      #expect(try await browser.value("document.images.length") == "0")
      #expect(try await browser.value("document.querySelectorAll('[onmouseover]').length") == "0")
      #expect(try await browser.complaints() == [])
    }
  }

  @Test func `a page fits a phone, a dark room and paper, and its codes are codes`() async throws {
    let folder = try Folder()
    let page = try await page(of: LargeReport.text(links: 40, failing: [3]), in: folder)
    try await Browser.with { browser in
      try await browser.open(page)
      #expect(
        try await browser.value("document.querySelector('.sandbox').textContent")
          .contains("SANDBOX"))
      try await browser.click("#links tbody tr[data-link] .destination")
      let picture = folder.url.appendingPathComponent("code.png")
      try await browser.picture(of: "dialog svg").write(to: picture)
      let decoded = try await RunningTool(
        ["--quiet", "--raw", "code.png"], of: "/usr/bin/zbarimg", in: folder.url, environment: [:]
      ).end()
      #expect(decoded.output == "https://xqr.co/s-0\n", "\(decoded.everything)")
      try await browser.click("dialog .close")

      let rows = "(dispatchEvent(new Event('beforeprint')), \(Self.drawn))"
      #expect(try await browser.value(rows) == "40")
      _ = try await browser.value("dispatchEvent(new Event('afterprint'))")
      #expect(try await browser.printed().starts(with: Data("%PDF-".utf8)))

      let scheme = [["name": "prefers-color-scheme", "value": "dark"]]
      try await browser.command("Emulation.setEmulatedMedia", ["features": scheme])
      #expect(
        try await browser.value("getComputedStyle(document.body).backgroundColor")
          == "rgb(22, 24, 27)")
      try await browser.command(
        "Emulation.setDeviceMetricsOverride",
        ["width": 390, "height": 844, "deviceScaleFactor": 2, "mobile": true])
      #expect(try await browser.value("document.documentElement.scrollWidth") == "390")
      #expect(
        try await browser.value(
          "document.querySelector('#links tr[data-link]').getBoundingClientRect().height") == "78")
      #expect(try await browser.complaints() == [])
    }
  }

  private static let stops = """
    campaign: cards
    links:
      - id: poster
        for_each: {store: ['0421', '0007'], lang: [de, fr]}
        key: s-${{ store }}-${{ lang }}
        url: https://old.example.com/${{ lang }}/${{ store }}
        custom_slug: ${{ key }}

    """

  @Test func `a plan shows what was and what will be, a status what is scanned`() async throws {
    try await World.with(.campaign(Self.stops)) { world in
      try await world.apply()
      for slug in ["s-0421-de", "s-0421-de", "s-0007-fr"] { try await world.scan(slug) }
      let status = try await world.run("status", "--html", "--by", "store,lang")
      try world.folder.write(status.output, to: "status.html")
      try world.folder.replace("old.example", by: "new.example", in: "campaigns/small.yaml")
      _ = try await world.run("plan", "--disable-guards", "scanned", "--out", "saved.plan")
      let plan = try await world.run("show", "saved.plan", "--format", "html")
      try world.folder.write(plan.output, to: "plan.html")
      try await Browser.with { browser in
        try await browser.open(world.folder.url.appendingPathComponent("plan.html"))
        try await browser.click("#links tbody button")
        let difference = "document.querySelector('dialog .difference')"
        #expect(
          try await browser.value(difference + ".innerText")
            == "url\nhttps://old.example.com/de/0007\nhttps://new.example.com/de/0007")

        try await browser.open(world.folder.url.appendingPathComponent("status.html"))
        #expect(
          try await browser.value("document.querySelector('.bars').innerText")
            == "0421\n2\n0007\n1")
        try await browser.click(".totals [data-state='never scanned']")
        try await browser.wait(for: Self.shown, toBe: "2 of 4 links")
        try await browser.click(".totals [data-state='never scanned']")
        try await browser.click("#links thead th.number button")
        #expect(try await browser.value(Self.first) == "s-0421-de")
        #expect(try await browser.complaints() == [])
      }
    }
  }
}
