extension PageScript {
  /// The table, of which only the rows in view are there.
  static let rows = """

    const table = element("links"), body = table.tBodies[0];
    const gap = () => {
      const row = make("tr", "gap", make("td"));
      row.setAttribute("aria-hidden", "true");
      return row;
    };
    const above = gap(), below = gap(), drawnRows = new Map();
    /** Browsers place nothing further down than this. */
    const reach = 15e6;
    const printLimit = \(printLimit);
    let isPrinting = false, lastRange = "";

    const tableColumns = [
      ...(data.codes.length ? [{ role: "code", name: "" }] : []), name, state, ...shownDimensions,
      ...data.columns.filter(one => one.role === "number" || one.role === "text"), destination,
    ].filter(Boolean);

    /** `store=0421 lang=de`. */
    const place = link => shownDimensions.filter(one => value(one, link))
      .map(one => `${one.name}=${value(one, link)}`).join(" ");

    function cell(one, link) {
      const text = one.role === "code" ? "" : value(one, link);
      const made = make(one.role === "name" ? "th" : "td", one.role);
      if (one.role === "code") { made.append(code(link) ?? ""); return made; }
      if (one.role === "name") {
        made.scope = "row";
        const open = make("button", "", text);
        open.type = "button";
        made.append(open);
      } else made.append(text);
      if (one.role === "state") made.classList.add(tones.get(text) ?? "calm");
      made.title = text;
      if (one !== destination) return made;
      const why = value(note, link);
      made.append(why ? make("span", "note", why) : make("span", "place", place(link)));
      if (why) made.title += "\\n" + why;
      return made;
    }

    function row(place) {
      const made = make("tr", "", ...tableColumns.map(one => cell(one, view[place])));
      made.setAttribute("aria-rowindex", place + 2);
      made.dataset.link = view[place];
      return made;
    }

    /** Puts the rows into the page that can be seen, and a few around them. */
    function draw() {
      const height = parseFloat(getComputedStyle(document.documentElement).getPropertyValue("--row"));
      const all = Math.min(view.length, Math.floor(reach / height));
      const top = -body.getBoundingClientRect().top;
      let from = Math.max(0, Math.min(all, Math.floor(top / height) - 10));
      let to = Math.max(from, Math.min(all, Math.ceil((top + innerHeight) / height) + 10));
      if (isPrinting) [from, to] = [0, Math.min(view.length, printLimit)];
      const range = `${from} ${to} ${all} ${height} ${isPrinting}`;
      if (range === lastRange) return;
      lastRange = range;
      for (const [place, one] of drawnRows)
        if (place < from || place >= to) { one.remove(); drawnRows.delete(place); }
      let next = below;
      for (let place = to - 1; place >= from; place--) {
        let one = drawnRows.get(place);
        if (!one) {
          one = row(place);
          drawnRows.set(place, one);
          body.insertBefore(one, next);
        }
        next = one;
      }
      above.style.height = isPrinting ? "0" : `${from * height}px`;
      below.style.height = isPrinting ? "0" : `${(all - to) * height}px`;
    }

    /** Shows the links of the view from anew. */
    function show() {
      for (const one of drawnRows.values()) one.remove();
      drawnRows.clear();
      lastRange = "";
      table.setAttribute("aria-rowcount", view.length + 1);
      element("shown").textContent = view.length === data.count
        ? links(data.count) : `${grouped(view.length)} of ${links(data.count)}`;
      element("printed").hidden = view.length <= printLimit;
      element("none").hidden = view.length > 0;
      table.hidden = view.length === 0;
      draw();
    }

    function addHeads() {
      const group = table.querySelector("colgroup"), heads = make("tr");
      const widths = { code: 60, state: 142, dimension: 104, number: 72, text: 186 };
      for (const one of tableColumns) {
        const width = make("col");
        if (widths[one.role]) width.style.width = `${widths[one.role]}px`;
        else width.style.width = one.role === "name" ? "20%" : "auto";
        group.append(width);
        const head = make("th", one.role);
        head.scope = "col";
        if (one.role === "code") head.append(make("span", "hidden", "QR code"));
        else {
          const sort = make("button", "", one.name);
          sort.type = "button";
          sort.addEventListener("click", () => sortBy(one, head));
          head.append(sort);
        }
        heads.append(head);
      }
      table.tHead.append(heads);
    }

    function sortBy(one, head) {
      const sign = sorting?.column === one ? -sorting.sign : one.role === "number" ? -1 : 1;
      sorting = { column: one, sign };
      for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", sign > 0 ? "ascending" : "descending");
      filter();
    }

    """
}
