/// The look of every page: calm, in the fonts of the system, light or dark as the reader has it.
enum PageStyle {
  static let text = colours + layout + list + details + narrow + print

  private static let colours = """
    :root { color-scheme: light dark; --row: 58px;
      --ground: #fbfbfa; --card: #fff; --ink: #1c1d1f; --soft: #62666d; --line: #e3e4e6;
      --accent: #2f5fd0; --add: #1d7a46; --change: #2b5bb8; --warn: #9a5b00; --bad: #b3261e;
      --calm: #62666d; --stripe: #fff3d6; --stripe-ink: #6b4700 }
    @media (prefers-color-scheme: dark) { :root {
      --ground: #16181b; --card: #1e2124; --ink: #e9eaec; --soft: #a0a5ad; --line: #32363b;
      --accent: #8fb0ff; --add: #6fce97; --change: #8fb0ff; --warn: #f0b45f; --bad: #ff8f86;
      --calm: #a0a5ad; --stripe: #3a2f14; --stripe-ink: #ffdf9a } }
    .add { --tone: var(--add) } .change { --tone: var(--change) } .warn { --tone: var(--warn) }
    .bad { --tone: var(--bad) } .calm { --tone: var(--calm) }
    .piece-0 { fill: #4c78c9 } .piece-1 { fill: #e0973a } .piece-2 { fill: #3d9a86 }
    .piece-3 { fill: #b8609b } .piece-4 { fill: #8f8a2f } .piece-5 { fill: #7a6bc0 }
    .piece-6 { fill: #8a8f96 }

    """

  private static let layout = """
    * { box-sizing: border-box }
    body { margin: 0 auto; padding: 0 24px 64px; max-width: 1240px; background: var(--ground);
      color: var(--ink); font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans",
      "Liberation Sans", sans-serif; font-variant-numeric: tabular-nums }
    code { font: .92em ui-monospace, "SF Mono", Menlo, Consolas, "Noto Sans Mono", monospace;
      overflow-wrap: anywhere }
    .sandbox { margin: 0; padding: 8px 0; background: var(--stripe); color: var(--stripe-ink);
      box-shadow: 0 0 0 100vmax var(--stripe); clip-path: inset(0 -100vmax) }
    .sandbox strong { letter-spacing: .08em; margin-right: .6em }
    header { padding: 32px 0 8px }
    h1 { margin: 0; font-size: 30px; line-height: 1.2; font-weight: 650; letter-spacing: -.01em;
      overflow-wrap: anywhere }
    h2 { margin: 0 0 10px; font-size: 17px; font-weight: 620 }
    small { font-weight: 400; color: var(--soft) }
    .kind { margin: 0 0 2px; color: var(--soft) }
    .summary { margin: 6px 0 0; color: var(--soft); font-size: 16px }
    .price { margin: 0; color: var(--soft) }
    section { margin: 28px 0 0 }
    .notice { margin: 14px 0 0; padding: 10px 14px; border-left: 3px solid var(--tone);
      border-radius: 4px; background: var(--card); overflow-wrap: anywhere }
    .notice h2 { font-size: 15px; margin: 0; color: var(--tone) }
    .notice p { margin: 2px 0 0 } .notice .help { color: var(--soft) }
    .rest { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 420px), 1fr));
      gap: 0 40px; align-items: start }
    details { margin: 20px 0 0 } summary { cursor: pointer; color: var(--soft) }
    details section { margin-top: 16px }
    dl { margin: 0 } dl div { display: grid; grid-template-columns: 132px 1fr; gap: 12px;
      padding: 5px 0; border-bottom: 1px solid var(--line) }
    dt { color: var(--soft) } dd { margin: 0; overflow-wrap: anywhere }
    .wide { overflow: auto; max-height: 60vh } .sums thead th { position: sticky; top: 0;
      background: var(--ground) }
    .sums { border-collapse: collapse; width: 100% }
    .sums th, .sums td { padding: 5px 14px 5px 0; border-bottom: 1px solid var(--line);
      text-align: left; font-weight: 400; white-space: nowrap }
    .sums thead th { color: var(--soft) } .sums tfoot * { font-weight: 620; border: 0 }
    .sums .number { text-align: right } .sums tr > :last-child { padding-right: 0 }
    .bars, .pieces { list-style: none; margin: 0; padding: 0 }
    .bars li { display: grid; grid-template-columns: minmax(70px, 16%) 1fr 76px; gap: 12px;
      align-items: center; padding: 3px 0 }
    .bars svg { width: 100%; height: 18px; display: block } .bar-total { text-align: right }
    .bar-name { overflow: hidden; text-overflow: ellipsis; white-space: nowrap }
    .pieces { display: flex; flex-wrap: wrap; gap: 4px 18px; color: var(--soft); margin-top: 8px }
    .pieces svg { width: 11px; height: 11px; margin-right: 7px }
    .hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }

    """

  private static let list = """
    button, input, select { font: inherit; color: inherit }
    :focus-visible { outline: 2px solid var(--accent); outline-offset: 1px }
    .totals { display: flex; flex-wrap: wrap; gap: 8px }
    .totals button { padding: 5px 13px; border: 1px solid var(--line); border-radius: 999px;
      background: var(--card); cursor: pointer }
    .totals b { color: var(--tone); font-weight: 650 }
    .totals :disabled { cursor: default; border-style: dashed }
    .totals [aria-pressed=true] { border-color: var(--tone); box-shadow: inset 0 0 0 1px var(--tone) }
    .filters { display: flex; flex-wrap: wrap; gap: 10px; margin: 14px 0 4px }
    .filters label { display: grid; gap: 2px; color: var(--soft); font-size: 13px }
    .filters .search { flex: 1 1 260px }
    .filters input, .filters select { padding: 6px 10px; border: 1px solid var(--line);
      border-radius: 6px; background: var(--card); color: var(--ink); font-size: 15px;
      min-width: 0; max-width: 220px; height: 36px }
    .filters input { max-width: none; width: 100% }
    #shown { margin: 8px 0; color: var(--soft) }
    #printed { display: none }
    #none { padding: 24px 0; color: var(--soft) }
    #clear { border: 0; background: none; padding: 0; color: var(--accent); cursor: pointer;
      text-decoration: underline }
    .empty { color: var(--soft) }
    #links { width: 100%; table-layout: fixed; border-collapse: separate; border-spacing: 0 }
    #links th, #links td { padding: 0 12px 0 0; text-align: left; font-weight: 400;
      white-space: nowrap; overflow: hidden; text-overflow: ellipsis;
      border-bottom: 1px solid var(--line) }
    #links .number { text-align: right }
    #links thead th { position: sticky; top: 0; z-index: 1; height: 36px;
      background: var(--ground); color: var(--soft) }
    #links thead button { border: 0; background: none; padding: 4px 0; cursor: pointer;
      max-width: 100%; overflow: hidden; text-overflow: ellipsis }
    #links thead button::after { content: ""; display: inline-block; width: 1.1em }
    #links thead .number button::after { width: auto }
    #links [aria-sort=ascending] button::after { content: " ↑" }
    #links [aria-sort=descending] button::after { content: " ↓" }
    #links [aria-sort=ascending], #links [aria-sort=descending] { color: var(--ink) !important }
    #links tbody tr { height: var(--row) }
    #links tbody tr:not(.gap) { cursor: pointer }
    #links tbody tr:not(.gap):hover > * { background: var(--card) }
    #links .gap, #links .gap td { height: 0; padding: 0; border: 0 }
    .code svg { display: block; width: 44px; height: 44px; border-radius: 2px }
    td.state, span.state { color: var(--tone) }
    td.state::before, span.state::before { content: ""; display: inline-block; width: 8px; height: 8px;
      margin-right: 7px; border-radius: 50%; background: var(--tone) }
    tbody .name button { border: 0; background: none; padding: 0; cursor: pointer; font-weight: 560;
      max-width: 100%; overflow: hidden; text-overflow: ellipsis; display: block }
    .place { display: none }
    .note, .place { overflow: hidden; text-overflow: ellipsis; color: var(--soft);
      font-size: 13px }
    .note { display: block }

    """

  private static let details = """
    dialog { width: min(720px, calc(100vw - 24px)); max-height: calc(100vh - 48px); padding: 24px;
      border: 1px solid var(--line); border-radius: 10px; background: var(--card);
      color: var(--ink) }
    dialog::backdrop { background: rgb(0 0 0 / .45) }
    dialog h2 { font-size: 20px; margin: 0 40px 2px 0; overflow-wrap: anywhere }
    dialog .close { position: absolute; top: 14px; right: 14px; width: 36px; height: 36px;
      border: 0; border-radius: 6px; background: none; font-size: 20px; cursor: pointer }
    dialog .big { width: 190px; height: 190px; display: block; margin: 14px 0 4px;
      border: 1px solid var(--line) }
    dialog .caption { margin: 0 0 14px; color: var(--soft); font-size: 13px }
    dialog .why { margin: 6px 0 }
    dialog h3 { margin: 18px 0 4px; font-size: 15px; font-weight: 620 }
    dialog .difference { display: grid; grid-template-columns: 132px 1fr; gap: 2px 12px;
      padding: 5px 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere }
    dialog .difference > * { margin: 0 } dialog .difference .label { color: var(--soft) }
    dialog del { color: var(--bad); text-decoration-thickness: 1px }
    dialog ins { color: var(--add); text-decoration: none; grid-column: 2 }
    dialog a { color: var(--accent) }

    """

  private static let narrow = """
    @media screen and (max-width: 700px) {
      :root { --row: 78px }
      body { padding: 0 16px 48px }
      header { padding-top: 20px } h1 { font-size: 25px }
      .filters label { flex: 1 1 44% } .filters select { max-width: none; width: 100% }
      #links, #links tbody { display: block } #links thead { position: static; display: block }
      #links thead tr { display: flex; gap: 14px; overflow-x: auto }
      #links thead th { border: 0; flex: none; padding: 0 } #links colgroup { display: none }
      #links tbody tr:not(.gap) { display: grid; grid-template-columns: 56px 1fr auto;
        grid-template-rows: 26px 20px 20px; align-content: center; overflow: hidden;
        border-bottom: 1px solid var(--line) }
      #links .gap { display: block } #links .gap td { display: none }
      #links tbody td, #links tbody th { border: 0; padding: 0; min-width: 0 }
      #links .code { grid-area: 1 / 1 / 4 / 2; align-self: center }
      #links tbody .name { grid-area: 1 / 2; font-size: 16px }
       #links .state { grid-area: 1 / 3 }
      #links .destination { grid-area: 2 / 2 / 4 / 4 }
      #links .dimension, #links .text { display: none } .place { display: block }
      #links td.number { grid-area: 3 / 3; z-index: 1 }
      dl div, dialog .difference { grid-template-columns: 104px 1fr }
    }

    """

  private static let print = """
    @media print {
      :root { color-scheme: light; --ground: #fff; --card: #fff; --ink: #000; --soft: #444;
        --line: #bbb; --add: #145c33; --change: #1d3f80; --warn: #6b4500; --bad: #9c1d16 }
      @page { margin: 12mm; size: landscape } .wide { max-height: none } summary { display: none } body { max-width: none; padding: 0; font-size: 10pt }
      .sandbox { padding: 4px 8px; border: 1px solid; box-shadow: none; clip-path: none }
      #links { font-size: 9pt; line-height: 1.35 } header { padding-top: 12px }
      .filters, #clear { display: none }
      #printed:not([hidden]) { display: block }
      .totals button { border: 0; padding: 0 12px 0 0 }
      .totals button[aria-pressed=true] { box-shadow: none; text-decoration: underline }
      /* A table of many rows takes a browser minutes to break into pages; boxes don't. */
      #links, #links tbody { display: block } #links colgroup, #links .gap { display: none }
      #links thead { display: block } #links thead th { position: static; height: auto }
      #links tr:not(.gap) { display: flex; break-inside: avoid;
        border-bottom: 1px solid var(--line) }
      #links tbody tr:not(.gap) { height: auto }
      #links tbody td, #links tbody th, #links thead th { flex: none; width: 18mm; border: 0;
        white-space: normal; overflow-wrap: anywhere; padding: 3px 8px 3px 0 }
      #links tr .code { width: 15mm } #links tr .name { width: 44mm } #links tr .state { width: 28mm }
      #links tr .text { width: 30mm } #links tr .destination { flex: 1 }
      .code svg { width: 12mm; height: 12mm } .note { white-space: normal; font-size: 8.5pt }
    }
    """
}
