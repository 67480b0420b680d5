// A session log for a stranger: the same story and what is told beside it, with every text in disguise, so that each format tells it as it
// tells any. What no log shows is left out, and so are the admin's own words for the log and what was pasted.

import { createDisguise, type Disguise } from '../disguise/disguise.ts';
import type { Calendar } from '../model/calendar.ts';
import type { Command, Parameters, Value } from '../model/command.ts';
import type { Row } from '../model/matrix.ts';
import type { Place } from '../model/place.ts';
import type { Fate } from '../story/fate.ts';
import { reportedIn } from '../story/proofs.ts';
import { type Story, storyOf } from '../story/story.ts';
import type { LogOptions } from './session-log.ts';
import { type By, inDisguise } from './share-moments.ts';
import type { LoggedSteps } from './words.ts';

type Options = Omit<LogOptions, 'format'>;
export type Shared = { readonly story: Story; readonly options: Options; readonly disguise: Disguise };

/** `ids`: by what the program itself names findings, changes, waits and questions; they stay. */
export function sharedOf(story: Story, options: Options, ids: ReadonlySet<string>): Shared {
  const met = new Map<string, string[]>();
  const meeting = byOf((property, text) => {
    const texts = met.get(property);
    if (texts === undefined) met.set(property, [text]);
    else texts.push(text);
    return text;
  }, ids);
  tell(story, options, meeting);
  const disguise = createDisguise(Object.fromEntries(met));
  return {
    ...tell(
      story,
      options,
      byOf((property, text) => disguise.text(text, property === '' ? {} : { property }), ids),
    ),
    disguise,
  };
}

function tell(story: Story, options: Options, by: By): Omit<Shared, 'disguise'> {
  const told = storyOf(story.moments.map((moment) => inDisguise(moment, by)));
  const made = new Map(story.did.map((fate) => [fate.seq, options.madeBy(fate).map(by.command)]));
  const { fingerprint, render, redact } = options;
  return {
    story: told,
    // One by one, so that whatever a log is told next cannot come along as it is. What the wizard made of it, `trouble`, is left out: half of
    // it would be disguised, and whoever helps has what it rests on.
    options: {
      fingerprint,
      render,
      redact,
      madeBy: ({ seq }: Fate) => made.get(seq) ?? [],
      title: by.words(options.title),
      calendar: calendarBy(options.calendar, by),
      matrix: options.matrix.map((row) => rowBy(row, by)),
      steps: options.steps.map((step) => withVerdictOf(step, story)),
      renew: 'partner-wizard renew',
      disguised: true,
      // Where somebody is can be told from their clock.
      zone: 'UTC',
    },
  };
}

/** What a test says of itself is in words that may be in disguise; it says what it said. */
function withVerdictOf(step: LoggedSteps[number], { did, moments }: Story): LoggedSteps[number] {
  const { verdict } = step;
  const reported = reportedIn(moments.filter((each) => each.type === 'decided'));
  return verdict === undefined ? step : { ...step, verdict: (test) => verdict(did.find(({ seq }) => seq === test.seq) ?? test, reported) };
}

const calendarBy = ({ expiries, notSeen }: Calendar, { words, text }: By): Calendar => ({
  expiries: expiries.map((each) => ({
    ...each,
    servers: each.servers.map((server) => text('', server)),
    thumbprint: text('', each.thumbprint),
    words: words(each.words),
    followUp: words(each.followUp),
  })),
  notSeen: notSeen.map(words),
});

const rowBy = ({ servers, cells }: Row, { words, text }: By): Row => ({
  servers: servers.map((each) => text('', each)),
  cells: cells.map((each) => ({ ...each, says: words(each.says) })),
});

/** `text` puts one in disguise by the property that has it; '' for a name. */
function byOf(text: By['text'], ids: ReadonlySet<string>): By {
  const words = (given: string) => text('words', given);
  const id = (given: string): string => {
    const [, undone, part] = /^undo (.*?): (.*)$/s.exec(given) ?? [];
    if (undone !== undefined && part !== undefined) return `undo ${id(undone)}: ${words(part)}`;
    const [, printed] = /^test\.not-known: (.*)$/s.exec(given) ?? [];
    if (printed !== undefined) return `test.not-known: ${words(printed)}`;
    const [, first = '', second = ''] = /^(\S+)( \S+)?/.exec(given) ?? [];
    const kind = [`${first}${second}`, first].find((each) => ids.has(each));
    if (kind === undefined) return words(given);
    const about = given.slice(kind.length + 1);
    return about === '' ? kind : `${kind} ${text('', about)}`;
  };
  const value = (name: string, given: Value): Value => {
    if (typeof given === 'string') return text(name, given);
    if (given === null || typeof given !== 'object') return given;
    if (given.kind === 'list') return { kind: 'list', items: given.items.map((each) => value(name, each)) };
    if (given.kind === 'bytes') return { kind: 'bytes', base64: text(name, given.base64) };
    // A secret is named after its account or its file.
    return given.kind === 'secret' ? { ...given, ref: words(given.ref) } : given;
  };
  const parameters = (given: Parameters): Parameters =>
    Object.fromEntries(Object.entries(given).map(([name, each]) => [name, value(name, each)]));
  const place = (given: Place): Place => (given.shell === 'windows' ? { ...given, computer: text('', given.computer) } : given);
  const command = (given: Command): Command => {
    switch (given.kind) {
      case 'cmdlet':
        return { ...given, place: place(given.place), name: text('', given.name), parameters: parameters(given.parameters) };
      case 'script':
        return { ...given, place: place(given.place), parameters: parameters(given.parameters) };
      case 'program':
        return { ...given, place: place(given.place), args: given.args.map((each) => (each.startsWith('/') ? each : text('', each))) };
      case 'function':
        return { ...given, place: place(given.place), parameters: parameters(given.parameters), typed: words(given.typed) };
    }
  };
  return { text, words, id, command };
}
