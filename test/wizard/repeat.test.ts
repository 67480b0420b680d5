import { describe, expect, test } from 'vitest';
import type { Severity } from '../../src/model/demand.ts';
import type { Fact } from '../../src/model/record.ts';
import { type Story, storyOf } from '../../src/story/story.ts';
import { noInput } from '../../src/wizard/no-input.ts';
import { answersOf } from '../../src/wizard/repeat.ts';
import { view } from '../tui/sample.ts';

const told = (facts: readonly (Fact & { readonly on?: string })[]): Story =>
  storyOf(facts.map((fact, index) => ({ seq: index + 1, at: '2026-01-01T00:00:00.000Z', on: 'here', by: 'me', ...fact })));
const answered = (key: string, value: string): Fact => ({ type: 'answered', step: 'servers', key, value });
const confirmed = (typed: string | null): Fact => ({ type: 'confirmed', step: 'iisRestart', digest: '', typed });

describe('the answers that repeat a run', () => {
  test('hold how the shells are reached from this computer, and no other', () => {
    const there = { ...answered('shells.exchange', 'remote'), on: 'there' };
    expect(answersOf(told([answered('shells.skype', 'by hand'), there]), 'here')).toEqual({ 'shells.skype': 'by hand' });
    expect(answersOf(told([{ ...answered('servers.contacts', 'keep'), on: 'there' }]), 'here')).toEqual({
      'servers.contacts': 'keep',
    });
  });

  test('hold the last answer to what was asked again, and none to what was left open', () => {
    const back: Fact = { type: 'went back', to: { kind: 'answer', step: 'servers', key: 'servers.contacts' } };
    const again = [answered('servers.contacts', 'move'), back, answered('servers.contacts', 'keep')];
    expect(answersOf(told(again), 'here')).toEqual({ 'servers.contacts': 'keep' });
    expect(answersOf(told([...again, back]), 'here')).toEqual({});
  });

  test('hold every word that a plan was agreed to with, and each is taken where it fits', async () => {
    const answers = answersOf(told([confirmed('RESTART ALL'), confirmed(null), confirmed('exchange02'), confirmed('exchange02')]), 'here');
    expect(answers).toEqual({ 'iisRestart.confirm': ['RESTART ALL', 'yes', 'exchange02'] });
    const { reply } = noInput(answers, { yes: false, show: () => undefined });
    const toPlan = (severity: Severity) =>
      reply(
        { kind: 'confirm', step: 'iisRestart', plan: { of: 'set up', acts: [], warns: [], digest: '', severity } },
        view,
        new AbortController().signal,
      );
    expect(await toPlan({ kind: 'mild' })).toEqual({ kind: 'value', value: 'yes' });
    expect(await toPlan({ kind: 'type', word: 'EXCHANGE02', says: '' })).toEqual({ kind: 'value', value: 'exchange02' });
    expect(await toPlan({ kind: 'type', word: 'exchange03', says: '' })).toMatchObject({ kind: 'missing', key: 'iisRestart.confirm' });
    expect(await toPlan({ kind: 'type', word: 'BATCH 3', says: '', batch: { number: 3, of: 15 } })).toMatchObject({
      kind: 'missing',
      key: 'iisRestart.confirm.3',
    });
  });
});
