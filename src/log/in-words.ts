// What the records name by an id, in words: what was found, changed, waited for and asked. The log for programs has the ids in fields.

import type { Story } from '../story/story.ts';
import { accessAsks } from '../wizard/shell-access.ts';
import type { LoggedSteps } from './words.ts';

/** `seq` is the record that names it: what was said of it last before. */
export type InWords = {
  /** Of a finding's code or a change's id; undefined where the records do not say what it is. */
  readonly said: (id: string, seq: number) => string | undefined;
  readonly wait: (id: string) => string;
  /** What the admin decided about: a finding, a change, or a wait. */
  readonly stop: (id: string, seq: number) => string;
  readonly question: (key: string) => string;
};

export function inWordsOf({ moments }: Story, steps: LoggedSteps): InWords {
  const said = Map.groupBy(
    moments.flatMap((moment) => {
      if (moment.type === 'looked') return moment.findings.map(({ code, words }) => ({ id: code, seq: moment.seq, words }));
      return moment.type === 'intent' ? [{ id: moment.change.id, seq: moment.seq, words: moment.change.words }] : [];
    }),
    ({ id }) => id,
  );
  // A Map, since a state file may name a question "constructor", which every object has.
  const asked = new Map([
    ...Object.entries(accessAsks),
    ...steps.flatMap(({ asks }) => Object.entries(asks ?? {}).map(([key, { about }]) => [key, about] as const)),
  ]);
  const saidOf: InWords['said'] = (id, seq) => said.get(id)?.findLast((each) => each.seq <= seq)?.words;
  return {
    said: saidOf,
    stop: (id, seq) => saidOf(id, seq) ?? byForm(stops, id) ?? `the wait for ${waitInWords(id)}.`,
    wait: waitInWords,
    question: (key) => asked.get(key) ?? 'a question',
  };
}

type Forms = readonly (readonly [form: RegExp, words: string])[];
const byForm = (forms: Forms, id: string): string | undefined =>
  forms.flatMap(([form, words]) => (form.test(id) ? [id.replace(form, words)] : []))[0];

/** What was waited for, to be read after "for". */
export const waitInWords = (id: string): string => byForm(waits, id) ?? 'what was to come';

/** What no look found. */
const stops: Forms = [
  [/^what was found$/, 'what was found.'],
  [/^organisation\..*$/, 'whose servers these are.'],
  [/^state-file$/, 'the state file could not be written.'],
  [/^test\.not-known: (.*)$/s, 'what a test printed: $1'],
];

/** What these begin with. */
export const idsOfWaits: readonly string[] = [
  ...[
    'oauth.replicated',
    'exchange-partner.replicated',
    'contacts.replicated',
    'skype.document',
    'auth.everywhere',
    'oauth.granted',
    'test.again',
  ],
  ...[
    'directory',
    'back',
    'own restart',
    'balancer',
    'state-file',
    'organisation.not-seen',
    'organisation.unknown',
    'organisation.another',
  ],
];

/** Of the ids of waits: the plan that held their words is not on record. */
const waits: Forms = [
  [/^.*\.replicated$/, 'the Front Ends to receive the change'],
  [/^skype\.document$/, "Skype's document to show the assigned certificate"],
  [/^auth\.everywhere (.*)$/, 'the Exchange servers to have the certificate $1'],
  [/^oauth\.granted$/, 'the certification authority to grant the request'],
  [/^directory (.*)$/, 'the domain controller that $1 asks to have the partner application'],
  [/^back (.*)$/, '$1 to answer again and to trust Skype'],
  [/^own restart (.*)$/, 'the admin to restart IIS on $1'],
  [/^test\.again$/, 'a minute to pass before tests are made once more'],
  [/^balancer (.*)$/, 'the load balancer to send clients to $1 again'],
];
