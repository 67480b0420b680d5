// A terminal's screen as an SVG text, with its colours, so that a screen can be looked at as a picture.
// Pure: the same screen gives the same text.

import type { IBufferCell, Terminal } from '@xterm/headless';

// As tall as the font's own line, so that the lines of boxes meet; as wide as DejaVu Sans Mono, for what knows no textLength.
const cell = { width: 8.43, height: 16.5, baseline: 13 };
const margin = 12;

// The sixteen colours of Windows Terminal ("Campbell"), which most admins look at.
const sixteen = [
  ...['#0c0c0c', '#c50f1f', '#13a10e', '#c19c00', '#0037da', '#881798', '#3a96dd', '#cccccc'],
  ...['#767676', '#e74856', '#16c60c', '#f9f1a5', '#3b78ff', '#b4009e', '#61d6d6', '#f2f2f2'],
];
const paper = '#0c0c0c';
const ink = '#cccccc';

type Look = {
  readonly fill: string;
  readonly back: string;
  readonly bold: boolean;
  readonly dim: boolean;
  readonly italic: boolean;
  readonly line: 'none' | 'underline' | 'line-through';
};

type Run = { readonly look: Look; readonly column: number; text: string; columns: number };

/** The visible rows of the terminal as an SVG document. */
export function pictureOf(terminal: Terminal): string {
  const width = terminal.cols * cell.width + 2 * margin;
  const height = terminal.rows * cell.height + 2 * margin;
  const rows = Array.from({ length: terminal.rows }, (_, row) =>
    runsOf(terminal, row)
      .map((run) => drawn(run, row))
      .join(''),
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<rect width="100%" height="100%" rx="6" fill="${paper}"/>`,
    `<g font-family="Cascadia Mono, Consolas, DejaVu Sans Mono, monospace" font-size="14">`,
    ...rows.filter((row) => row !== ''),
    '</g>',
    '</svg>',
    '',
  ].join('\n');
}

/** The cells of a row, put together as long as they look the same. */
function runsOf(terminal: Terminal, row: number): readonly Run[] {
  const { active } = terminal.buffer;
  const line = active.getLine(active.viewportY + row);
  const runs: Run[] = [];
  for (let column = 0; column < terminal.cols; column += 1) {
    const here = line?.getCell(column);
    // The second half of a wide character has no width of its own.
    if (here === undefined || here.getWidth() === 0) continue;
    const look = lookOf(here);
    const text = here.isInvisible() || here.getChars() === '' ? ' ' : here.getChars();
    const last = runs.at(-1);
    // What stands behind a gap begins anew, at its own column: no font moves it.
    if (last !== undefined && sameLook(last.look, look) && !(/ {2}$/.test(last.text) && text !== ' ' && look.back === paper)) {
      last.text += text;
      last.columns += here.getWidth();
    } else runs.push({ look, column, text, columns: here.getWidth() });
  }
  return runs;
}

function lookOf(here: IBufferCell): Look {
  const fill = here.isFgRGB() ? rgb(here.getFgColor()) : here.isFgPalette() ? fromPalette(here.getFgColor()) : ink;
  const back = here.isBgRGB() ? rgb(here.getBgColor()) : here.isBgPalette() ? fromPalette(here.getBgColor()) : paper;
  const inverse = here.isInverse() !== 0;
  return {
    fill: inverse ? back : fill,
    back: inverse ? fill : back,
    bold: here.isBold() !== 0,
    dim: here.isDim() !== 0,
    italic: here.isItalic() !== 0,
    line: here.isStrikethrough() !== 0 ? 'line-through' : here.isUnderline() !== 0 ? 'underline' : 'none',
  };
}

function sameLook(one: Look, other: Look): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function drawn({ look, column, text, columns }: Run, row: number): string {
  const x = margin + column * cell.width;
  const y = margin + row * cell.height;
  const width = columns * cell.width;
  const back = look.back === paper ? '' : `<rect x="${x}" y="${y}" width="${width}" height="${cell.height}" fill="${look.back}"/>`;
  const seen = text.trim();
  if (seen === '') return back;
  // Some renderers drop blanks at the ends of a text, of whatever kind, and stretch what is left: so none are drawn.
  const from = x + (text.length - text.trimStart().length) * cell.width;
  const drawn = width - (text.length - seen.length) * cell.width;
  const attributes = [
    `x="${from}" y="${y + cell.baseline}" textLength="${drawn}" fill="${look.fill}"`,
    look.bold ? 'font-weight="bold"' : '',
    look.italic ? 'font-style="italic"' : '',
    look.dim ? 'opacity="0.6"' : '',
    look.line === 'none' ? '' : `text-decoration="${look.line}"`,
  ].filter((attribute) => attribute !== '');
  return `${back}<text ${attributes.join(' ')}>${escaped(seen)}</text>`;
}

const hex = (value: number): string => value.toString(16).padStart(2, '0');
const rgb = (value: number): string => `#${value.toString(16).padStart(6, '0')}`;

/** The 256 colours: sixteen, a cube of 6x6x6, and 24 greys. */
function fromPalette(index: number): string {
  const named = sixteen[index];
  if (named !== undefined) return named;
  if (index >= 232) return `#${hex(8 + (index - 232) * 10).repeat(3)}`;
  const level = (step: number) => hex(step === 0 ? 0 : 55 + step * 40);
  const at = index - 16;
  return `#${level(Math.floor(at / 36))}${level(Math.floor(at / 6) % 6)}${level(at % 6)}`;
}

/** Blanks become ones that do not break: of several in a row, renderers show one. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll(' ', '\u00a0');
}
