extension PageScript {
  /// Which links are shown, and in which order.
  static let filters = """

    /** Columns with more values than this are searched, not chosen from. */
    const choiceLimit = 600;
    const choices = [];
    const everything = Int32Array.from({ length: data.count }, (_, link) => link);
    let view = everything, sorting = null, texts = null;

    const collator = new Intl.Collator("en", { numeric: true });
    const ranks = new Map();

    /** Numbers by which the links of a column are in order; those without a value come last. */
    function rank(one) {
      if (ranks.has(one)) return ranks.get(one);
      const order = [...(one.values ?? one.rows).keys()];
      const list = one.values ?? one.rows;
      if (list.length > 20000) order.sort((a, b) => list[a] < list[b] ? -1 : list[a] > list[b] ? 1 : 0);
      else order.sort((a, b) => collator.compare(list[a], list[b]));
      const places = new Int32Array(list.length);
      order.forEach((item, place) => places[item] = place);
      const last = list.length;
      const result = Int32Array.from(one.rows, (cell, link) =>
        one.values ? (cell < 0 ? last : places[cell]) : (cell === "" ? last : places[link]));
      ranks.set(one, result);
      return result;
    }

    /** What a search looks at, one text a link in lower case; made when somebody searches first. */
    function haystack() {
      texts ??= Array.from({ length: data.count }, (_, link) => data.columns.map(one => {
        const text = value(one, link);
        return text && one.role === "dimension" ? `${one.name}=${text}` : text;
      }).join("\\n").toLowerCase());
      return texts;
    }

    function filter() {
      const pressed = new Set([...document.querySelectorAll(".totals [aria-pressed=true]")]
        .map(chip => state.values.indexOf(chip.dataset.state)));
      const wanted = choices.filter(choice => choice.select.value !== "")
        .map(choice => [choice.column.rows, Number(choice.select.value)]);
      const words = element("search").value.toLowerCase().split(/\\s+/).filter(Boolean);
      const searched = words.length ? haystack() : null;
      view = everything.filter(link => (!pressed.size || pressed.has(state.rows[link]))
        && wanted.every(([rows, number]) => rows[link] === number)
        && words.every(word => searched[link].includes(word)));
      if (sorting) {
        const by = rank(sorting.column), sign = sorting.sign;
        view.sort((a, b) => sign * (by[a] - by[b]) || a - b);
      }
      show();
    }

    function addChoices() {
      for (const one of data.columns) {
        if (one.role !== "dimension" && one.role !== "facet") continue;
        if (one.values.length > choiceLimit || one.values.length < 2) continue;
        const counts = new Int32Array(one.values.length);
        for (const cell of one.rows) if (cell >= 0) counts[cell]++;
        const select = make("select", "", new Option("all", ""));
        for (const number of [...one.values.keys()].sort((a, b) =>
          collator.compare(one.values[a], one.values[b])))
          select.append(new Option(`${one.values[number]} (${grouped(counts[number])})`, number));
        select.addEventListener("change", filter);
        element("filters").append(make("label", "", make("span", "", one.name), select));
        choices.push({ column: one, select });
      }
    }

    """
}
