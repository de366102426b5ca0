import Testing
@Test func scratch() {
  for text in [
    "a: 1\nb: [x, 'it''s', {c: \"d\\n\"}]\n",
    "", "a: 1\na: 2\n", "<<: 1\n1: 2\ntrue: 3\n? [a]\n: 2\n: x\n",
    "url: ${{ x ? \"a\" : \"b\" }}\n", "- ${{ x ? \"a\" : \"it's\" }} # note\n",
    "u: a-${{ \"x #y\" }} # z\n", "l: [ ${{ a }}, b-${{ \"c, d\" }}-e ]\nm: {k: ${{ x }}, ${{ z }}: 2}\na: 1\na: 2\n",
    "a: ${{ map(x, {k: 1}) }}\nb: ${{ x[\"k: v\"] }}\n", "a: ${{ f(x) }} #note\n",
    "a: [${{ b, c ]\n", "a:\n\tb: 1\n", "a: [\n\tb]\n", "a: 'x\n", "a: [1, 2\nb: 3\n", "a: [1, 2\n",
    "a: b: c\n", "a: b\n  c: d\n", "a:\n  b: 1\n c: 2\n", "abc\ndef: 1\n", "a: @x\n", "a: \"\\d\"\n", "a: |x\n  y\n",
    "a: *\n", "a: !!int 1\n", "a: *b\n", "a: &x [*x]\n", "a: *y\nb: &y 1\nc: *z\n", "--- 1\n--- 2\n", "%YAML 1.3\n---\na\n",
    "%FOO\n---\na\n", "%TAG ! x\n---\na\n", "a: 0x1F\nb: 99999999999999999999\n", "a: \"x\" y\n", "- a\nb: 1\n", "a: - b\n", "a: [1,,2]\n", "a: ]\n", "\"a\nb: 1\n", "a: \"\\0\"\n", "a: x\u{2028}b\u{200B}\u{202E}\u{7}\rz\n", "? a\n? b : c : d\n", "a: !<x\n", "a: !foo!bar 1\n", "a\n---\nb", "a: 1\n]\n", "- a\n b\n- c: d\n -e\n", "a: {b: c: d}\n", "a: 'b' 'c'\n", "`a`: 1\n","a: %x\n", "a: \"\\ud83d\"\n", "a: \"\\x1\"\n", "key: value\nnext\nother: 1\n", "key:value\nnext: 1\n", "a: 1\n- b\n", "a: \"x\n---\n\"\n", "a: 1\n...\nb: 2\n",
  ] {
    let r = Reading(text)
    print("=== \(text.debugDescription)")
    print(r.complaints)
  }
}
