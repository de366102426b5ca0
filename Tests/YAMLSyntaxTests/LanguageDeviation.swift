import Diagnostics
import YAMLSyntax

/// Cases of the YAML test suite that libyaml reads and the campaign language refuses.
struct LanguageDeviation {
  let code: Diagnostic.Code
  let reason: String
  let cases: Set<String>

  init(_ code: Diagnostic.Code, _ reason: String, _ cases: String) {
    self.code = code
    self.reason = reason
    self.cases = Set(cases.split(separator: " ").map(String.init))
  }

  static let all = [
    LanguageDeviation(
      YAMLCode.tab, "a tab at the start of a line means nothing in YAML and looks like indentation",
      """
      3RLN/02 3RLN/05 4ZYM 6HB6 7A4E DK95/01 DK95/02 DK95/08 HS5T PRH3 TL85 UV7Q Y79Y/003
      """),
    LanguageDeviation(
      YAMLCode.keyNotString, "keys are names; `1:` and `01:` must not be two keys",
      """
      4FJ6 6BFJ 6PBE 9MMW DFF7 KK5P LX3P M2N8/01 M5DY PW8X Q9WF RZP5 SBG9 V9D5 X38W XW4D
      """),
    LanguageDeviation(
      YAMLCode.tag, "tags would let a file choose its own types",
      """
      2AUY 2XXW 33X3 35KP 52DL 565N 57H4 5TYM 6CK3 6JWB 6WLZ 735Y 74H7 7FWL 8MK2 9HCY 9WXW \
      BU8L C4HZ CC74 CUP7 EHF6 F2C7 FH7J J7PZ L94M M5C3 P76L S4JQ UGM3 UKK6/02 Z67P Z9M4
      """),
    LanguageDeviation(
      YAMLCode.severalDocuments, "a campaign file is one value",
      """
      35KP 5TYM 6WLZ 6XDY 6ZKB 9DXL 9HCY 9KAX 9WXW EB22 JHB9 KSS4 L383 MUS6/01 PUW8 RHX7 \
      RZT7 U9NS
      """),
    LanguageDeviation(
      YAMLCode.directive, "`%TAG` has no use without tags",
      """
      5TYM 6CK3 6WLZ 9HCY 9WXW C4HZ CC74 P76L U3C3 Z9M4
      """),
    LanguageDeviation(
      YAMLCode.notDecimal, "numbers are decimal",
      """
      C4HZ
      """),
  ]
}
