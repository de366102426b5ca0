import Bytes
import Diagnostics
import Planning
import Reporting

/// Any file is a plan that is written again as it was and can be shown, or a complaint.
func planTarget(_ bytes: [UInt8]) -> CInt {
  var files = SourceFiles()
  let signed = signed(bytes)
  let id = files.add(path: "a.plan", bytes: signed)
  do throws(Diagnostic) {
    let file = try PlanFile(reading: signed, file: id)
    _ = PlanText(file.plan, paint: Paint(isOn: true), isVerbose: true, columns: 80).text
    _ = PlanMarkdown(file.plan).text
    _ = PlanCSV.render(file.plan)
    _ = PlanFile(file.plan)
  } catch {
    _ = DiagnosticRenderer(form: .full, files: files, colour: false)
      .render(DiagnosticList([error]))
  }
  return 0
}

/// The same with a digest that is right, so that what stands behind that check is reached.
private func signed(_ bytes: [UInt8]) -> [UInt8] {
  let made = Array(",\n\"made\":".utf8)
  let digest = Array("\"digest\":\"".utf8)
  guard let end = last(made, in: bytes), let place = last(digest, in: bytes),
    place + digest.count + 64 <= bytes.count, place > end
  else { return bytes }
  var result = bytes
  let start = place + digest.count
  result.replaceSubrange(start..<start + 64, with: SHA256.hex(bytes[..<end]).utf8)
  return result
}

/// Where a mark stands for the last time.
private func last(_ mark: [UInt8], in bytes: [UInt8]) -> Int? {
  guard bytes.count >= mark.count else { return nil }
  return (0...bytes.count - mark.count).last { bytes[$0...].starts(with: mark) }
}
