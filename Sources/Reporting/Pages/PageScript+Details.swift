extension PageScript {
  /// Codes from their bits.
  static let codes = """

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

  /// All that is known of one link.
  static let details = """

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
}
