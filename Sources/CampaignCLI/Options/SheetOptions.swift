import ArgumentParser
import QRCodes

/// A contact sheet beside the codes.
struct SheetOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Draw sheet.pdf too, with as many columns and rows a page: 4x6.", valueName: "cols x rows"))
  var sheet: Pair?

  @Option(
    name: .customLong("sheet-page"),
    help: ArgumentHelp("Its page: a4, letter, or its size in mm: 210x297.", valueName: "size"))
  var page: Pair = Pair(first: 210, second: 297)

  @Option(
    name: .customLong("sheet-margin"), help: ArgumentHelp("Its margin in mm.", valueName: "mm"))
  var margin: Double = 10

  /// Two numbers with an `x` between.
  struct Pair: ExpressibleByArgument {
    let first: Double
    let second: Double

    init(first: Double, second: Double) {
      self.first = first
      self.second = second
    }

    init?(argument: String) {
      let text = ["a4": "210x297", "letter": "215.9x279.4"][argument.lowercased()] ?? argument
      let parts = text.split(separator: "x").compactMap { Double($0) }
      guard parts.count == 2, parts.allSatisfy({ (1...4_000).contains($0) }) else { return nil }
      self.init(first: parts[0], second: parts[1])
    }

    var defaultValueDescription: String { "a4" }
  }

  func validate() throws {
    guard let sheet else { return }
    guard [sheet.first, sheet.second].allSatisfy({ $0 == $0.rounded() && $0 <= 100 }) else {
      throw ValidationError("'--sheet' is two whole numbers up to 100, such as 4x6")
    }
    guard margin >= 0, 2 * margin < min(page.first, page.second) else {
      throw ValidationError("'--sheet-margin \(margin)' leaves nothing of the page")
    }
  }

  /// Nil where none is asked for.
  var layout: ContactSheet.Layout? {
    guard let sheet else { return nil }
    var layout = ContactSheet.Layout()
    (layout.width, layout.height, layout.margin) = (page.first, page.second, margin)
    (layout.columns, layout.rows) = (Int(sheet.first), Int(sheet.second))
    return layout
  }
}
