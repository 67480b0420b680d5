// The pictures of a session log as SVG within its HTML: the link upright, as on the screen, and how long certificates are valid. What a
// picture says is beside it in words, or in a table.

import type { Expires, Expiry } from '../model/calendar.ts';
import type { LinkPart } from '../story/link.ts';
import type { Picture, Sentence } from './document.ts';

type Shown = (text: string, most?: number) => string;

export function draw(picture: Picture, shown: Shown, inline: (words: Sentence) => string): string {
  const { height, lines } = picture.of === 'link' ? linkLines(picture.parts, shown) : expiryLines(picture, shown);
  const words = picture.says.map(inline);
  return [
    '<figure>',
    `<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${shown(picture.title)}">`,
    ...lines,
    '</svg>',
    ...(words.length === 0 ? [] : [`<figcaption>${words.map((each) => `<div>${each}</div>`).join('')}</figcaption>`]),
    '</figure>',
  ].join('\n');
}

/** Narrow enough to be read on a phone. */
const width = 400;

type Drawn = { readonly height: number; readonly lines: readonly string[] };

const signs: { readonly [stands in LinkPart['stands']]: { readonly look: string; readonly sign: string } } = {
  done: { look: 'good', sign: '✓' },
  'gone over': { look: 'open', sign: '!' },
  'not seen': { look: 'open', sign: '?' },
  'no longer': { look: 'bad', sign: '×' },
  'not there': { look: 'none', sign: '' },
};

/** Skype above, Exchange below; what is on the way down stands at the left, what is on the way up at the right. */
function linkLines(parts: readonly LinkPart[], shown: Shown): Drawn {
  const [down, up] = (['to Exchange', 'to Skype'] as const).map((way) => parts.filter((each) => each.way === way));
  const rows = Math.max(down?.length ?? 0, up?.length ?? 0, 1);
  const [top, bottom] = [48, 48 + 20 + rows * 36];
  const box = (y: number, name: string) => [
    `<rect class="box" x="20" y="${y}" width="360" height="36" rx="6"/>`,
    `<text class="middle" x="200" y="${y + 23}">${name}</text>`,
  ];
  const arrow = (x: number, from: number, to: number) => {
    const head = to > from ? -8 : 8;
    return `<path class="line" d="M${x} ${from} V${to} m-5 ${head} l5 ${-head} l5 ${head}"/>`;
  };
  const stops = (x: number, all: readonly LinkPart[]) => {
    const gap = (bottom - top) / (all.length + 1);
    return all.flatMap(({ brings, stands }, index) => {
      const y = Math.round(top + gap * (index + 1));
      const { look, sign } = signs[stands];
      return [
        `<circle class="${look}" cx="${x}" cy="${y}" r="10"/>`,
        ...(sign === '' ? [] : [`<text class="sign" x="${x}" y="${y + 4.5}">${sign}</text>`]),
        `<text x="${x + 18}" y="${y + 4.5}">${shown(brings)}</text>`,
      ];
    });
  };
  return {
    height: bottom + 48,
    lines: [
      ...box(10, 'Skype for Business Server'),
      ...box(bottom + 4, 'Exchange Server'),
      arrow(60, top, bottom),
      arrow(240, bottom + 2, top),
      ...stops(60, down ?? []),
      ...stops(240, up ?? []),
    ],
  };
}

const names: { readonly [what in Expires]: string } = {
  oauth: "Skype's signing certificate ends",
  'oauth next': "Skype's next signing certificate takes over",
  auth: "Exchange's auth certificate ends",
  'auth next': "Exchange's next auth certificate takes over",
  web: 'Web certificate ends',
};

const looks: { readonly [standing in Expiry['standing']]: string } = { ahead: 'good', due: 'open', past: 'bad' };

/** A bar a day of the calendar, from the day of the file on; more than these no picture shows. */
const mostBars = 40;

function expiryLines({ expiries, from }: Extract<Picture, { of: 'expiries' }>, shown: Shown): Drawn {
  const bars = expiries.slice(0, mostBars);
  const start = Date.parse(from);
  const end = Math.max(...bars.map(({ at }) => Date.parse(at)), start + 1);
  const [left, room] = [10, 380];
  const x = (at: number) => Math.round(left + (room * Math.max(0, at - start)) / (end - start));
  const years = Array.from({ length: 60 }, (_, index) => new Date(start).getUTCFullYear() + 1 + index)
    .map((year) => ({ year, at: Date.UTC(year, 0, 1) }))
    .filter(({ at }) => at < end);
  // Of very many years every second, fifth … is enough.
  const step = Math.ceil(years.length / 6);
  const bottom = bars.length * 34 + 8;
  return {
    height: bottom + 22,
    lines: [
      ...years
        .filter((_, index) => index % step === 0)
        .flatMap(({ year, at }) => [
          `<path class="line" d="M${x(at)} ${bottom - 4} v8"/>`,
          `<text class="soft middle" x="${x(at)}" y="${bottom + 18}">${year}</text>`,
        ]),
      `<path class="line" d="M${left} ${bottom} H${left + room}"/>`,
      ...bars.flatMap(({ at, what, standing, servers }, index) => {
        const y = index * 34 + 16;
        const on =
          what === 'web' ? `: ${servers[0]?.split('.')[0] ?? ''}${servers.length > 1 ? ` and ${servers.length - 1} more` : ''}` : '';
        return [
          `<text x="${left}" y="${y}">${shown(at.slice(0, 10))} ${shown(`${names[what]}${on}`, 46)}</text>`,
          `<rect class="${looks[standing]}" x="${left}" y="${y + 5}" width="${Math.max(3, x(Date.parse(at)) - left)}" height="6" rx="3"/>`,
        ];
      }),
    ],
  };
}
