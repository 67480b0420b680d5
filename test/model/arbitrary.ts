// Commands, changes, findings and what shells say, in every form that their types allow, for property tests. The compiler asks for a
// variant or a word that is missing here, so that a new one is tried as soon as there is one.

import fc from 'fast-check';
import type { Change, Settled, Undo } from '../../src/model/change.ts';
import { type Command, type Parameters, projections, type Returns, type Value, windowsFunctions } from '../../src/model/command.ts';
import type { Finding } from '../../src/model/finding.ts';
import type { Json } from '../../src/model/json.ts';
import { exchangeShell, skypeShell, windowsOn } from '../../src/model/place.ts';
import { type End, type ErrorRecord, type Item, type Prompts, streams } from '../../src/model/shell.ts';

/** Any word of a type, all of which are to be named. */
export const each = <Word extends string>(words: { readonly [word in Word]: true }): fc.Arbitrary<Word> =>
  fc.constantFrom(...Object.keys(words).filter((word): word is Word => word in words));

type Variants<T extends { readonly kind: string }> = {
  readonly [Kind in T['kind']]: fc.Arbitrary<Extract<T, { readonly kind: Kind }>>;
};

export const text = fc.string({ unit: 'binary', maxLength: 12 });
export const texts = fc.array(text, { maxLength: 3 });
const key = fc.string({ maxLength: 8 });
const dictionary = <T>(of: fc.Arbitrary<T>) => fc.dictionary(key, of, { maxKeys: 3, noNullPrototype: true });

export const json: fc.Arbitrary<Json> = fc.letrec<{ json: Json }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 2 },
    fc.constant(null),
    fc.boolean(),
    fc.integer(),
    text,
    fc.array(tie('json'), { maxLength: 3 }),
    dictionary(tie('json')),
  ),
})).json;

const place = fc.constantFrom(exchangeShell, skypeShell, windowsOn('atl-exchange-001.litwareinc.com'));

type Structured = Extract<Value, { readonly kind: string }>;
const value: fc.Arbitrary<Value> = fc.letrec<{ value: Value }>((tie) => {
  const structured: Variants<Structured> = {
    date: fc.constant({ kind: 'date', at: '2027-01-31T08:00:00.000Z' }),
    secret: fc.record({ kind: fc.constant('secret'), ref: text, as: each({ text: true, SecureString: true, PSCredential: true }) }),
    bytes: fc.record({ kind: fc.constant('bytes'), base64: fc.base64String({ maxLength: 8 }) }),
    list: fc.record({ kind: fc.constant('list'), items: fc.array(tie('value'), { maxLength: 3 }) }),
  };
  return {
    value: fc.oneof(
      { maxDepth: 2 },
      text,
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      ...Object.values<fc.Arbitrary<Value>>(structured),
    ),
  };
}).value;
const parameters: fc.Arbitrary<Parameters> = dictionary(value);
const returns: fc.Arbitrary<Returns> = fc.oneof(
  fc.constantFrom('shape' as const, 'whole' as const),
  fc.array(fc.record({ name: text, as: fc.constantFrom(...projections) }), { maxLength: 4 }),
);

const commands: Variants<Command> = {
  cmdlet: fc.record({
    kind: fc.constant('cmdlet'),
    place,
    name: text,
    parameters,
    switches: texts,
    returns,
  }),
  script: fc.record({
    kind: fc.constant('script'),
    place,
    file: fc.constant('Configure-EnterprisePartnerApplication.ps1'),
    parameters,
  }),
  program: fc.record({ kind: fc.constant('program'), place, file: fc.constant('iisreset.exe'), args: texts }),
  function: fc.record({ kind: fc.constant('function'), place, name: fc.constantFrom(...windowsFunctions), parameters, typed: text }),
};
export const command: fc.Arbitrary<Command> = fc.oneof(...Object.values<fc.Arbitrary<Command>>(commands));

const undos: Variants<Undo> = {
  run: fc.record({ kind: fc.constant('run'), commands: fc.array(command, { maxLength: 2 }) }),
  'remove what it made': fc.record({ kind: fc.constant('remove what it made'), words: text }),
  cannot: fc.record({ kind: fc.constant('cannot'), why: text }),
};

export const prompts: fc.Arbitrary<Prompts> = dictionary(each({ yes: true, no: true }));

export const change: fc.Arbitrary<Change> = fc
  .record({
    kind: fc.constant('change' as const),
    id: text,
    words: text,
    because: texts,
    command,
    prompts,
    fields: json,
    undo: fc.oneof(...Object.values<fc.Arbitrary<Undo>>(undos)),
    whenUnclear: each<Change['whenUnclear']>({ repeat: true, ask: true }),
    onFailure: each<Change['onFailure']>({ stop: true, 'go on': true }),
    usually: fc.nat(),
  })
  .chain((made) =>
    fc.oneof(
      fc.constant(made),
      texts.map((shows) => ({ ...made, shows })),
    ),
  );

export const settled = each<Settled>({ 'not started': true, running: true, 'half done': true, done: true, 'cannot tell': true });

export const finding: fc.Arbitrary<Finding> = fc
  .record({
    code: text,
    about: text,
    state: each<Finding['state']>({ ok: true, note: true, 'to mend': true, stop: true, 'not seen': true }),
    source: each<Finding['source']>({ shell: true, probe: true, reported: true }),
    words: text,
    saw: json,
  })
  .chain((found) => fc.constantFrom(found, { ...found, wayOut: 'Mend it.' }, { ...found, wayOut: 'Mend it.', override: 'risk' }));

const ends: Variants<End> = {
  ended: fc.record({ kind: fc.constant('ended'), hadErrors: fc.boolean(), exitCode: fc.option(fc.integer()) }),
  interrupted: fc.record({
    kind: fc.constant('interrupted'),
    why: each({ cancelled: true, 'timed out': true, died: true, asked: true }),
    detail: text,
  }),
};
export const end: fc.Arbitrary<End> = fc.oneof(...Object.values<fc.Arbitrary<End>>(ends));

const error: fc.Arbitrary<ErrorRecord> = fc.record({ message: text, fullyQualifiedErrorId: text, category: text }).chain((said) =>
  fc.oneof(
    fc.constant(said),
    texts.map((inner) => ({ ...said, inner })),
  ),
);

const items: Variants<Item> = {
  object: fc.record({ kind: fc.constant('object'), value: json }),
  error: fc.record({ kind: fc.constant('error'), error }),
  text: fc.record({ kind: fc.constant('text'), stream: fc.constantFrom(...streams), text }),
};
export const item: fc.Arbitrary<Item> = fc.oneof(...Object.values<fc.Arbitrary<Item>>(items));
