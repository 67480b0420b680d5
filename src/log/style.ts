// How the HTML of a session log looks: on a screen, on a phone and on paper. Nothing is taken from elsewhere, no letters either.

export const style = `
:root { color-scheme: light; --ink: #1b1b1f; --soft: #55565c; --line: #c9cad0; --good: #0b6b2e; --bad: #a4161a; --open: #7a4b00; }
* { box-sizing: border-box; }
body { margin: 0; background: #fff; color: var(--ink); font: 16px/1.5 "Segoe UI", system-ui, sans-serif; }
main { max-width: 60rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; overflow-wrap: anywhere; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 1rem; }
h2 { font-size: 1.3rem; margin: 2.5rem 0 .5rem; padding-top: .5rem; border-top: 2px solid var(--line); }
h3 { font-size: 1.05rem; margin: 1.6rem 0 .4rem; }
h4 { font-size: 1rem; margin: 1.2rem 0 .3rem; }
p, ul, table, pre, details, figure { margin: .5rem 0; }
ul { padding-left: 1.3rem; }
li { margin: .35rem 0; }
li > p { margin: .15rem 0; }
a { color: #0b4f9c; }
.notice { padding: .6rem .9rem; border-left: .4rem solid; border-color: var(--open); background: #fff8e8; font-size: 1.05rem; }
.notice.good { border-color: var(--good); background: #eef8f0; }
.notice.bad { border-color: var(--bad); background: #fdf0f0; }
strong.good { color: var(--good); }
strong.bad { color: var(--bad); }
strong.open { color: var(--open); }
table { border-collapse: collapse; width: 100%; }
time { white-space: nowrap; }
caption { text-align: left; color: var(--soft); padding: .2rem 0; }
th, td { text-align: left; vertical-align: top; padding: .35rem .6rem .35rem 0; border-bottom: 1px solid var(--line); }
.facts th { width: 11rem; font-weight: 600; }
.count { text-align: right; width: 4rem; }
pre { padding: .6rem .8rem; background: #f4f4f6; border: 1px solid var(--line); white-space: pre-wrap; overflow-wrap: anywhere; }
pre, code { font: .9rem/1.45 Consolas, "Cascadia Mono", ui-monospace, monospace; unicode-bidi: plaintext; }
summary { cursor: pointer; color: var(--soft); }
svg { display: block; width: 100%; max-width: 34rem; height: auto; font: 13px "Segoe UI", system-ui, sans-serif; }
svg text { fill: var(--ink); }
svg .soft { fill: var(--soft); }
svg .line { stroke: var(--soft); stroke-width: 1.5; fill: none; }
svg .box { fill: #f4f4f6; stroke: var(--soft); }
svg .good { fill: var(--good); }
svg .bad { fill: var(--bad); }
svg .open { fill: var(--open); }
svg .none { fill: #fff; stroke: var(--soft); }
svg .sign { fill: #fff; font-weight: 700; text-anchor: middle; }
svg .middle { text-anchor: middle; }
svg .end { text-anchor: end; }
@media (max-width: 36rem) {
  body { font-size: 15px; }
  table:not(.facts) thead { font-size: .85rem; }
  th, td { padding-right: .35rem; }
  .facts th { width: 7.5rem; }
  .count { width: 2.6rem; }
}
@media print {
  @page { margin: 16mm; }
  body { font-size: 10.5pt; }
  main { max-width: none; padding: 0; }
  svg { max-width: 24rem; }
  h1, h2, h3, h4, summary { break-after: avoid; }
  tr, li, figure, .notice { break-inside: avoid; }
  li:has(pre) { break-inside: auto; }
  a[href^="https"]::after { content: " (" attr(href) ")"; }
}
`;
