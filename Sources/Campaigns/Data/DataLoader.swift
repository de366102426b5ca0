import Bytes
import Diagnostics
import Expressions
import YAMLSyntax

/// Reads the data sources of a campaign into tables and values.
struct DataLoader {
  /// What a data source is to expressions.
  enum Source {
    case table(Table)
    case value(Value)
  }

  private let compiler: Compiler
  private let folder: String

  /// - Parameter folder: Of the campaign file; paths start there.
  init(_ compiler: Compiler, folder: String) {
    self.compiler = compiler
    self.folder = folder
  }

  /// Reads one source; nil after reporting every fault of it.
  func load(
    _ data: DataDeclaration, _ inputs: inout some InputFiles, _ diagnostics: inout DiagnosticList
  ) -> Source? {
    switch data.source {
    case .csv(let path, let span):
      guard let id = open(path, span, &inputs, &diagnostics) else { return nil }
      return csv(data, id, inputs.files, &diagnostics)
        .flatMap { complete(data, $0, &diagnostics) }.map(Source.table)
    case .yaml(let path, let span):
      guard let id = open(path, span, &inputs, &diagnostics) else { return nil }
      do throws(DiagnosticList) {
        let tree = try SyntaxTree(parsing: id, in: inputs.files)
        return rows(data, tree.root, &diagnostics)
      } catch {
        diagnostics.report(contentsOf: error)
        return nil
      }
    case .inline(let node): return rows(data, node, &diagnostics)
    }
  }

  private func open(
    _ path: String, _ span: SourceSpan, _ inputs: inout some InputFiles,
    _ diagnostics: inout DiagnosticList
  ) -> SourceFile.ID? {
    do throws(InputFault) {
      return try inputs.read(RelativePath.join(folder, path))
    } catch {
      diagnostics.report(.unreadable(error, path, at: span))
      return nil
    }
  }

  private func csv(
    _ data: DataDeclaration, _ id: SourceFile.ID, _ files: SourceFiles,
    _ diagnostics: inout DiagnosticList
  ) -> Table? {
    let content: CSVReader.Content
    do throws(DiagnosticList) {
      content = try CSVReader.read(id, in: files, delimiter: data.delimiter)
    } catch {
      diagnostics.report(contentsOf: error)
      return nil
    }
    if let blank = content.blankTail { diagnostics.report(.blankTail(blank)) }
    return Table(
      name: data.name, columnNames: content.header.map(\.text),
      columns: content.columns.map { .texts($0) }, count: content.starts.count, keyColumn: nil,
      spans: RowSpans(file: id, starts: content.starts, ends: content.ends))
  }

  /// A list of maps is a table, anything else a value.
  private func rows(
    _ data: DataDeclaration, _ node: Node, _ diagnostics: inout DiagnosticList
  ) -> Source? {
    guard let template = NodeTemplate(node, compiler, &diagnostics) else { return nil }
    guard let value = template.constant else {
      diagnostics.report(.varyingData(node.span, data.name))
      return nil
    }
    guard case .list(let items) = value, case .sequence(let nodes) = node.kind,
      case .map? = items.first
    else { return .value(value) }
    var maps: [ValueMap] = []
    for (item, node) in zip(items, nodes) {
      guard case .map(let map) = item else {
        diagnostics.report(.wrongShape(node, expected: "every row of '\(data.name)' is a mapping"))
        return nil
      }
      maps.append(map)
    }
    return complete(data, DataLoader.table(data, maps, nodes), &diagnostics).map(Source.table)
  }

  private static func table(_ data: DataDeclaration, _ maps: [ValueMap], _ nodes: [Node]) -> Table {
    var names: [String] = []
    for map in maps { names += map.names.filter { !names.contains($0) } }
    let columns = names.map { name -> Table.Column in
      let values = maps.map { $0[name] }
      let texts = values.compactMap { value -> String? in
        if case .string(let text)? = value { text } else { nil }
      }
      return texts.count == values.count ? .texts(TextColumn(texts)) : .values(values)
    }
    let spans = nodes.first.map { first in
      RowSpans(
        file: first.span.file, starts: nodes.map { UInt32($0.span.start) },
        ends: nodes.map { UInt32($0.span.end) })
    }
    return Table(
      name: data.name, columnNames: names, columns: columns, count: maps.count, keyColumn: nil,
      spans: spans ?? RowSpans())
  }

  /// Types the columns, filters the rows, and checks the key.
  private func complete(
    _ data: DataDeclaration, _ table: Table, _ diagnostics: inout DiagnosticList
  ) -> Table? {
    let known = diagnostics.items.count
    let typed = ColumnTyping.apply(data, table, &diagnostics)
    guard diagnostics.items.count == known else { return nil }
    let filtered = filter(data, typed, &diagnostics)
    return TableKey.apply(data, filtered, &diagnostics)
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
      var report = RowReport(diagnostics) { row in
        [Diagnostic.Frame("\(data.name) row \(start + row + 1)", at: table.spans[start + row])]
      }
      let keeps = Condition.evaluate(condition, block, &report)
      diagnostics = report.diagnostics
      kept += zip(rows, keeps).compactMap { $1 ? $0 : nil }
    }
    return table.selecting(kept)
  }
}
