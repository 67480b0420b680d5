// A secret that a server quotes, in any notation and at any place of a session, is in no format of the log, in disguise or not.

import { describe, expect, test } from 'vitest';
import { ownIds } from '../../src/cli/share.ts';
import { logFormats } from '../../src/log/formats.ts';
import { sessionLog } from '../../src/log/session-log.ts';
import { sharedOf } from '../../src/log/share.ts';
import type { Fact } from '../../src/model/record.ts';
import { createSecrets } from '../../src/secrets/redact.ts';
import { canaryWith, carriersOf, foundIn, notations } from '../harness/canary.ts';
import { create, facts, finding, options, output, told } from './sample.ts';

const word = 'Zx9Canary';
const secret = canaryWith(word);
const carriers = carriersOf(secret, word);
const secrets = createSecrets();
secrets.keep('password', { text: secret });

/** A session in which a text stands wherever something that was not written by us can stand. */
const sessionWith = (text: string): readonly Fact[] => [
  ...facts.slice(0, -1),
  { type: 'noted', ticket: text, note: text },
  {
    type: 'looked',
    step: 'servers',
    wentBy: '',
    facts: { [text]: [text] },
    findings: [{ ...finding(text), about: text, saw: text, wayOut: text }],
  },
  { type: 'answered', step: 'servers', key: text, value: [text] },
  {
    type: 'intent',
    step: 'servers',
    change: {
      ...create,
      id: text,
      words: text,
      command: {
        ...create.command,
        kind: 'cmdlet',
        name: 'Set-CsUserServicesPolicy',
        parameters: { Identity: secret },
        switches: [],
        returns: [],
      },
    },
    host: { pid: 1, started: '2026-11-24T11:00:00.000Z' },
  },
  output(text, `before ${text} after`, text),
  { type: 'ended', step: 'servers', change: text, end: { kind: 'interrupted', why: 'died', detail: text }, seconds: 1 },
  { type: 'handed over', to: text },
  { type: 'closed', verdict: 'not done' },
];

describe.each(Object.entries(notations))('a secret, written as %s', (_, write) => {
  const story = told(sessionWith(write(secret)));
  const rest = { ...options, redact: secrets.redact };

  test.each(logFormats)('is not in the log as %s', (format) => {
    expect(foundIn(Buffer.from([...sessionLog(story, { ...rest, format })].join('')), carriers)).toEqual([]);
  });

  test.each(logFormats)('is not in the log in disguise as %s', (format) => {
    const shared = sharedOf(story, rest, ownIds);
    expect(foundIn(Buffer.from([...sessionLog(shared.story, { ...shared.options, format })].join('')), carriers)).toEqual([]);
  });
});
