// partner-wizard log --share: the session log in disguise, for whoever helps. Shows first what stands for what is not shown, what is masked
// and what stays; then writes a file, or fills the clipboard. Which name each disguise stands for stays on this computer.

import { mask } from '../disguise/secrets.ts';
import type { LogFormat } from '../log/formats.ts';
import { idsOfWaits } from '../log/in-words.ts';
import { type LogOptions, sessionLog } from '../log/session-log.ts';
import { sharedOf } from '../log/share.ts';
import { harmless } from '../model/harmless.ts';
import { clipboardOf, fillClipboard } from '../powershell/clipboard.ts';
import { recordingPreview } from '../recording/preview.ts';
import { sequence } from '../steps/sequence.ts';
import type { Story } from '../story/story.ts';
import { isYes } from './asking-lines.ts';
import { exitCodes } from './exit-codes.ts';
import { mapBeside } from './places.ts';
import { talk } from './say.ts';
import { mapMark, writeLong, writeOut } from './write-out.ts';

export type ShareOptions = {
  readonly statePath: string;
  readonly format: LogFormat;
  /** Null for the clipboard. */
  readonly out: string | null;
  /** Nobody is asked. */
  readonly yes: boolean;
};

/** What the program itself names things by, in state files. */
export const ownIds: ReadonlySet<string> = new Set([
  ...sequence.flatMap(({ finds, claims, asks }) => [...finds, ...Object.keys(claims), ...Object.keys(asks)]),
  ...idsOfWaits,
]);

export async function share(story: Story, options: Omit<LogOptions, 'format'>, to: ShareOptions): Promise<number> {
  const { story: told, options: rest, disguise } = sharedOf(story, options, ownIds);
  const text = [...sessionLog(told, { ...rest, format: to.format })].join('');
  const map = disguise.map();
  const mapFile = mapBeside(to.out ?? to.statePath);
  talk(sharePreview(text, map, disguise.stayed()).join('\n'));
  const where = to.out === null ? 'Copy it to the clipboard' : `Write ${harmless(to.out, 300)}`;
  if (!to.yes && process.stdin.isTTY !== true) return refuse(nobodyToAsk, exitCodes.inputNeeded);
  if (!to.yes && !(await isYes(`${where}? Type yes to do it, anything else to leave it: `)))
    return refuse('Nothing is written.', exitCodes.interrupted);
  // First the way back: a file whose names nobody can find again is of less use.
  const trouble = writeOut(mapFile, 'map of a recording', `${JSON.stringify({ ...mapMark, ...map }, null, 2)}\n`);
  if (trouble !== undefined) return refuse(trouble);
  const failed = to.out === null ? await copy(text) : write(to.out, text);
  if (failed !== undefined) return refuse(failed);
  talk(`Keep ${mapFile} to yourself: it says which name each disguise stands for. Look through the log before you send it.`);
  return exitCodes.done;
}

function write(out: string, text: string): string | undefined {
  const written = writeLong(out, 'session log', [text]);
  if (written.kind === 'trouble') return written.words;
  talk(`Written: ${out}, ${written.bytes.toLocaleString('en-US')} bytes. SHA-256: ${written.sha256}`);
  return undefined;
}

async function copy(text: string): Promise<string | undefined> {
  const program = clipboardOf(text.replaceAll('\r\n', '\n'), process.platform, process.env);
  if (program === undefined || !(await fillClipboard(program)))
    return 'This computer has no clipboard that can be reached from here. Name a file with --out FILE.';
  talk('It is in the clipboard.');
  return undefined;
}

const roles: readonly (readonly [form: RegExp, one: string, more: string])[] = [
  [/^server-\d+$/i, 'server', 'servers'],
  [/^domain-\d+$/i, 'domain', 'domains'],
  [/^person-\d+$/i, 'person', 'people'],
  [/^name-\d+$/i, 'other name', 'other names'],
  [/^00000000-0000-4000-8000-/, 'GUID', 'GUIDs'],
  [/^[0-9A-F]{40}$|^[0-9A-F]{64}$/i, 'thumbprint or other fingerprint', 'thumbprints and other fingerprints'],
  [/^(?:10\.|198\.18\.|fd00::|2001:db8::)/, 'address', 'addresses'],
];

/** What became of what, for whoever decides whether it may leave the company. */
export function sharePreview(
  text: string,
  map: { readonly [original: string]: string },
  stayed: ReadonlyMap<string, ReadonlySet<string>>,
): readonly string[] {
  const made = Object.values(map);
  const counts = roles.flatMap(([form, one, more]) => {
    const count = made.filter((each) => form.test(each)).length;
    return count === 0 ? [] : [count === 1 ? `1 ${one}` : `${count} ${more}`];
  });
  const masked = text.split(mask).length - 1;
  return [
    `Replaced, each by the same throughout: ${counts.join(', ') || 'nothing'}.`,
    `Masked, because it has the form of a secret or of something that nobody knows: ${masked === 0 ? 'nothing' : masked === 1 ? '1 place' : `${masked} places`}.`,
    'What servers said is there as words and ids, with the names taken out; the full text stays in the log on this computer.',
    'These texts stay as they are:',
    '',
    ...recordingPreview(stayed),
    'What no program can tell: whether a word that stays, such as "Default" or "Service", is also the name of something of yours. So read them.',
  ];
}

const nobodyToAsk =
  'Before anything is shared you are shown what is not in disguise, and there is no terminal here to ask in. Say --yes to write it all the same.';

function refuse(words: string, exitCode: number = exitCodes.failed): number {
  talk(words);
  return exitCode;
}
