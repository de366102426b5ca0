import Bytes
import Diagnostics
import Expressions
import JSON
import YAMLSyntax

/// Reads the data sources of a campaign into tables and values.
struct DataLoader {
  /// What a data source is to expressions.
  enum Source {
    /// Rows, and where their cells stand.
    case table(Table, CellPlaces)
    case value(Value)
  }

  private let compiler: Compiler
  private let folder: String
  private let plugins: any PluginDesk
  /// For all conditions of the campaign's data.
  private let plan = PlanBudget()

  /// - Parameter folder: Of the campaign file; paths start there.
  init(_ compiler: Compiler, folder: String, _ plugins: any PluginDesk) {
    self.compiler = compiler
    self.folder = folder
    self.plugins = plugins
  }

  /// Reads one source; nil after reporting every fault of it.
  func load(
    _ data: DataDeclaration, _ inputs: inout some InputFiles, _ diagnostics: inout DiagnosticList
  ) -> Source? {
    switch data.source {
    case .inline(let node): return rows(data, node, &diagnostics)
    case .plugin(let reference, let arguments):
      let rows = PluginRows(reference, arguments, compiler, plugins, &diagnostics)
      guard let rows else { return nil }
      let id = inputs.take(rows.lines, of: reference)
      do throws(DiagnosticList) {
        return json(
          data, try JSONReader.readLines(id, in: inputs.files), id, inputs.files,
          origins: rows.origins, &diagnostics)
      } catch {
        diagnostics.report(contentsOf: error)
        return nil
      }
    case .file(let format, let path, let span):
      guard let id = inputs.open(path, from: folder, span, &diagnostics) else { return nil }
      do throws(DiagnosticList) {
        return try read(data, format, id, inputs.files, &diagnostics)
      } catch {
        diagnostics.report(contentsOf: error)
        return nil
      }
    }
  }

  private func read(
    _ data: DataDeclaration, _ format: DataDeclaration.Format, _ id: SourceFile.ID,
    _ files: SourceFiles, _ diagnostics: inout DiagnosticList
  ) throws(DiagnosticList) -> Source? {
    switch format {
    case .csv: return try csv(data, id, files, &diagnostics)
    case .yaml: return rows(data, try SyntaxTree(parsing: id, in: files).root, &diagnostics)
    case .jsonl:
      let rows = try JSONReader.readLines(id, in: files)
      return json(data, rows, id, files, &diagnostics)
    case .json:
      switch try JSONReader.read(id, in: files) {
      case .rows(let rows):
        return json(data, rows, id, files, &diagnostics)
      case .value(let value): return plain(data, value, &diagnostics)
      }
    }
  }

  private func csv(
    _ data: DataDeclaration, _ id: SourceFile.ID, _ files: SourceFiles,
    _ diagnostics: inout DiagnosticList
  ) throws(DiagnosticList) -> Source? {
    let content = try CSVReader.read(id, in: files, delimiter: data.delimiter)
    if let blank = content.blankTail { diagnostics.report(.blankTail(blank)) }
    let table = Table(
      name: data.name, columnNames: content.header.map(\.text),
      columns: content.columns.map { .texts($0) }, count: content.starts.count,
      spans: RowSpans(file: id, starts: content.starts, ends: content.ends))
    let cells = CSVCells(bytes: files[id].bytes, delimiter: content.delimiter)
    return complete(
      data, table, .csv(cells, header: content.header.map(\.span)), &diagnostics)
  }

  private func json(
    _ data: DataDeclaration, _ rows: JSONReader.Rows, _ id: SourceFile.ID, _ files: SourceFiles,
    origins: [String] = [], _ diagnostics: inout DiagnosticList
  ) -> Source? {
    if let blank = rows.blankTail { diagnostics.report(.blankTail(blank)) }
    let table = Table(
      name: data.name, columnNames: rows.names, columns: rows.columns, count: rows.starts.count,
      spans: RowSpans(file: id, starts: rows.starts, ends: rows.ends), origins: origins)
    return complete(data, table, .json(JSONPlaces(files[id].bytes)), &diagnostics)
  }

  /// A source without rows, which can't have fields that are about rows.
  private func plain(
    _ data: DataDeclaration, _ value: Value, _ diagnostics: inout DiagnosticList
  ) -> Source? {
    if let span = data.firstUseOfRows, !value.isEmptyList {
      diagnostics.report(.noRows(span, data.name))
      return nil
    }
    return .value(value)
  }

  /// A list of maps is a table, anything else a value.
  private func rows(
    _ data: DataDeclaration, _ node: Node, _ diagnostics: inout DiagnosticList
  ) -> Source? {
    let known = diagnostics.errorCount
    let value = NodeTemplate(node, compiler, &diagnostics)?.constant(&diagnostics)
    guard let value, diagnostics.errorCount == known else { return nil }
    guard case .list(let items) = value, case .sequence(let nodes) = node.kind,
      case .map? = items.first
    else { return plain(data, value, &diagnostics) }
    var maps: [ValueMap] = []
    for (item, node) in zip(items, nodes) {
      if case .map(let map) = item {
        maps.append(map)
      } else {
        diagnostics.report(.wrongShape(node, expected: "every row of '\(data.name)' is a mapping"))
      }
    }
    guard maps.count == items.count else { return nil }
    let table = DataLoader.table(data, maps, nodes)
    return complete(data, table, .nodes(nodes), &diagnostics)
  }

  private static func table(_ data: DataDeclaration, _ maps: [ValueMap], _ nodes: [Node]) -> Table {
    var columns = RowColumns()
    for map in maps {
      for (name, value) in zip(map.names, map.values) {
        var name = name
        name.withUTF8 { columns.column($0)?.append(value) }
      }
      columns.endRow()
    }
    let spans = RowSpans(
      file: nodes[0].span.file, starts: nodes.map { UInt32($0.span.start) },
      ends: nodes.map { UInt32($0.span.end) })
    return Table(
      name: data.name, columnNames: columns.names, columns: columns.finish(), count: maps.count,
      spans: spans)
  }

  /// Types the columns, filters the rows, and checks keys and cells.
  private func complete(
    _ data: DataDeclaration, _ table: Table, _ places: CellPlaces,
    _ diagnostics: inout DiagnosticList
  ) -> Source? {
    let known = diagnostics.errorCount
    let typed = ColumnTyping.apply(data, table, places, &diagnostics)
    guard diagnostics.errorCount == known else { return nil }
    let filtered = filter(data, typed, &diagnostics)
    let keyed = TableKey.apply(data, filtered, places, &diagnostics)
    guard let keyed, diagnostics.errorCount == known else { return nil }
    DamagedCells.report(data, keyed, places, &diagnostics)
    return diagnostics.errorCount == known ? .table(keyed, places) : nil
  }

  private func filter(
    _ data: DataDeclaration, _ table: Table, _ diagnostics: inout DiagnosticList
  ) -> Table {
    var compiler = compiler
    compiler.names.add("row", .rows(table))
    guard let node = data.condition,
      let condition = compiler.condition(node, "where", &diagnostics)
    else { return table }
    var kept: [Int] = []
    for start in stride(from: 0, to: table.count, by: Block.size) {
      let rows = start..<min(start + Block.size, table.count)
      var block = Block(count: rows.count, slots: compiler.names.slots)
      block.slots[block.slots.count - 1] = .rows(table, rows.map { UInt32($0) })
      var report = RowReport(diagnostics, plan) { row in
        [Diagnostic.Frame("\(data.name) row \(start + row + 1)", at: table.spans[start + row])]
      }
      let keeps = Condition.evaluate(condition, block, &report)
      diagnostics = report.diagnostics
      kept += zip(rows, keeps).compactMap { $1 ? $0 : nil }
    }
    return kept.count == table.count ? table : table.selecting(kept)
  }
}

extension DataDeclaration {
  /// The place of a field that is about rows; nil where there is none.
  fileprivate var firstUseOfRows: SourceSpan? {
    [keySpan, columns.first?.span, condition?.span].compactMap { $0 }.min()
  }
}

extension Value {
  fileprivate var isEmptyList: Bool {
    if case .list(let items) = self { items.isEmpty } else { false }
  }
}
