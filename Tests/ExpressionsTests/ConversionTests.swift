import Diagnostics
import Testing

@testable import Expressions

@Suite struct ConversionTests {
  @Test(arguments: [
    ("int('-12')", "-12"), ("int(3.9)", "3"), ("int(-3.9)", "-3"), ("int(7u)", "7"),
    ("uint('12')", "12u"), ("uint(3.9)", "3u"), ("double('1e3')", "1000.0"),
    ("double(1)", "1.0"), ("string(-0.0)", "'-0'"), ("string(1e100)", "'1e+100'"),
    ("string(12u)", "'12'"), ("string(true)", "'true'"), ("string(b'\\303\\274')", "'ü'"),
    ("bytes('ü')", "b'\\303\\274'"), ("bool('true')", "true"), ("bool('0')", "false"),
    ("type(1) == int", "true"), ("type(type(1)) == type", "true"), ("type([]) == list", "true"),
    ("type(timestamp(0)) == google.protobuf.Timestamp", "true"), ("dyn(1)", "1"),
    ("'a1' .matches('^[a-z]\\\\d$')", "true"), ("matches('abc', 'B')", "false"),
    ("['x', 'ä'].all(p, 'äx'.matches(p))", "true"), ("''.matches('')", "true"),
    ("'a\\u0000b'.matches('a.b')", "true"),
  ])
  func `converts and matches`(source: String, expected: String) throws {
    let value = try evaluate(source)
    #expect(value.isIdentical(to: try evaluate(expected)), "\(source) gives \(value.display)")
  }

  @Test(arguments: [
    ("int('1.5')", "XQ1209"), ("int(1e19)", "XQ1209"), ("int(0.0/0.0)", "XQ1209"),
    ("int(9223372036854775808u)", "XQ1209"), ("uint(-1)", "XQ1209"), ("uint(-0.5)", nil),
    ("int(true)", "XQ1204"), ("double('x')", "XQ1209"), ("bool('yes')", "XQ1209"),
    ("string(b'\\xff')", "XQ1209"), ("string([1])", "XQ1204"), ("string(null)", "XQ1204"),
    ("'a'.matches('(')", "XQ1214"), ("'a'.matches('(ä' + x)", "XQ1214"),
    ("'a'.matches('(?=a)')", "XQ1214"), ("'a' < 1", "XQ1204"),
  ])
  func `refuses what does not fit`(source: String, code: String?) {
    #expect(fault(source, ["x": .string("")])?.error.code.id == code)
  }

  @Test func `a bad constant pattern is found before evaluation`() throws {
    let error = #expect(throws: ExpressionError.self) {
      try Expression(parsing: "x.matches('a(b')").resolved(in: Scope(["x"]))
    }
    #expect(error?.range == 10..<15)
    #expect(error?.detail == "The pattern is not valid: missing ): a(b.")
  }
}
