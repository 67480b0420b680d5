// The session log as data: what it says stands once, and is laid out by as-markdown.ts and as-html.ts. Texts are as they were found;
// whoever lays them out masks secrets and makes them harmless, so that no teller can forget to.

import type { Expiry } from '../model/calendar.ts';
import type { Instant } from '../model/command.ts';
import type { LinkPart } from '../story/link.ts';

/** How a word is meant: what is well, what needs somebody, what nobody knows. */
export type Meant = 'good' | 'bad' | 'open';

/** A text of any origin, at most `most` characters of it. Where it leads `to` is ours: a page of the publisher, or a heading (#…). */
export type Phrase = { readonly text: string; readonly strong?: true; readonly tone?: Meant; readonly most?: number; readonly to?: string };
export type Sentence = readonly Phrase[];

export type ListItem = { readonly words: Sentence; readonly more?: readonly LogBlock[] };

/** What `says` it is for whoever cannot see it; empty where a table beside it does. */
export type Picture = { readonly title: string; readonly says: readonly Sentence[] } & (
  | { readonly of: 'link'; readonly parts: readonly LinkPart[] }
  | { readonly of: 'expiries'; readonly expiries: readonly Expiry[]; readonly from: Instant }
);

export type LogBlock =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3 | 4; readonly words: Sentence; readonly anchor?: string }
  | { readonly kind: 'paragraph'; readonly words: Sentence }
  /** What must not be overlooked: how it stands, and that it is a rehearsal. */
  | { readonly kind: 'notice'; readonly tone: Meant; readonly words: Sentence }
  | { readonly kind: 'list'; readonly items: readonly ListItem[] }
  /** Names with their values. */
  | { readonly kind: 'facts'; readonly rows: readonly (readonly [name: string, value: Sentence])[] }
  /** `counts`: so many of its last columns are numbers. */
  | {
      readonly kind: 'table';
      readonly caption: string;
      readonly head: readonly string[];
      readonly rows: readonly (readonly Sentence[])[];
      readonly counts?: number;
    }
  | { readonly kind: 'code'; readonly language: 'powershell' | 'text'; readonly text: string }
  /** Long, and not for everybody: opened by whoever wants it, where that can be done. */
  | { readonly kind: 'folded'; readonly words: Sentence; readonly blocks: readonly LogBlock[] }
  | ({ readonly kind: 'picture' } & Picture);

type Part = string | number | Phrase | Sentence;

/** A sentence of ours with what stands in it: saying`Asked: ${question} Answered: ${strong(answer)}`. */
export const saying = (ours: TemplateStringsArray, ...parts: readonly Part[]): Sentence =>
  ours.flatMap((text, index) => [...(text === '' ? [] : [{ text }]), ...spansOf(parts[index] ?? '')]);

function spansOf(part: Part): Sentence {
  if (typeof part === 'string' || typeof part === 'number') return part === '' ? [] : [{ text: String(part) }];
  return 'text' in part ? [part] : part;
}

export const strong = (text: string, tone?: Meant): Phrase => ({ text, strong: true, ...(tone === undefined ? {} : { tone }) });
export const atMost = (most: number, text: string): Phrase => ({ text, most });
export const link = (text: string, to: string): Phrase => ({ text, to });

export const headline = (level: 1 | 2 | 3 | 4, text: string, anchor?: string): LogBlock => ({
  kind: 'heading',
  level,
  words: [{ text }],
  ...(anchor === undefined ? {} : { anchor }),
});
export const passage = (words: Sentence): LogBlock => ({ kind: 'paragraph', words });
export const code = (text: string, language: 'powershell' | 'text' = 'text'): LogBlock => ({ kind: 'code', language, text });
export const bullets = (items: readonly (Sentence | ListItem)[]): LogBlock => ({
  kind: 'list',
  items: items.map((each) => ('words' in each ? each : { words: each })),
});
