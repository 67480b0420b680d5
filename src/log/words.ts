// Words that all formats of the session log share: steps, outcomes, instants, undo.

import type { Settled, Undo } from '../model/change.ts';
import type { Command, Instant } from '../model/command.ts';
import type { Noted } from '../model/noted.ts';
import type { Organisation } from '../model/organisation.ts';
import type { Page } from '../model/page.ts';
import { placeInWords } from '../model/place.ts';
import { type End, succeeded } from '../model/shell.ts';
import type { StepId } from '../model/steps.ts';
import type { WayOutOption } from '../model/way-out.ts';
import type { Step } from '../steps/step.ts';
import type { Fate } from '../story/fate.ts';
import type { MomentOf } from '../story/moment.ts';

/** The steps that a log tells of, in the order in which they are done. */
export type LoggedSteps = readonly (Pick<Step, 'id' | 'title' | 'verdict'> & Partial<Pick<Step, 'asks'>>)[];

export const titleOf = (step: StepId, steps: LoggedSteps): string => steps.find(({ id }) => id === step)?.title ?? step;

/** "2. Certificates". */
export const numbered = (step: StepId, steps: LoggedSteps): string =>
  `${steps.findIndex(({ id }) => id === step) + 1}. ${titleOf(step, steps)}`;

export const pageWords: { readonly [page in Page]: string } = {
  resumed: 'where the set-up stands',
  found: 'what this step found',
  road: 'the whole road before the first change',
  outcome: 'how this step ended',
};

export const pastedInWords = ({ of, answers }: MomentOf<'pasted'>): string => `${answers.length} of ${of} answers`;

export const notedInWords = ({ ticket, note }: Noted): string =>
  [`the ticket ${ticket ?? 'none'}`, `the note ${note ?? 'none'}`].join(', ');

export const decisions: { readonly [option in WayOutOption]: string } = {
  'look again': 'look again',
  'take back what was typed': 'take back what was typed',
  'look at all again': 'look at all steps again',
  'go on anyway': 'go on all the same',
  'keep waiting': 'go on waiting',
  force: 'ask for it now',
  'seen by hand': 'go on: that it is over is reported by the admin, not seen',
  'restart again': 'restart IIS once more',
  'test again': 'test again',
  'it passed': 'count it as passed, having read what it printed',
  'it did not pass': 'count it as failed, having read what it printed',
  'choose another way': 'reach the servers in another way',
  'another computer': 'go on on another computer',
  'play the admin': 'have the practice lab play the admin, and look at all steps again',
  interrupt: 'interrupt it and look what it did',
  leave: 'leave and come back later',
};

export const organisationInWords = ({ guid, name, sipDomain, cms }: Organisation): string =>
  [
    `Exchange organisation ${name ?? 'whose name was not seen'}, GUID ${guid ?? 'not seen'}`,
    `default SIP domain ${sipDomain ?? 'not seen'}`,
    `Central Management Store ${cms === null ? 'not seen' : `in ${cms.join(', ') || 'no pool'}`}`,
  ].join('; ');

export function endInWords(end: End): string {
  if (end.kind === 'interrupted') {
    const why = {
      cancelled: 'it was cancelled',
      'timed out': 'it took too long',
      died: 'the shell ended',
      asked: 'the shell asked a question',
    };
    return `interrupted, because ${why[end.why]}${end.detail === '' ? '' : ` (${end.detail})`}; its effect is not known`;
  }
  const code = end.exitCode === null || end.exitCode === 0 ? '' : ` with exit code ${end.exitCode}`;
  return succeeded(end) ? 'done' : `failed${code}`;
}

const settledWords: { readonly [settled in Settled]: string } = {
  'not started': 'it had not started',
  running: 'it was still running',
  'half done': 'it was half done',
  done: 'it was done',
  'cannot tell': 'it cannot be seen whether it took effect',
};
export const settledInWords = (settled: Settled): string => settledWords[settled];

/** How a change ended. */
export function outcomeInWords({ end, settled }: Pick<Fate, 'end' | 'settled'>): string {
  if (settled !== null) return `interrupted; a look afterwards found that ${settledInWords(settled)}`;
  return end === null ? 'interrupted, or still running; its effect is not known' : endInWords(end);
}

const takenOver: { readonly [why in MomentOf<'took over'>['why']]: string } = {
  'process gone': 'the wizard that had it open was gone',
  'another process': 'the wizard that had it open was gone, and its number belonged to another program',
  'computer restarted': 'the computer had been restarted since it was opened',
  'told to': 'the admin said that nobody else was at work on it',
};
export const takenOverInWords = (why: keyof typeof takenOver): string => takenOver[why];

/** How to take a change back, as the file has it: text, which nothing runs; `commands` follow it, under their places. */
export function undoInWords(
  { undo, made }: { readonly undo: Undo; readonly made: readonly Command[] },
  render: (command: Command) => string,
): { readonly words: string; readonly commands: string } {
  const inOrder = (commands: readonly Command[]) =>
    commands
      .map((command, index) => {
        const place = placeInWords(command.place);
        const before = commands[index - 1];
        const same = before !== undefined && placeInWords(before.place) === place;
        return `${same ? '' : `# ${place}\n`}${render(command)}`;
      })
      .join('\n');
  switch (undo.kind) {
    case 'run':
      return { words: 'To take it back, as recorded:', commands: inOrder(undo.commands) };
    case 'remove what it made':
      return { words: `To take it back, as recorded: ${undo.words}`, commands: inOrder(made) };
    case 'cannot':
      return { words: `It cannot be taken back: ${undo.why}`, commands: '' };
  }
}

/** "2026-11-24 11:19:05 UTC". */
export const instantInWords = (at: Instant): string => `${at.slice(0, 19).replace('T', ' ')} UTC`;

/** A moment as a zone has it (IANA name): "2026-11-24", "06:19:05", "UTC-05:00". */
export type InZone = { readonly date: string; readonly time: string; readonly offset: string };

/** Made once for each zone: a log has many instants. */
const zones = new Map<string, (at: Instant) => InZone>();

export function inZone(at: Instant, zone: string): InZone {
  const known = zones.get(zone) ?? readerOf(zone);
  zones.set(zone, known);
  return known(at);
}

/** Where local time is UTC, it is said once. */
export const atGreenwich = 'UTC+00:00';

function readerOf(timeZone: string): (at: Instant) => InZone {
  // Sweden writes dates as ISO does.
  const local = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  const names = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  return (at) => {
    const instant = new Date(at);
    const [date = '', time = ''] = local.format(instant).split(' ');
    const offset =
      names
        .formatToParts(instant)
        .find((part) => part.type === 'timeZoneName')
        ?.value.replace('GMT', '') ?? '';
    return { date, time, offset: offset === '' ? atGreenwich : `UTC${offset}` };
  };
}

/** The same with the local time of a zone: "2026-11-24 11:19:05 UTC (06:19:05, UTC-05:00)", with the day there where it is another. */
export function instantInZone(at: Instant, zone: string): string {
  const { date, time, offset } = inZone(at, zone);
  if (offset === atGreenwich) return instantInWords(at);
  return `${instantInWords(at)} (${at.startsWith(date) ? '' : `${date} `}${time}, ${offset})`;
}
