// The session log as Markdown that is read without a viewer too: in a ticket, or in Notepad, which is why its lines end as Windows' do.

import type { ListItem, LogBlock, Sentence } from './document.ts';
import { type Markdown, markdown, type Redact } from './markdown-text.ts';

/** In pieces, each of whole lines. */
export function* asMarkdown(blocks: Iterable<LogBlock>, redact: Redact): Generator<string> {
  const md = markdown(redact);
  let before = '';
  for (const block of blocks) {
    const lines = linesOf(block, md);
    if (lines === '') continue;
    yield `${before}${lines}\n`.replaceAll('\n', '\r\n');
    before = '\n';
  }
}

function linesOf(block: LogBlock, md: Markdown): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${inline(block.words, md, 'within')}`;
    case 'paragraph':
      return inline(block.words, md);
    case 'notice':
      return `> ${inline(block.words, md)}`;
    case 'list':
      return block.items.map((each) => itemOf(each, md)).join('\n');
    case 'facts':
      return tableOf(
        ['', ''],
        [],
        block.rows.map(([name, value]) => [[{ text: name }], value]),
        md,
      );
    case 'table':
      return tableOf(
        block.head,
        block.head.map((_, index) => index >= block.head.length - (block.counts ?? 0)),
        block.rows,
        md,
      );
    case 'code':
      return md.fenced(block.text, block.language);
    case 'folded':
      return block.blocks.map((each) => linesOf(each, md)).join('\n\n');
    case 'picture':
      return block.says.map((each) => `- ${inline(each, md)}`).join('\n');
  }
}

/** `first`: where its first word stands. */
const inline = (words: Sentence, md: Markdown, first: 'start' | 'within' = 'start'): string =>
  words
    .map(({ text, strong, most, to }, index) => {
      const plain = md.inline(text, most, index === 0 ? first : 'within');
      const shown = strong === true ? `**${plain}**` : plain;
      // An address on its own is a link in every viewer, and readable in none.
      return to?.startsWith('https:') ? `${shown}: ${to}` : shown;
    })
    .join('');

const itemOf = ({ words, more = [] }: ListItem, md: Markdown): string =>
  [`- ${inline(words, md)}`, ...more.map((each) => linesOf(each, md).replace(/^/gm, '  '))].join('\n');

/** `right`: which columns hold numbers. */
const tableOf = (head: readonly string[], right: readonly boolean[], rows: readonly (readonly Sentence[])[], md: Markdown): string =>
  [
    head.map((each) => md.inline(each, undefined, 'within')),
    head.map((_, index) => (right[index] === true ? '---:' : '---')),
    ...rows.map((row) => row.map((each) => inline(each, md, 'within'))),
  ]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
