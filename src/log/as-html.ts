// The session log as one HTML file for whoever approves changes: no script, nothing from elsewhere, so that it can be mailed, printed and
// kept. A policy in it forbids both, whatever a text in it should try; every text goes through `shown`.

import { hash } from 'node:crypto';
import { harmless } from '../model/harmless.ts';
import type { ListItem, LogBlock, Phrase, Sentence } from './document.ts';
import type { Redact } from './markdown-text.ts';
import { draw } from './pictures.ts';
import { style } from './style.ts';

/** A text as it may stand between tags and in quotes. */
type Shown = (text: string, most?: number, ends?: 'collapse' | 'keep') => string;

/** How the file begins: by that it is known. */
export const htmlBeginning =
  '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<meta name="generator" content="partner-wizard session log">';

const policy = `default-src 'none'; style-src 'sha256-${hash('sha256', style, 'base64')}'; base-uri 'none'; form-action 'none'`;

const head = [
  htmlBeginning,
  `<meta http-equiv="content-security-policy" content="${policy}">`,
  '<meta name="referrer" content="no-referrer">',
  '<meta name="viewport" content="width=device-width, initial-scale=1">',
  `<title>Session log: trust between Skype for Business Server and Exchange Server</title>`,
  `<style>${style}</style>`,
  '</head>',
  '<body>',
  '<main>\n',
].join('\n');

/** In pieces. */
export function* asHtml(blocks: Iterable<LogBlock>, redact: Redact): Generator<string> {
  const shown: Shown = (text, most = 2000, ends = 'collapse') => escaped(harmless(redact(text), most, ends));
  yield head;
  for (const block of blocks) yield `${tagsOf(block, shown)}\n`;
  yield '</main>\n</body>\n</html>\n';
}

const marks: { readonly [mark: string]: string } = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string): string => (/[&<>"']/.test(text) ? text.replace(/[&<>"']/g, (mark) => marks[mark] ?? '') : text);

function tagsOf(block: LogBlock, shown: Shown): string {
  const inline = (words: Sentence) => words.map((each) => spanOf(each, shown)).join('');
  switch (block.kind) {
    case 'heading': {
      const tag = `h${block.level}`;
      return `<${tag}${block.anchor === undefined ? '' : ` id="${shown(block.anchor)}"`}>${inline(block.words)}</${tag}>`;
    }
    case 'paragraph':
      return `<p>${inline(block.words)}</p>`;
    case 'notice':
      return `<p class="notice ${block.tone}">${inline(block.words)}</p>`;
    case 'list':
      return `<ul>\n${block.items.map((each) => itemOf(each, shown)).join('\n')}\n</ul>`;
    case 'facts':
      return `<table class="facts">\n${block.rows.map(([name, value]) => `<tr><th scope="row">${shown(name)}</th><td>${inline(value)}</td></tr>`).join('\n')}\n</table>`;
    case 'table': {
      const { caption, head, rows, counts = 0 } = block;
      const kind = (index: number) => (index >= head.length - counts ? ' class="count"' : '');
      return [
        '<table>',
        `<caption>${shown(caption)}</caption>`,
        `<thead><tr>${head.map((each, index) => `<th scope="col"${kind(index)}>${shown(each)}</th>`).join('')}</tr></thead>`,
        `<tbody>\n${rows.map((row) => `<tr>${row.map((each, index) => `<td${kind(index)}>${inline(each)}</td>`).join('')}</tr>`).join('\n')}\n</tbody>`,
        '</table>',
      ].join('\n');
    }
    case 'code':
      // A line end after this tag is left out: the text may begin with one.
      return `<pre class="${block.language}">\n<code>${shown(block.text, 2 ** 22, 'keep')}</code></pre>`;
    case 'folded':
      return `<details>\n<summary>${inline(block.words)}</summary>\n${block.blocks.map((each) => tagsOf(each, shown)).join('\n')}\n</details>`;
    case 'picture':
      return draw(block, shown, inline);
  }
}

const itemOf = ({ words, more = [] }: ListItem, shown: Shown): string =>
  `<li>${words.map((each) => spanOf(each, shown)).join('')}${more.map((each) => `\n${tagsOf(each, shown)}`).join('')}</li>`;

// Letters of scripts that are written from right to left would turn round what stands beside them, such as a bracket.
const rightToLeft = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** A day on its own is never broken into two lines. */
const isDay = /^\d{4}-\d\d-\d\d$/;

function spanOf({ text, strong, tone, most, to }: Phrase, shown: Shown): string {
  const plain = rightToLeft.test(text) ? `<bdi>${shown(text, most)}</bdi>` : isDay.test(text) ? `<time>${text}</time>` : shown(text, most);
  const meant = strong === true ? `<strong${tone === undefined ? '' : ` class="${tone}"`}>${plain}</strong>` : plain;
  return to === undefined ? meant : `<a href="${shown(to)}">${meant}</a>`;
}
