// What the first screen offers: what was worked on, last touched first; two new ones; and what is done with a set-up afterwards, by
// name, before anything went wrong. Light: it is there before anything else is loaded.

import path from 'node:path';
import { steps } from '../model/steps.ts';
import type { Aim } from '../model/undo.ts';
import type { Choice } from '../tui/state.ts';
import {
  type Homes,
  type Kept,
  logBeside,
  newRealSetUp,
  newRehearsal,
  realSetUps,
  rehearsals,
  renewalFileIn,
  type Target,
} from './places.ts';
import type { Recent } from './recent.ts';
import { typedLines } from './typed.ts';

/** What a choice does: a run, or words to be printed when the screen is gone. */
export type Chosen =
  | { readonly kind: 'work'; readonly aim: Aim; readonly target: Target }
  | { readonly kind: 'tell'; readonly words: readonly string[] };

type Offered = Choice & { readonly does?: Chosen; readonly opens?: readonly Offered[] };
type Offer = { readonly choices: readonly Choice[]; readonly likely: string; readonly does: (id: string) => Chosen | undefined };

/** What is known of it from the list, or only that it is there. */
type Known = Pick<Recent, 'statePath' | 'world' | 'labDir'> & Partial<Recent>;

const shown = 3;

export function offered(homes: Homes, recent: readonly Recent[], isShellHere: boolean, now: Date): Offer {
  const known = [...recent, ...unlisted(homes, recent)];
  const kept = known.map((each) => keptEntry(each, homes, now));
  const more = kept.slice(shown);
  const choices: readonly Offered[] = [
    ...kept.slice(0, shown),
    ...(more.length === 0 ? [] : [{ id: 'older', label: `Go on: ${more.length} older`, because: 'Touched longer ago.', opens: more }]),
    ...fresh(homes, isShellHere),
    {
      id: 'error message',
      label: 'I have an error message',
      because: 'Paste it, and read what it means and what to do. No server is asked.',
      shows: 'error message',
    },
    moreEntry(known, homes),
  ];
  const open = known.findIndex(({ ending = 'open' }) => ending === 'open');
  const likely = open >= 0 && open < shown ? kept[open]?.id : undefined;
  return { choices, likely: likely ?? 'lab', does: (id) => within(choices).find((each) => each.id === id)?.does };
}

const within = (choices: readonly Offered[]): readonly Offered[] => choices.flatMap((each) => [each, ...within(each.opens ?? [])]);

/** Those in the state homes that the list does not have: made by another user, or before there was a list. */
function unlisted(homes: Homes, recent: readonly Recent[]): readonly Known[] {
  const of = (world: 'lab' | 'real', all: readonly Kept[]) =>
    all.toReversed().map(({ statePath, dir }): Known => ({ statePath, world, labDir: world === 'lab' ? dir : null }));
  return [...of('real', realSetUps(homes)), ...of('lab', rehearsals(homes))].filter(
    (each) => !recent.some(({ statePath }) => statePath === each.statePath),
  );
}

const targetOf = ({ world, statePath, labDir }: Known): Target =>
  world === 'lab' ? { world, statePath, labDir: labDir ?? path.dirname(statePath) } : { world: 'real', statePath };

function keptEntry(known: Known, homes: Homes, now: Date): Offered {
  const { at, step = null, ending = 'open', aim = 'set up' } = known;
  const number = steps.findIndex(({ id }) => id === step) + 1;
  const stand = { open: number === 0 ? [] : [`step ${number} of ${steps.length}`], done: ['done'], 'taken back': ['taken back'] }[ending];
  const what = `${aim === 'undo' ? 'taking back what was done: ' : ''}${titleOf(known, homes)}`;
  return {
    id: `go on ${known.statePath}`,
    label: `${ending === 'done' ? 'Look at' : 'Go on'}: ${what}`,
    aside: [...(at === undefined ? [] : [whenInWords(at, now)]), ...stand].join(', '),
    because: {
      open: `Looks again at the servers, then goes on${number === 0 ? '' : ` at step ${number}, ${steps[number - 1]?.title ?? ''}`}. Answers are kept.`,
      done: 'Shows what was proven and where its log is, and looks again if you like.',
      'taken back': 'Looks again at the servers. Answers are kept.',
    }[ending],
    does: { kind: 'work', aim, target: targetOf(known) },
  };
}

/** As it is called everywhere: by its number in a state home, else by its folder. */
function titleOf({ statePath, world, labDir }: Known, { own }: Homes): string {
  const dir = path.dirname(statePath);
  const number = path.basename(dir);
  const kind = path.basename(path.dirname(dir));
  const isNumbered = /^[1-9]\d*$/.test(number) && kind === (world === 'lab' ? 'rehearsals' : 'set-ups');
  const set = world === 'lab' ? 'rehearsal' : 'set-up';
  const place = own !== null && dir.startsWith(own) ? ' (in %LOCALAPPDATA%)' : '';
  const name = isNumbered ? `${set} ${number}${place}` : world === 'lab' ? `rehearsal in ${labDir ?? dir}` : `set-up in ${statePath}`;
  const renewal = /^renewal-(\d+)\.jsonl$/.exec(path.basename(statePath))?.[1];
  return `${renewal === undefined ? '' : `renewal ${renewal} of `}${name}${world === 'real' ? ', REAL SERVERS' : ''}`;
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;
const two = (number: number): string => String(number).padStart(2, '0');

/** By this computer's clock: "today 11:40", "24 Nov", "24 Nov 2025". */
export function whenInWords(at: string, now: Date): string {
  const then = new Date(at);
  if (then.toDateString() === now.toDateString()) return `today ${two(then.getHours())}:${two(then.getMinutes())}`;
  const day = `${then.getDate()} ${months[then.getMonth()] ?? ''}`;
  return then.getFullYear() === now.getFullYear() ? day : `${day} ${then.getFullYear()}`;
}

function fresh(homes: Homes, isShellHere: boolean): readonly Offered[] {
  const lab: Offered = {
    id: 'lab',
    label: 'New rehearsal in the practice lab',
    because: 'A small world on this computer. Nothing real is touched.',
    does: { kind: 'work', aim: 'set up', target: newRehearsal(homes) },
  };
  const real: Offered = {
    id: 'real',
    label: 'New set-up on real servers',
    because: isShellHere
      ? 'A management shell was found on this computer. It begins by looking.'
      : 'It connects to them, or you run each command by hand. It begins by looking.',
    does: { kind: 'work', aim: 'set up', target: newRealSetUp(homes) },
  };
  return isShellHere ? [real, lab] : [lab, real];
}

/** What is done with a set-up afterwards. */
function moreEntry(known: readonly Known[], homes: Homes): Offered {
  const each = (id: string, does: (one: Known) => Chosen): readonly Offered[] =>
    known.slice(0, 9).map((one) => ({ id: `${id} ${one.statePath}`, label: titleOf(one, homes), because: one.statePath, does: does(one) }));
  const some = (entry: Omit<Offered, 'opens'>, opens: readonly Offered[]): readonly Offered[] =>
    opens.length === 0 ? [] : [{ ...entry, opens }];
  return {
    id: 'more',
    label: 'More: renew a certificate, take back, read a log, open a state file',
    because:
      known.length === 0
        ? 'Renewing, taking back and the log are of a set-up that is listed here, and there is none yet.'
        : 'What is done with a set-up afterwards; each has a command of its own, too: renew, undo, log.',
    opens: [
      ...some(
        { id: 'renew', label: 'Renew a certificate', because: 'Before it ends: the wizard renews it, then does whatever must follow.' },
        each('renew', (one) => ({ kind: 'work', aim: 'renew', target: renewalOf(one, homes) })),
      ),
      ...some(
        { id: 'undo', label: 'Take something back (undo)', because: 'Shows each change, the newest first. Nothing runs before your yes.' },
        each('undo', (one) => ({ kind: 'work', aim: 'undo', target: targetOf(one) })),
      ),
      ...some(
        { id: 'log', label: 'Read a log', because: 'Everything that was seen, run and answered, in order.' },
        each('log', ({ statePath }) => ({
          kind: 'tell',
          words: [
            'Log:',
            `  ${logBeside(statePath, 'html')}`,
            'To make it anew from the state file:',
            ...typedLines(['log', '--state', statePath]).map((each) => `  ${each}`),
          ],
        })),
      ),
      {
        id: 'elsewhere',
        label: 'Open a state file that is not in this list',
        because: 'On a share, or from another computer. The wizard ends here, and shows the line that opens it.',
        does: {
          kind: 'tell',
          words: ['Name it when you start the wizard:', ...typedLines(['--state', 'FILE']).map((each) => `  ${each}`)],
        },
      },
    ],
  };
}

/** A renewal is a run of its own: in a lab beside the set-up's state file, on real servers in a folder of its own. */
const renewalOf = (known: Known, homes: Homes): Target =>
  known.world === 'lab'
    ? {
        world: 'lab',
        labDir: known.labDir ?? path.dirname(known.statePath),
        statePath: renewalFileIn(known.labDir ?? path.dirname(known.statePath)),
      }
    : newRealSetUp(homes);
