/// The page up to the element that holds its links; all else comes behind them.
enum PageTemplate {
  static let text = """
    {{% CONTENT_TYPE:PAGE}}<!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="{{policy}}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="referrer" content="no-referrer">
    <meta name="color-scheme" content="light dark">
    <title>{{#sandbox}}SANDBOX {{/sandbox}}{{title}}: {{campaign}}</title>
    <style>{{{style}}}</style>
    </head>
    <body class="{{kind}}">
    {{#sandbox}}<p class="sandbox"><strong>SANDBOX</strong> Nothing here is on the real service.</p>
    {{/sandbox}}<header>
    <p class="kind">{{title}}</p>
    <h1>{{campaign}}</h1>
    <p class="summary">{{summary}}</p>
    {{#price}}<p class="price">{{price}}</p>
    {{/price}}    </header>
    <main>
    {{#notices}}<p class="notice {{tone}}">{{#words}}{{#code}}<code>{{text}}</code>{{/code}}\
    {{^code}}{{text}}{{/code}}{{/words}}</p>
    {{/notices}}
    {{#findings}}<section class="notice {{tone}}">
    <h2>{{#summary}}{{#code}}<code>{{text}}</code>{{/code}}{{^code}}{{text}}{{/code}}{{/summary}} \
    <small>{{severity}} {{code}}</small></h2>
    <p>{{#detail}}{{#code}}<code>{{text}}</code>{{/code}}{{^code}}{{text}}{{/code}}{{/detail}}</p>
    {{#help}}<p class="help">{{#words}}{{#code}}<code>{{text}}</code>{{/code}}\
    {{^code}}{{text}}{{/code}}{{/words}}</p>
    {{/help}}{{#values}}<p class="help"><code>{{value}}</code></p>
    {{/values}}</section>
    {{/findings}}
    {{#chart}}<section>
    <h2>{{title}}</h2>
    <ul class="bars">
    {{#rows}}<li><span class="bar-name" title="{{name}}">{{name}}</span>\
    <svg viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true">\
    {{#rects}}<rect class="piece-{{piece}}" x="{{x}}" width="{{width}}" height="10">\
    <title>{{words}}</title></rect>{{/rects}}</svg><span class="bar-total">{{total}}</span></li>
    {{/rows}}</ul>
    <ul class="pieces">{{#pieces}}<li><svg viewBox="0 0 10 10" aria-hidden="true">\
    <rect class="piece-{{piece}}" width="10" height="10"/></svg>{{name}}</li>{{/pieces}}</ul>
    </section>
    {{/chart}}
    {{#sums}}<section><h2>{{title}}</h2><div class="wide"><table class="sums"><thead><tr>{{#heads}}\
    <th scope="col"{{#number}} class="number"{{/number}}>{{text}}</th>{{/heads}}</tr></thead><tbody>
    {{#rows}}<tr>{{#cells}}{{#head}}<th scope="row">{{text}}</th>{{/head}}\
    {{^head}}<td{{#number}} class="number"{{/number}}>{{text}}</td>{{/head}}{{/cells}}</tr>
    {{/rows}}</tbody>{{#foot}}<tfoot><tr>{{#cells}}{{#head}}<th scope="row">{{text}}</th>{{/head}}\
    {{^head}}<td{{#number}} class="number"{{/number}}>{{text}}</td>{{/head}}{{/cells}}</tr></tfoot>\
    {{/foot}}</table></div></section>
    {{/sums}}<details><summary>{{about}}</summary><div class="rest">
    <section><dl>
    {{#facts}}<div><dt>{{name}}</dt><dd>{{value}}</dd></div>
    {{/facts}}</dl></section>
    {{#calls}}<section><div class="wide"><table class="sums"><thead><tr>{{#heads}}\
    <th scope="col"{{#number}} class="number"{{/number}}>{{text}}</th>{{/heads}}</tr></thead><tbody>
    {{#rows}}<tr>{{#cells}}{{#head}}<th scope="row">{{text}}</th>{{/head}}\
    {{^head}}<td{{#number}} class="number"{{/number}}>{{text}}</td>{{/head}}{{/cells}}</tr>
    {{/rows}}</tbody>{{#foot}}<tfoot><tr>{{#cells}}{{#head}}<th scope="row">{{text}}</th>{{/head}}\
    {{^head}}<td{{#number}} class="number"{{/number}}>{{text}}</td>{{/head}}{{/cells}}</tr></tfoot>\
    {{/foot}}</table></div></section>
    {{/calls}}</div></details>
    <section class="list">
    <h2>{{list}}</h2>
    <div class="totals" role="group" aria-label="Filter by state">{{#totals}}\
    <button type="button" class="{{tone}}" data-state="{{state}}" aria-pressed="false">\
    <b>{{count}}</b> {{state}}</button>{{/totals}}</div>
    {{#hasLinks}}<div class="filters" id="filters">
    <label class="search"><span>Search</span><input id="search" type="search" autocomplete="off" \
    spellcheck="false" placeholder="code, key, destination, value"></label>
    </div>
    <p id="shown" role="status"></p>
    <p id="printed" hidden>Only the first {{printed}} of them are printed.</p>
    <table id="links"><caption class="hidden">{{list}}</caption><colgroup></colgroup><thead></thead>\
    <tbody></tbody></table>
    <p id="none" hidden>Nothing matches. <button type="button" id="clear">Show all</button></p>
    <noscript><p class="notice warn">The list needs the page's own script. \
    <code>show --format csv</code> prints it as a table.</p></noscript>
    {{/hasLinks}}{{^hasLinks}}<p class="empty">There are none to show.</p>
    {{/hasLinks}}</section>
    </main>
    <dialog id="details" aria-labelledby="details-name"></dialog>
    <script id="data" type="application/json">
    """
}
