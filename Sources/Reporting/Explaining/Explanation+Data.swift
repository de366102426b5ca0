extension Explanation {
  /// CSV, JSON and YAML data.
  static let data: [Explanation] = [
    Explanation(
      "XQ1101", "CSV row has another number of cells",
      what: #"""
        A row has more or fewer cells than the header. Most often a value holds a
        comma and isn't quoted, or a line break cuts a row in two.
        """#,
      example: #"""
        # stores.csv
        store_id,city
        0421,Bern,BE
        """#,
      wayOut: #"""
        Quote the cell with the comma: "Bern, BE". Rows that end too early need their
        empty cells: 0421,,.
        """#),
    Explanation(
      "XQ1102", "CSV quote in the wrong place",
      what: #"""
        A quote opens and never closes, or stands in the middle of a cell. The rest of
        the file would go into one cell.
        """#,
      example: #"""
        # stores.csv
        store_id,city
        0421,6" pipes
        """#,
      wayOut: #"""
        Quote the whole cell and write each quote in it twice: "6"" pipes".
        """#),
    Explanation(
      "XQ1103", "data is not UTF-8",
      what: #"""
        Some bytes are no UTF-8; spreadsheets like to save CSV as Windows-1252 or
        UTF-16. Read anyway, 'Zürich' would be printed wrong.
        """#,
      example: #"""
        # stores.csv
        store_id,city
        0421,Z<FC>rich
        """#,
      wayOut: #"""
        Export it as 'CSV UTF-8', or convert it: iconv -f WINDOWS-1252 -t UTF-8
        old.csv > stores.csv.
        """#),
    Explanation(
      "XQ1104", "CSV header can't be used",
      what: #"""
        The first line names the columns, each once and none empty. Here there is
        none, or a name is empty or comes twice.
        """#,
      example: #"""
        # stores.csv
        store_id,city,city
        0421,Bern,Thun
        """#,
      wayOut: #"""
        Name the columns in the first line, each once.
        """#),
    Explanation(
      "XQ1105", "blank row in data",
      what: #"""
        An empty line stands between rows. It may be where somebody deleted a row, or
        where a block of another table begins.
        """#,
      example: #"""
        # stores.csv
        store_id,city
        0421,Bern

        0422,Thun
        """#,
      wayOut: #"""
        Delete the line, or put the row back. Blank lines at the end are only noted.
        """#),
    Explanation(
      "XQ1106", "blank rows at the end of data",
      what: #"""
        Empty lines stand behind the last row, as spreadsheets and editors leave them.
        They are passed over.
        """#,
      example: #"""
        # stores.csv
        store_id,city
        0421,Bern


        """#,
      wayOut: #"""
        Nothing has to be done; deleting the lines ends the note.
        """#),
    Explanation(
      "XQ1107", "key of a data source can't be used",
      what: #"""
        'key:' names the column that tells rows apart, and two rows have one value
        there, or a row has none.
        """#,
      example: #"""
        # stores.csv
        store_id,city
        0421,Bern
        0421,Thun
        """#,
      wayOut: #"""
        Mend the row. Where the repeats are known and the first is right, say
        'duplicates: first'; where no column is unique, leave 'key:' out.
        """#),
    Explanation(
      "XQ1108", "data source has no such column",
      what: #"""
        'key:' or 'columns:' names a column that the data doesn't have.
        """#,
      example: #"""
        data:
          stores: {csv: stores.csv, key: store}
        # stores.csv
        store_id,city
        0421,Bern
        """#,
      wayOut: #"""
        The message lists the columns. Upper and lower case count, and so do blanks in
        a header.
        """#),
    Explanation(
      "XQ1109", "cell doesn't fit its column's type",
      what: #"""
        A column has a type under 'columns:', and a cell can't be read as one.
        """#,
      example: #"""
        data:
          stores: {csv: stores.csv, key: store_id, columns: {area: double}}
        # stores.csv
        store_id,area
        0421,about 80
        """#,
      wayOut: #"""
        Mend the cell, or take the type away: columns without one are texts. Dates are
        written 2026-09-30, decimals with a point; an empty cell is null.
        """#),
    Explanation(
      "XQ1110", "data has no rows to choose from",
      what: #"""
        'key:', 'where:' and 'columns:' are for tables, and this data is a list of
        single values or one value.
        """#,
      example: #"""
        data:
          langs: {rows: [de, fr], key: code}
        """#,
      wayOut: #"""
        Write each item as a map, {code: de}; or leave 'key:' and the others out.
        """#),
    Explanation(
      "XQ1111", "CSV has line ends of another kind",
      what: #"""
        A carriage return stands alone, as old Macintosh programs end lines, or in the
        middle of a cell. Rows would run into each other.
        """#,
      example: #"""
        # stores.csv
        store_id,city
        0421,Bern\#u{D}0422,Thun
        """#,
      wayOut: #"""
        Save the file with line ends of Unix or Windows. A line break inside of a cell
        needs quotes around it.
        """#),
    Explanation(
      "XQ1112", "data is not JSON that can be read",
      what: #"""
        The file is no JSON: a comma too many, a missing quote, a comment; or no list
        of objects where rows are needed.
        """#,
      example: #"""
        data:
          stores: {json: stores.json, key: id}
        # stores.json
        [{"id": "0421",}]
        """#,
      wayOut: #"""
        The place is where reading stopped. A file with an object in each line is
        'jsonl:'.
        """#),
    Explanation(
      "XQ1113", "JSON object has a name twice",
      what: #"""
        Most readers of JSON take the last value without a word, others the first.
        """#,
      example: #"""
        data:
          stores: {json: stores.json, key: id}
        # stores.json
        [{"id": "0421", "id": "0422"}]
        """#,
      wayOut: #"""
        Delete one of the two, or give it another name.
        """#),
    Explanation(
      "XQ1115", "number that a spreadsheet has shortened",
      what: #"""
        A long code was shown as a number and saved as it was shown, 4.0124E+12. Its
        last digits are gone.
        """#,
      example: #"""
        data:
          packs: {csv: packs.csv, key: gtin}
        # packs.csv
        gtin,name
        4.0124E+12,Oat drink
        """#,
      wayOut: #"""
        Format the column as text in the spreadsheet before the codes go in, and
        export it again. Nothing can bring the digits back from this file.
        """#),
    Explanation(
      "XQ1116", "key may have lost a leading zero",
      what: #"""
        Some keys of a column have a zero in front, and this one is just as much
        shorter as if it had lost one. Spreadsheets drop leading zeros.
        """#,
      example: #"""
        # stores.csv
        store_id,city
        421,Bern
        0422,Basel
        0423,Genf
        """#,
      wayOut: #"""
        Look it up. Where a zero is missing, write it before anything is printed: a
        code that is on paper can't follow.
        """#),
    Explanation(
      "XQ1117", "keys differ only in case",
      what: #"""
        Two keys of a table are the same but for upper and lower case. Short codes
        don't tell them apart, and people don't either.
        """#,
      example: #"""
        # stores.csv
        store_id,city
        ab1,Bern
        AB1,Thun
        """#,
      wayOut: #"""
        Decide on one writing. Where the rows are really two, give one of them another
        key.
        """#),
    Explanation(
      "XQ1118", "character was lost before",
      what: #"""
        A cell has U+FFFD, which a program put in place of a character that it
        couldn't read. What it was can't be guessed.
        """#,
      example: #"""
        # stores.csv
        store_id,city
        0421,Z\#u{FFFD}rich
        """#,
      wayOut: #"""
        Export the data again, as UTF-8 from the start.
        """#),
    Explanation(
      "XQ1119", "HTML entity in data or a URL",
      what: #"""
        A text holds '&amp;' or the like: it was copied out of the source of a web
        page. In a URL it breaks the parameters behind it.
        """#,
      example: #"""
        # stores.csv
        store_id,city
        0421,Biel &amp; Bern
        """#,
      wayOut: #"""
        Write the character itself, '&'. Where the text really has to hold the entity,
        it can stay: this is a warning.
        """#),
  ]
}
