// What the steps find and plan does not depend on how servers write their names. The facts of a set-up that stands, from its recording,
// are judged again with each name written in another way.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { beforeAll, expect, test, vi } from 'vitest';
import type { Json } from '../../src/model/json.ts';
import { sequence } from '../../src/steps/sequence.ts';
import type { StepContext } from '../../src/steps/step.ts';
import { storyOf } from '../../src/story/story.ts';
import { survey } from '../../src/wizard/survey.ts';
import { playback, readRecording } from '../harness/playback.ts';

const folder = path.join(import.meta.dirname, '../recorded');

async function knownOf(file: string): Promise<StepContext> {
  const recording = readRecording(readFileSync(path.join(folder, file), 'utf8'));
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(recording.at) });
  try {
    const rest = { sequence, aim: 'set up', story: storyOf([]), signal: new AbortController().signal, looking: () => undefined } as const;
    const surveyed = await survey({ ...rest, ...playback(recording) });
    if (surveyed.kind !== 'surveyed') throw new Error(`The survey ended early: ${JSON.stringify(surveyed)}`);
    return surveyed.context;
  } finally {
    vi.useRealTimers();
  }
}

const files = ['small-fresh.json', 'small-finished.json'] as const;
const recorded = new Map<string, StepContext>();
beforeAll(async () => {
  for (const file of files) recorded.set(file, await knownOf(file));
});

/** How a text may be written otherwise, by the property that holds it; `big` says which letters are capitals. */
type Write = (text: string, big: (at: number) => boolean, dot: boolean) => string;
const capitals: Write = (text, big) => [...text].map((each, at) => (big(at) ? each.toUpperCase() : each.toLowerCase())).join('');
const rooted: Write = (text, big, dot) => `${capitals(text, big, dot)}${dot ? '.' : ''}`;
const address: Write = (text, big, dot) => {
  const url = URL.parse(text);
  return url === null
    ? text
    : capitals(`${url.protocol}//${url.hostname}${dot ? '.' : ''}${big(0) ? ':443' : ''}${url.pathname}`, big, dot);
};
const otherwise: { readonly [property: string]: Write } = {
  issuer: rooted,
  realm: rooted,
  trustedIssuers: rooted,
  issuers: rooted,
  autodiscoverUrl: address,
  shown: (text, big, dot) => (text.startsWith('https:') ? address(text, big, dot) : capitals(text, big, dot)),
};

function vary(facts: Json, big: (at: number) => boolean, dot: boolean, property = ''): Json {
  if (typeof facts === 'string') return otherwise[property]?.(facts, big, dot) ?? facts;
  if (Array.isArray(facts)) return facts.map((each) => vary(each, big, dot, property));
  if (facts === null || typeof facts !== 'object') return facts;
  // What was seen stands in `value`, under the name of what it is.
  return Object.fromEntries(
    Object.entries(facts).map(([name, each]) => [name, vary(each, big, dot, name === 'value' ? property : name)] as const),
  );
}

const found = (context: StepContext) =>
  sequence.flatMap((step) => [
    ...step.judge(context).map(({ code, state }) => `${step.id}: ${state} ${code}`),
    ...step.plan(context).map(({ id }) => `${step.id}: plans ${id}`),
    ...step.questions(context).map(({ key }) => `${step.id}: asks ${key}`),
  ]);

test.each(files)('names written in another way change nothing of what is found, planned and asked in %s', (file) => {
  const context = recorded.get(file);
  if (context === undefined) throw new Error('It was not played back.');
  const usual = found(context);
  fc.assert(
    fc.property(fc.array(fc.boolean(), { minLength: 1, maxLength: 40 }), fc.boolean(), (bits, dot) => {
      const big = (at: number) => bits[at % bits.length] === true;
      const facts = Object.fromEntries(Object.entries(context.facts).map(([step, each]) => [step, vary(each ?? null, big, dot)] as const));
      expect(found({ ...context, facts })).toEqual(usual);
    }),
    { numRuns: 60 },
  );
});
