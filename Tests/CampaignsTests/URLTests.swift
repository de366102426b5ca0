import Diagnostics
import Testing

@Suite struct URLTests {
  private func url(_ fields: String, _ head: String = "") -> (urls: [String], faults: [String]) {
    let expansion = Expansion(entry: fields, head: head)
    return (expansion.destinations, expansion.faults)
  }

  @Test(arguments: [
    ("url: https://h.example", "https://h.example"),
    ("url: HTTPS://h.example:8443/a%20b/?x=%c3#", "HTTPS://h.example:8443/a%20b/?x=%c3#"),
    ("url: ${{ vars.base }}/${{ vars.base }}", "https://b.example/p/https%3A//b.example/p"),
    (
      "url: ${{ vars.base }}?u=${{ vars.base }}",
      "https://b.example/p?u=https%3A%2F%2Fb.example%2Fp"
    ),
    ("url: ${{ link_url(vars.base) }}/${{ vars.text }}", "https://b.example/p/a%20b"),
    (
      "url: ${{ vars.base }}/${{ raw('x/%20?y=1') }}&z=${{ '&' }}",
      "https://b.example/p/x/%20?y=1&z=%26"
    ),
    ("url: ${{ vars.base }}?a=1\nquery: {z: 1, a2: 'x y'}", "https://b.example/p?a=1&z=1&a2=x%20y"),
    ("url: ${{ vars.base }}?\nquery: {z: 1}", "https://b.example/p?z=1"),
    ("url: ${{ vars.base }}?a=1&\nquery: {z: 1}", "https://b.example/p?a=1&z=1"),
    ("url: ${{ vars.base }}?\nquery: {z: null, y: '${{ null }}'}", "https://b.example/p?"),
    ("url: ${{ vars.base }}#f\nquery: {z: '${{ vars.none }}', y: 1}", "https://b.example/p?y=1#f"),
    (
      "url: ${{ vars.base }}\nutm: {id: 6, content: 5, term: 4, campaign: 3, medium: 2, source: 1}",
      "https://b.example/p?utm_source=1&utm_medium=2&utm_campaign=3&utm_term=4&utm_content=5&utm_id=6"
    ),
    (
      "url: ${{ vars.base }}\nquery: {ü: '${{ raw(\"a&b=%20\") }}', c: '${{ link_url(vars.base) }}'}",
      "https://b.example/p?%C3%BC=a&b=%20&c=https%3A%2F%2Fb.example%2Fp"
    ),
    (
      "url: ${{ vars.base }}?utm_source=x&k=1\nutm: {source: y}\nutm_conflict: keep",
      "https://b.example/p?utm_source=x&k=1"
    ),
    (
      "url: ${{ vars.base }}?utm_source=x&k=1&utm%5Fsource=z#f\nutm: {source: y, medium: m}\nutm_conflict: replace",
      "https://b.example/p?k=1&utm_source=y&utm_medium=m#f"
    ),
    (
      "url: ${{ vars.base }}?utm_source=x\nutm: {source: y}\nutm_conflict: replace",
      "https://b.example/p?utm_source=y"
    ),
    (
      "url: ${{ vars.base }}?utm_source=x\nutm: {source: '${{ vars.none }}'}",
      "https://b.example/p?utm_source=x"
    ),
    (
      "url: ${{ vars.base }}?utm_sourcery=x\nutm: {source: y}",
      "https://b.example/p?utm_sourcery=x&utm_source=y"
    ),
    (
      "url: ${{ vars.base }}/...\nquery: {q: '${{ 1.5 }}-${{ true }}-${{ 7 }}'}",
      "https://b.example/p/...?q=1.5-true-7"
    ),
    ("url: |\n  ${{ vars.base }}", "https://b.example/p"),
    ("url: $${{x}}", nil),
  ])
  func `writes`(_ fields: String, _ url: String?) {
    let head = "vars: {base: https://b.example/p, text: a b, none: null}"
    let result = self.url(fields, head)
    #expect(result.urls == (url.map { [$0] } ?? []))
    #expect(result.faults.isEmpty == (url != nil))
  }

  @Test(arguments: [
    ("url: ftp://h.example", ["XQ1306 «ftp://h.example»"]),
    ("url: //h.example", ["XQ1306 «//h.example»"]),
    ("url: https://", ["XQ1306 «https://»"]),
    ("url: https://:80/", ["XQ1306 «https://:80/»"]),
    ("url: https://a:b@h.example/", ["XQ1306 «https://a:b@h.example/»"]),
    ("url: https://h.example:x/", ["XQ1306 «https://h.example:x/»"]),
    ("url: https://h.example/a b", ["XQ1306 «https://h.example/a b»"]),
    ("url: https://h.example/%zz", ["XQ1306 «https://h.example/%zz»"]),
    ("url: https://h.example/ü", ["XQ1306 «https://h.example/ü»"]),
    ("url: https://h.example?a?b", ["XQ1306 «https://h.example?a?b»"]),
    ("url: ''", ["XQ1306 «''»"]),
    ("url: ${{ vars.empty }}/x", ["XQ1301 « vars.empty »"]),
    ("url: https://h.example/${{ vars.empty }}", ["XQ1301 « vars.empty »"]),
    ("url: https://h.example/${{ vars.none }}", ["XQ1301 « vars.none »"]),
    ("url: https://h.example/${{ [1] }}", ["XQ1303 « [1] »"]),
    ("url: https://h.example/.${{ '.' + vars.dot }}", ["XQ1308 « '.' + vars.dot »"]),
    ("url: https://h.example/.${{ vars.dash }}./${{ vars.dash }}", []),
    ("url: https://h.example/a${{ '/x.' }}/.${{ './y' }}", ["XQ1308 « './y' »"]),
    (
      "url: https://h.example/x/../${{ vars.dash }}",
      ["XQ1308 «https://h.example/x/../${{ vars.dash }}»"]
    ),
    (
      "url: https://h.example/${{ link_url('https://x.example') }}",
      ["XQ1309 « link_url('https://x.example') »"]
    ),
    ("url: https://h.example\nquery: {q: '${{ vars.empty }}'}", ["XQ1301 « vars.empty »"]),
    ("url: https://h.example\nquery: {q: 'a${{ vars.none }}'}", ["XQ1301 « vars.none »"]),
    ("url: https://h.example\nquery: {q: '${{ {} }}'}", ["XQ1303 « {} »"]),
    ("url: https://h.example\nquery: {q: '${{ raw(\"a#b\") }}'}", ["XQ1308 « raw(\"a#b\") »"]),
    ("url: https://h.example\nquery: {'': 1}", ["XQ1307 «''»"]),
    ("url: https://h.example\nquery: {q: [1]}", ["XQ1001 «[1]»"]),
    ("url: https://h.example?q=1\nquery: {q: 2}", ["XQ1307 «https://h.example?q=1»"]),
    (
      "url: https://h.example?utm_source=1\nutm: {source: 2}",
      ["XQ1307 «https://h.example?utm_source=1»"]
    ),
    ("url: https://h.example\nquery: {utm_source: 1}\nutm: {source: 2}", ["XQ1307 «source»"]),
    ("url: https://h.example\nutm: {sorce: 2}", ["XQ1003 «sorce»"]),
    ("url: https://h.example\nutm_conflict: kepe", ["XQ1005 «kepe»"]),
    ("utm: {source: 2}", ["XQ1002 «id»"]),
    ("url: null", ["XQ1002 «id»"]),
  ])
  func `refuses`(_ fields: String, _ faults: [String]) {
    #expect(url(fields, "vars: {empty: '', none: null, dot: ., dash: '-'}").faults == faults)
  }

  @Test(arguments: [
    ("https://münchen.example/", "xn--mnchen-3ya.example"),
    ("https://BÜCHER.example:8080/x", "xn--bcher-kva.example:8080"),
    ("https://例え.テスト", "xn--r8jz45g.xn--zckzah"),
    ("https://straße.example", "xn--strae-oqa.example"),
    ("https://παράδειγμα.δοκιμή", "xn--hxajbheg2az3al.xn--jxalpdlp"),
    ("https://пример.испытание", "xn--e1afmkfd.xn--80akhbyknj4f"),
    ("https://u\u{308}.example", "xn--…"),
  ])
  func `gives the punycode of a host`(_ text: String, _ host: String) {
    let expansion = Expansion(entry: "url: \"\(text)\"")
    #expect(expansion.diagnostics.map(\.code.id) == ["XQ1306"])
    #expect(expansion.diagnostics.first?.help.first?.contains(host) ?? false)
  }

  @Test func `checks a whole URL from data by itself`() {
    let expansion = Expansion(
      entry: """
        for_each: {u: ['https://a.example/x?y=1', 'javascript:x', 'https://a@b.example']}
        key: ${{ u | slug }}
        url: ${{ link_url(u) }}
        query: {z: 1}
        """)
    #expect(expansion.faults == ["XQ1306 « link_url(u) »", "XQ1306 « link_url(u) »"])
    #expect(expansion.details.first?.hasSuffix("javascript:x") ?? false)
    #expect(expansion.details.last?.hasSuffix("https://a@b.example") ?? false)
  }
}
