// One moment in disguise, by what each of its texts is: a name, a sentence, an id of the program's own, what a server said. A new type of
// moment is asked for by the compiler.

import type { Change, Undo } from '../model/change.ts';
import type { Command } from '../model/command.ts';
import type { Finding } from '../model/finding.ts';
import type { Json } from '../model/json.ts';
import type { OutputLine } from '../model/output.ts';
import { takesBack } from '../model/undo.ts';
import { unknownFormsIn } from '../model/unknown-form.ts';
import { versionsIn } from '../model/versions.ts';
import type { Moment } from '../story/moment.ts';

export type By = {
  /** A text by the property that has it, '' for a name: what is documented to stand there stays. */
  readonly text: (property: string, text: string) => string;
  /** A sentence: its words stay, where they are nobody's names. */
  readonly words: (text: string) => string;
  /** By what the program itself names something, and what follows: 'restart SERVER'. */
  readonly id: (text: string) => string;
  readonly command: (command: Command) => Command;
};

export function inDisguise(moment: Moment, by: By): Moment {
  const { text, words, id } = by;
  const name = (given: string) => text('', given);
  const nullable = (given: string | null) => (given === null ? null : name(given));
  const written = { seq: moment.seq, at: moment.at, on: name(moment.on), by: name(moment.by) };
  switch (moment.type) {
    case 'opened':
      return { ...moment, ...written, lineage: name(moment.lineage), tool: toolBy(moment.tool, by) };
    case 'driven':
      return { ...moment, ...written, driver: words(moment.driver) };
    case 'noted':
      return { ...moment, ...written, ticket: null, note: null };
    case 'world': {
      const { guid, sipDomain, cms } = moment;
      return {
        ...moment,
        ...written,
        guid: nullable(guid),
        name: nullable(moment.name),
        sipDomain: nullable(sipDomain),
        cms: cms?.map(name) ?? null,
      };
    }
    case 'targets':
      return {
        ...moment,
        ...written,
        targets: moment.targets.map(({ to, protocol, account, key }) => ({
          to: words(to),
          protocol: words(protocol),
          account: name(account),
          key: key === null ? null : id(key),
        })),
      };
    case 'looked':
      return {
        ...moment,
        ...written,
        wentBy: '',
        facts: factsBy(moment.facts, by),
        findings: moment.findings.map((each) => findingBy(each, by)),
      };
    case 'pasted':
      return { ...moment, ...written, answers: moment.answers.map(({ asks }) => ({ asks: words(asks), answer: '' })) };
    case 'answered': {
      const { value } = moment;
      const answer = (given: string) => text('answer', given);
      return { ...moment, ...written, key: id(moment.key), value: typeof value === 'string' ? answer(value) : value.map(answer) };
    }
    case 'went back':
      return { ...moment, ...written, to: moment.to.kind === 'answer' ? { ...moment.to, key: id(moment.to.key) } : moment.to };
    case 'confirmed':
      return {
        ...moment,
        ...written,
        digest: name(moment.digest),
        typed: moment.typed === null ? null : text('answer', moment.typed),
      };
    case 'intent':
      return { ...moment, ...written, change: changeBy(moment.change, by) };
    case 'output':
      return { ...moment, ...written, change: id(moment.change), lines: moment.lines.map((each) => lineBy(each, by)) };
    case 'ended': {
      const { end } = moment;
      const shown = end.kind === 'interrupted' ? { ...end, detail: words(end.detail) } : end;
      return { ...moment, ...written, change: id(moment.change), end: shown };
    }
    case 'settled':
      return { ...moment, ...written, change: id(moment.change) };
    case 'waited':
      return { ...moment, ...written, wait: id(moment.wait), saw: words(moment.saw) };
    case 'decided':
      return { ...moment, ...written, about: id(moment.about) };
    case 'repaired':
      return { ...moment, ...written, sha256: name(moment.sha256), kept: nullable(moment.kept) };
    case 'took over': {
      const { from } = moment;
      const shown = from === null ? null : { ...from, on: name(from.on), by: name(from.by), tool: toolBy(from.tool, by) };
      return { ...moment, ...written, from: shown };
    }
    case 'salvaged':
      return { ...moment, ...written, from: name(moment.from), sha256: name(moment.sha256) };
    case 'handed over':
      return { ...moment, ...written, to: words(moment.to) };
    case 'read':
    case 'undoing':
    case 'closed':
      return { ...moment, ...written };
  }
}

/** The version of this program is what whoever helps needs first. */
const toolBy = (tool: string, { words }: By): string => (/^partner-wizard \d+\.\d+\.\d+$/.test(tool) ? tool : words(tool));

/** No log shows what was seen but for these, which tell nobody's names. */
const factsBy = (facts: Json, { text, words }: By): Json => ({
  versions: versionsIn(facts),
  forms: unknownFormsIn(facts).map(({ why, shape }) => ({
    seen: false,
    why: words(why),
    shape: shape.asked
      ? {
          asked: true,
          objects: shape.objects.map(({ types, properties }) => ({
            types: types.map((each) => text('types', each)),
            properties: properties.map((each) => text('properties', each)),
          })),
        }
      : { asked: false },
  })),
});

function findingBy({ code, about, state, source, wayOut, override, blind, ...finding }: Finding, { words, id }: By): Finding {
  return {
    code: id(code),
    about: words(about),
    state,
    source,
    words: words(finding.words),
    ...(wayOut === undefined ? {} : { wayOut: words(wayOut) }),
    ...(override === undefined ? {} : { override: words(override) }),
    ...(blind === undefined ? {} : { blind }),
    saw: null,
  };
}

function changeBy(change: Change, by: By): Change {
  const { words, id, command } = by;
  const taken = takesBack(change);
  const { alike, shows } = change;
  return {
    ...change,
    id: id(change.id),
    words: words(change.words),
    ...(alike === undefined ? {} : { alike: words(alike) }),
    ...(shows === undefined ? {} : { shows: shows.map(words) }),
    because: change.because.map(id),
    command: command(change.command),
    prompts: {},
    fields: taken === undefined ? null : { takesBack: taken },
    undo: undoBy(change.undo, by),
  };
}

function undoBy(undo: Undo, { words, command }: By): Undo {
  switch (undo.kind) {
    case 'run':
      return { kind: 'run', commands: undo.commands.map(command) };
    case 'remove what it made':
      return { kind: 'remove what it made', words: words(undo.words) };
    case 'cannot':
      return { kind: 'cannot', why: words(undo.why) };
  }
}

/** What a server said, as a template; ids, codes and types stay whole. */
const lineBy = ({ stream, text, marks }: OutputLine, by: By): OutputLine => ({
  stream,
  text: by.words(text),
  ...(marks === undefined
    ? {}
    : {
        marks: marks
          .split('\n')
          .map((line) => markBy(line, by))
          .join('\n'),
      }),
});

/** As diagnosis/marks.ts writes them. */
const forms: readonly (readonly [form: RegExp, property: string])[] = [
  [/^(FullyQualifiedErrorId : )(.*)$/s, 'fullyQualifiedErrorId'],
  [/^(CategoryInfo : )(.*)$/s, 'category'],
  [/^((?:WebExceptionStatus=|StatusCode=|HResult ))([\w]{1,40})$/, ''],
  [/^()((?:Deserialized\.)?(?:Microsoft|System)\.[\w.`+]+)$/, 'types'],
];

function markBy(line: string, { text, words }: By): string {
  for (const [form, property] of forms) {
    const [, label, rest] = form.exec(line) ?? [];
    if (label !== undefined && rest !== undefined) return property === '' ? line : `${label}${text(property, rest)}`;
  }
  return words(line);
}
