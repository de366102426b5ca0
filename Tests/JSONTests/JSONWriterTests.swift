import JSON
import Testing

private func written(_ write: (inout JSONWriter) -> Void) -> String {
  var writer = JSONWriter()
  write(&writer)
  return String(decoding: writer.bytes, as: UTF8.self)
}

@Suite struct JSONWriterTests {
  @Test func `sets commas between members and items only`() {
    let text = written { json in
      json.beginObject()
      json.key("a")
      json.beginArray()
      json.int(1)
      json.double(2.5)
      json.double(50)
      json.beginObject()
      json.endObject()
      json.endArray()
      json.key("b")
      json.null()
      json.key("c")
      json.bool(false)
      json.key("d")
      json.raw("[true]".utf8)
      json.endObject()
    }
    #expect(text == #"{"a":[1,2.5,50,{}],"b":null,"c":false,"d":[true]}"#)
  }

  @Test func `breaks lines behind the comma`() {
    let text = written { json in
      json.beginArray()
      for item in ["x", "y"] {
        json.newline()
        json.string(item)
      }
      json.newline()
      json.endArray()
      json.newline()
    }
    #expect(text == "[\n\"x\",\n\"y\"\n]\n")
  }

  @Test func `writes one value a line at the top`() {
    let text = written { json in
      for number in 1...2 {
        json.beginObject()
        json.key("n")
        json.int(number)
        json.endObject()
        json.newline()
      }
    }
    #expect(text == "{\"n\":1}\n{\"n\":2}\n")
  }

  @Test func `escapes what the format demands and what could steer a terminal`() {
    let text = written {
      $0.string("\"\\/\u{8}\u{9}\n\u{c}\r\u{0}\u{1f}\u{7f}é😀\u{2028}\u{9b}\u{202e}")
    }
    let expected = #""\"\\/\b\t\n\f\r\u0000\u001f\u007fé😀"# + "\u{2028}" + #"\u009b\u202e""#
    #expect(text == expected)
  }

  @Test func `replaces broken text`() {
    let broken: [UInt8] = [0x61, 0xFF, 0x22, 0xC3]
    let text = written { json in broken.withUnsafeBufferPointer { json.string($0) } }
    #expect(text == "\"a\u{FFFD}\\\"\u{FFFD}\"")
  }

  @Test func `starts afresh with the same memory`() {
    let text = written { json in
      json.beginArray()
      json.int(1)
      json.removeAll()
      json.bool(true)
    }
    #expect(text == "true")
  }

  @Test(arguments: [0.1, 1e300, Double.leastNonzeroMagnitude, -0.0, 123_456_789_012_345_680])
  func `writes numbers that read back the same`(number: Double) throws {
    let text = written { $0.double(number) }
    #expect(try JSONDocument(parsing: Array(text.utf8)).root.double == number)
  }
}
