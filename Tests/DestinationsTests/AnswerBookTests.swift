import Testing

@testable import Destinations

@Suite struct AnswerBookTests {
  private static func answer(
    status: Int = 200, language: String? = nil, wasRead: Bool = false, isPrivate: Bool = false
  ) -> DestinationAnswer {
    DestinationAnswer(
      hops: [
        .init(url: "https://a.example/", status: 301),
        .init(url: "https://b.example/", status: status),
      ],
      end: .answered, milliseconds: 12, language: language, wasRead: wasRead, isPrivate: isPrivate)
  }

  private static let question = Inquiry.Question(url: "https://a.example/", readsLanguage: false)

  @Test func `a book reads back as what it was`() throws {
    var book = AnswerBook()
    let answer = Self.answer(language: "de", wasRead: true)
    book.note(answer, to: Self.question.url, at: 100)
    let read = try #require(AnswerBook(reading: book.bytes))
    #expect(read.bytes == book.bytes)
    #expect(read.answer(to: Self.question, allowsPrivate: false, since: 100) == answer)
    #expect(read.answer(to: Self.question, allowsPrivate: false, since: 101) == nil)
  }

  @Test func `only sound answers are kept`() {
    var book = AnswerBook()
    book.note(Self.answer(), to: Self.question.url, at: 100)
    book.note(Self.answer(status: 404), to: Self.question.url, at: 200)
    #expect(book.answer(to: Self.question, allowsPrivate: true, since: 0) == nil)
  }

  @Test func `an answer serves only who asks for no more`() {
    var book = AnswerBook()
    book.note(Self.answer(isPrivate: true), to: Self.question.url, at: 100)
    #expect(book.answer(to: Self.question, allowsPrivate: false, since: 0) == nil)
    #expect(book.answer(to: Self.question, allowsPrivate: true, since: 0) != nil)
    let reading = Inquiry.Question(url: Self.question.url, readsLanguage: true)
    #expect(book.answer(to: reading, allowsPrivate: true, since: 0) == nil)
  }

  @Test(arguments: [
    "", "{}", "[1]", #"{"kind":"xqr-campaign.answers","format_version":"2.0","answers":[]}"#,
  ])
  func `anything else is no book`(text: String) {
    #expect(AnswerBook(reading: Array(text.utf8)) == nil)
  }
}
