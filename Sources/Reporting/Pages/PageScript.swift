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
