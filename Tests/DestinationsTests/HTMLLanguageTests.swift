import Testing

@testable import Destinations

@Suite struct HTMLLanguageTests {
  @Test(
    arguments: [
      ("<!doctype html><html lang=\"de\">", "de"),
      ("<HTML class=a LANG=DE-CH >", "de-ch"),
      ("<html\n\tdata-lang=\"en\"\n\tlang = 'fr'>", "fr"),
      ("<!-- <html lang=en> --><html lang=it>", "it"),
      ("<html hidden lang=rm/>", "rm/"),
      ("<html lang=''>", nil), ("<html>", nil), ("<htmlx lang=de>", nil),
      ("<html xml:lang=de>", nil),
      ("<html lang", nil), ("<html lang=\"de", "de"),
      ("<!-- <html", nil),
      ("", nil), ("<", nil),
    ] as [(String, String?)])
  func `the language is that of the first html tag`(page: String, language: String?) {
    #expect(HTMLLanguage.declared(in: Array(page.utf8)) == language)
  }

  @Test(arguments: [
    ("de", "de-ch", false), ("de-CH", "de", false), ("fr_CH", "FR", false), ("de", "en", true),
    ("german", "en", false), ("de", "", false),
  ])
  func `regions and what is no language aren't compared`(
    expected: String, found: String, isOther: Bool
  ) {
    let answer = DestinationAnswer(
      hops: [.init(url: "https://example.com/", status: 200)], end: .answered, milliseconds: 1,
      language: found, wasRead: true, isPrivate: false)
    #expect(answer.contradicts(language: expected) == isOther)
  }
}
