// What may pass by itself is asked for again, once; all else is taken as it is.

import { describe, expect, test } from 'vitest';
import { settled } from '../../src/steps/servers/settled.ts';

type Answer = Parameters<typeof settled>[0] extends () => Promise<infer T> ? T : never;
const answer = (more: Partial<Answer>): Answer => ({ reading: 'failed', stage: 'answer', status: null, leadsTo: null, ...more });

async function asked(first: Answer): Promise<number> {
  let times = 0;
  await settled(
    async () => (times++ === 0 ? first : answer({ reading: 'read', stage: null, status: 200 })),
    async () => undefined,
  );
  return times;
}

describe('an answer', () => {
  test.each([
    ['that a gateway gave', answer({ status: 502 })],
    ['of a server that is not ready', answer({ status: 503 })],
    ['that broke off', answer({ stage: 'ask' })],
  ])('%s is asked for again', async (_, first) => expect(await asked(first)).toBe(2));

  test.each([
    ['that came', answer({ reading: 'read', stage: null, status: 200 })],
    ['of a server that refuses', answer({ status: 401 })],
    ['of an unknown name', answer({ stage: 'name' })],
    ['that sends on to another host', answer({ stage: 'ask', leadsTo: 'portal.example.com' })],
  ])('%s is taken as it is', async (_, first) => expect(await asked(first)).toBe(1));
});
