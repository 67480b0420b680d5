// What a state file may say of a change that was made: its id, which this version must know, and a few typed fields. Nothing else of a
// recorded change decides anything: its command, place, prompts, words and undo are history, and commands are made anew from the fields.
// The fields of each kind of change stand in <step>/claims.ts, with the words that the undo page says of it.

import { z } from 'zod';
import type { Change, Undo } from '../model/change.ts';
import type { JsonObject } from '../model/json.ts';
import type { ShellKind } from '../model/place.ts';
import { takesBack } from '../model/undo.ts';
import type { ClaimRow, ClaimRows, Did } from './step.ts';

type More<Fields extends JsonObject> = Pick<ClaimRow<Fields>, 'words' | 'stays'> & { readonly about?: z.ZodType<string> };

export const claimRow = <Fields extends JsonObject>(shell: ShellKind, fields: z.ZodType<Fields>, more: More<Fields>): ClaimRow<Fields> => ({
  shell,
  about: z.literal(''),
  ...more,
  fields,
});

/** A line of text, without anything that a terminal would take for more. */
const line = (most: number) =>
  z
    .string()
    .max(most)
    .regex(/^(?:[\u200C\u200D]|[^\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}])*$/u);

/** The forms of what a change may say. */
export const forms = {
  line,
  name: line(256).min(1),
  /** Of a file; shown, and never opened. */
  path: line(1024).min(1),
  guid: z.string().regex(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i),
  thumbprint: z.string().regex(/^[0-9a-f]{40}$/i),
  server: z
    .string()
    .max(253)
    .regex(/^[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?$/i),
  instant: z.iso.datetime(),
  url: line(4096).refine(isWebAddress),
  /** As it stood on a server before. It is put back only after a look at what it is. */
  formerly: line(4096).nullable(),
} as const;

function isWebAddress(text: string): boolean {
  const read = URL.parse(text);
  return read !== null && /^https?:$/.test(read.protocol) && read.username === '' && read.password === '';
}

type Rows<Fields> = { readonly [kind in keyof Fields]: ClaimRow<Fields[kind] & JsonObject> };

/** What a plan's change is called, what it says, and what will be known of it later. */
export function claimed<Fields, Kind extends keyof Fields & string>(
  rows: Rows<Fields>,
  kind: Kind,
  fields: Fields[Kind] & JsonObject,
): Pick<Change, 'words' | 'fields'> & { readonly id: Kind };
export function claimed<Fields, Kind extends keyof Fields & string>(
  rows: Rows<Fields>,
  kind: Kind,
  fields: Fields[Kind] & JsonObject,
  about: string,
): Pick<Change, 'words' | 'fields'> & { readonly id: `${Kind} ${string}` };
export function claimed<Fields, Kind extends keyof Fields & string>(
  rows: Rows<Fields>,
  kind: Kind,
  fields: Fields[Kind] & JsonObject,
  about = '',
): Pick<Change, 'id' | 'words' | 'fields'> {
  return { id: about === '' ? kind : `${kind} ${about}`, words: rows[kind].words(fields, about), fields };
}

/** The same for a change that can never be taken back. */
export const staying = <Fields, Kind extends keyof Fields & string>(
  rows: Rows<Fields>,
  kind: Kind,
  fields: Fields[Kind] & JsonObject,
  about = '',
): { readonly undo: Undo } => ({ undo: { kind: 'cannot', why: rows[kind].stays?.(fields, about) ?? '' } });

/** What a change set and what was there before it, where it is one of this kind. */
export function fieldsOf<Fields, Kind extends keyof Fields & string>(
  rows: Rows<Fields>,
  kind: Kind,
  did: Pick<Did, 'kind' | 'fields'>,
): (Fields[Kind] & JsonObject) | undefined {
  return did.kind === kind ? rows[kind].fields.safeParse(did.fields).data : undefined;
}

/** What is common to all steps. */
export const commonClaims = {
  'replication.forced': claimRow('skype', z.strictObject({}), {
    about: forms.name,
    words: () => 'Ask the Central Management Store to send the change to every computer now.',
    stays: () => 'It only hurries what happens anyway.',
  }),
} as const;

export const kindIn = (id: string): string => id.split(' ')[0] ?? id;
export const aboutIn = (id: string): string => id.split(/ (.*)/s)[1] ?? '';

/** What these make is an object of its own each time; anything else that was set twice is taken back once. */
const making: readonly string[] = ['partner.script', 'partner.account', 'partner.create', 'partner.role'];
export const makesAnew = (id: string): boolean => making.includes(kindIn(id));

/** A change as the state file has it. */
type Recorded = Omit<Did, 'id' | 'kind' | 'about' | 'shell' | 'fields' | 'takenBack'> & {
  readonly change: Pick<Change, 'id' | 'fields'>;
  readonly takenBack: { readonly whole: boolean } | null;
};

/** What it says, and how this version would say it; or why it says nothing. A command of an undo stays, and has no words of its own. */
export type Claim =
  | {
      readonly kind: 'read';
      readonly did: Did;
      readonly words: string;
      readonly stays: string | undefined;
    }
  | { readonly kind: 'unreadable'; readonly why: string };

export function claimOf(recorded: Recorded, rows: ClaimRows): Claim {
  const { seq, at, step, change, end, settled, lines, left, takenBack } = recorded;
  const { id, fields } = change;
  const [kind, about] = [kindIn(id), aboutIn(id)];
  const found = rowIn(rows, kind) ?? rowIn(commonClaims, kind);
  // Of what made several objects, something stands until the undo was through with it.
  const isGone = takenBack !== null && (!makesAnew(id) || takenBack.whole);
  const shell = found?.shell ?? rowIn(rows, kindIn(about).replace(/:$/, ''))?.shell ?? 'windows';
  const did: Did = { seq, at, step, id, kind, about, shell, fields, end, settled, lines, left, takenBack: isGone };
  if (kind === 'undo' && takesBack(change) !== undefined) return { kind: 'read', did, words: '', stays: '' };
  if (found === undefined) return { kind: 'unreadable', why: 'This version does not know how.' };
  const read = found.fields.safeParse(fields);
  if (!read.success || !found.about.safeParse(about).success)
    return { kind: 'unreadable', why: 'The file does not say rightly what it changed.' };
  const said = { words: found.words(read.data, about), stays: found.stays?.(read.data, about) };
  return { kind: 'read', did, ...said };
}

const rowIn = (rows: ClaimRows, kind: string): ClaimRow | undefined => (Object.hasOwn(rows, kind) ? rows[kind] : undefined);
