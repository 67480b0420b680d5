import { expect, test } from 'vitest';
import type { Finding } from '../../src/model/finding.ts';
import { beforeAndAfter } from '../../src/story/before-after.ts';
import { finding } from '../log/sample.ts';
import { change, done, looked, opened, tell } from './tales.ts';

const of = (code: string, about: string, state: Finding['state']): Finding => ({ ...finding(`${about} is ${state}.`, state), code, about });

test('what a step saw before its first change and last stands side by side, by what it is about', () => {
  const [step, ...others] = beforeAndAfter(
    tell([
      opened,
      looked('exchangeAsPartner', [
        of('partner.none', 'Skype', 'to mend'),
        of('clock', 'one', 'ok'),
        of('clock', 'two', 'ok'),
        of('old', 'x', 'stop'),
      ]),
      ...done(change('setting')),
      looked('exchangeAsPartner', [
        of('clock', 'two', 'ok'),
        of('clock', 'one', 'stop'),
        of('partner', 'Exchange', 'ok'),
        of('new', 'y', 'ok'),
      ]),
    ]),
  );
  expect(others).toEqual([]);
  expect(step?.different.map(({ before, after }) => [before?.words ?? null, after?.words ?? null])).toEqual([
    ['Skype is to mend.', 'Exchange is ok.'],
    ['one is ok.', 'one is stop.'],
    ['x is stop.', null],
    [null, 'y is ok.'],
  ]);
  expect(step?.same).toBe(1);
});

test('a step that changed nothing, or was not looked at since, has no before and after', () => {
  expect(beforeAndAfter(tell([opened, looked('servers'), looked('servers')]))).toEqual([]);
  expect(beforeAndAfter(tell([opened, looked('exchangeAsPartner'), ...done(change('setting'))]))).toEqual([]);
});
