/// What a page does: it shows the links that come into view, and filters and sorts them.
///
/// It makes elements and texts, never markup, so that no text of the data can become any.
enum PageScript {
  /// So many links are printed.
  static let printLimit = 1000

  static let text =
    "\"use strict\";\n{\n" + reading + codes + filters + rows + details + start + "}\n"

  private static let reading = """
    const data = JSON.parse(document.getElementById("data").textContent);
    const element = id => document.getElementById(id);
    const column = role => data.columns.find(one => one.role === role);
    const state = column("state"), name = column("name");
    const destination = column("destination"), note = column("note");
    const shownDimensions = data.columns.filter(one => one.role === "dimension").slice(0, 4);

    /** The text of a link in a column; empty where it has none. */
    function value(one, link) {
      if (!one) return "";
      const cell = one.rows[link];
      return one.values ? one.values[cell] ?? "" : cell;
    }

    /** A new element with a text or with children. */
    function make(tag, className, ...content) {
      const made = document.createElement(tag);
      if (className) made.className = className;
      made.append(...content);
      return made;
    }

    const grouped = number => number.toLocaleString("en-US");
    const links = count => `${grouped(count)} link${count === 1 ? "" : "s"}`;
    const tones = new Map();
    for (const chip of document.querySelectorAll(".totals button")) {
      tones.set(chip.dataset.state, chip.className);
      // Links that are only counted can't be shown.
      chip.disabled = !state?.values.includes(chip.dataset.state);
    }

    """

  private static let codes = """

    /** The path of the dark modules: runs of each row. */
    function drawn(bits) {
      const bytes = atob(bits);
      let side = 21;
      while ((side + 4) ** 2 <= bytes.length * 8) side += 4;
      const isDark = place => bytes.charCodeAt(place >> 3) & (128 >> (place & 7));
      let path = "";
      for (let y = 0; y < side; y++)
        for (let x = 0, run = 0; x <= side; x++) {
          if (x < side && isDark(y * side + x)) run++;
          else if (run) { path += `M${x - run} ${y}h${run}v1h-${run}z`; run = 0; }
        }
      return { path, side };
    }

    /** A code with its quiet zone, dark on white in any colours of the page; null without one. */
    function code(link, label) {
      if (!data.codes[link]) return null;
      const { path, side } = drawn(data.codes[link]);
      const made = (tag, attributes) => {
        const one = document.createElementNS("http://www.w3.org/2000/svg", tag);
        for (const [key, text] of Object.entries(attributes)) one.setAttribute(key, text);
        return one;
      };
      const all = side + 8;
      const svg = made("svg", { viewBox: `-4 -4 ${all} ${all}`, "shape-rendering": "crispEdges" });
      if (label) { svg.setAttribute("role", "img"); svg.setAttribute("aria-label", label); }
      else svg.setAttribute("aria-hidden", "true");
      svg.append(made("rect", { x: -4, y: -4, width: all, height: all, fill: "#fff" }),
        made("path", { d: path, fill: "#000" }));
      return svg;
    }

    """

  private static let filters = """

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

  private static let rows = """

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

  private static let details = """

    /** An address that may be opened; anything else stays a text. */
    function address(text) {
      if (!/^https?:\\/\\//i.test(text)) return text;
      const link = make("a", "", text);
      link.href = text;
      link.target = "_blank";
      link.rel = "noopener noreferrer";
      return link;
    }

    function detail(link) {
      const dialog = element("details");
      const close = make("button", "close", "×");
      close.type = "button";
      close.setAttribute("aria-label", "Close");
      close.addEventListener("click", () => dialog.close());
      const title = make("h2", "", value(name, link));
      title.id = "details-name";
      const word = value(state, link);
      const parts = [close, title, make("span", `state ${tones.get(word) ?? "calm"}`, word)];
      if (value(note, link)) parts.push(make("p", "why", value(note, link)));
      const held = value(data.columns.find(one => one.name === "short URL"), link);
      const picture = code(link, `QR code of ${held}`);
      if (picture) {
        picture.classList.add("big");
        parts.push(picture, make("p", "caption", (data.sandbox ? "SANDBOX " : "") + held));
      }
      const list = make("dl");
      for (const one of data.columns) {
        const text = value(one, link);
        if (!text || [name, state, note].includes(one)) continue;
        const shown = one === destination || (one.name === "short URL" && !data.sandbox)
          ? address(text) : text;
        list.append(make("div", "", make("dt", "", one.name), make("dd", "", shown)));
      }
      parts.push(list);
      const all = data.differences[link] ?? [];
      if (all.length) parts.push(make("h3", "", "Before and after"));
      for (const [field, before, after] of all) {
        const line = make("div", "difference", make("span", "label", field));
        if (before !== null) line.append(make("del", "", before));
        if (after !== null) line.append(make("ins", "", after));
        parts.push(line);
      }
      dialog.replaceChildren(...parts);
      dialog.showModal();
    }

    """

  private static let start = """

    if (data.count > 0) {
      addChoices();
      addHeads();
      body.append(above, below);
      let waiting = 0;
      element("search").addEventListener("input", () => {
        clearTimeout(waiting);
        waiting = setTimeout(filter, 120);
      });
      for (const chip of document.querySelectorAll(".totals button"))
        chip.addEventListener("click", () => {
          chip.setAttribute("aria-pressed", chip.getAttribute("aria-pressed") !== "true");
          filter();
        });
      element("clear").addEventListener("click", () => {
        element("search").value = "";
        for (const choice of choices) choice.select.value = "";
        for (const chip of document.querySelectorAll(".totals button"))
          chip.setAttribute("aria-pressed", "false");
        filter();
        element("search").focus();
      });
      body.addEventListener("click", event => {
        const row = event.target.closest("tr[data-link]");
        if (row) detail(Number(row.dataset.link));
      });
      element("details").addEventListener("click", event => {
        if (event.target === event.currentTarget) event.currentTarget.close();
      });
      document.addEventListener("keydown", event => {
        if (event.key !== "/" || event.target.matches("input, select") || element("details").open)
          return;
        event.preventDefault();
        element("search").focus();
      });
      addEventListener("scroll", draw, { passive: true });
      addEventListener("resize", draw);
      addEventListener("beforeprint", () => {
        isPrinting = true;
        for (const folded of document.querySelectorAll("details")) folded.open = true;
        draw();
      });
      addEventListener("afterprint", () => { isPrinting = false; draw(); });
      show();
    }

    """
}
