import Applying
import Planning
import Reporting

/// Any file is a report that can be shown, or a fault.
func reportTarget(_ bytes: [UInt8]) -> CInt {
  _ = ReportReader.isReport(bytes)
  _ = ReportEchoes.header(in: bytes)
  var echoes = Echoes()
  ReportEchoes.add(from: bytes, to: &echoes)
  guard let report = try? ReportReader.read(bytes) else { return 0 }
  _ =
    ReportText(
      report.header, report.lines, path: "a", paint: Paint(isOn: true), isVerbose: true,
      columns: 80
    ).text
  _ = ReportMarkdown(report).text
  _ = ReportCSV.render(report)
  return 0
}
