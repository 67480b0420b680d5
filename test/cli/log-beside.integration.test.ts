// The session log beside the state file while the wizard works, at its end, and where it crashes.

import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { run } from '../../src/cli/run.ts';
import { openLab } from '../../src/lab/lab.ts';
import type { LiveEvent } from '../../src/model/demand.ts';
import { noInput } from '../../src/wizard/no-input.ts';
import { litware, rehearsalFolder } from '../wizard/rehearsal.ts';

/** A whole rehearsal; `onEvent` sees what happens after the log was kept. */
const play = (dir: string, onEvent: (event: LiveEvent) => void) =>
  run({
    statePath: path.join(dir, 'set-up.jsonl'),
    aim: 'set up',
    world: 'lab',
    takeOver: false,
    renew: 'partner-wizard renew',
    saveAnswers: null,
    noted: { ticket: 'CHG-4711', note: null },
    signal: new AbortController().signal,
    openWorld: ({ now }) => openLab({ dir, faults: [], factor: 2000, now }),
    frontEndFor: () => noInput(litware, { yes: true, show: onEvent }),
  });

const htmlIn = (dir: string) => path.join(dir, 'set-up.log.html');

test('is written anew after each change, so that it has the way back of each that is done', async () => {
  const dir = rehearsalFolder();
  const done: string[] = [];
  const missing: string[] = [];
  const ran = await play(dir, (event) => {
    if (event.kind !== 'started') return;
    const page = existsSync(htmlIn(dir)) ? readFileSync(htmlIn(dir), 'utf8') : '';
    missing.push(...done.filter((words) => !page.includes(words)));
    done.push(event.change.words.replaceAll("'", '&#39;').replaceAll('"', '&quot;'));
  });
  expect(ran).toMatchObject({ kind: 'ran', left: { logs: [htmlIn(dir), path.join(dir, 'set-up.log.jsonl')], trouble: null } });
  expect(done.length).toBeGreaterThan(5);
  expect(missing).toEqual([]);
  expect(readFileSync(htmlIn(dir), 'utf8')).toContain('<th scope="row">Ticket</th><td>CHG-4711</td>');
});

test('that cannot be written is told of once, stops nothing, and is tried again at the end, which leaves whatever else can be', async () => {
  const dir = rehearsalFolder();
  mkdirSync(htmlIn(dir));
  const notices: string[] = [];
  const ran = await play(dir, (event) => {
    if (event.kind === 'notice' && event.words.includes('session log')) notices.push(event.words);
  });
  expect(notices).toHaveLength(1);
  expect(notices[0]).toMatch(/^The session log could not be written: .* The work goes on, and at its end it is tried again\.$/);
  const trouble = expect.stringContaining(htmlIn(dir));
  const [log, calendar, check] = ['log.jsonl', 'ics', 'check.json'].map((ending) => path.join(dir, `set-up.${ending}`));
  expect(ran).toMatchObject({ kind: 'ran', driven: { kind: 'finished' }, left: { logs: [log], calendar, check, trouble } });
});

test('is where a wizard that crashes says it is, with what was done before', async () => {
  const dir = rehearsalFolder();
  let changes = 0;
  const crashed = play(dir, (event) => {
    if (event.kind === 'ended') changes += 1;
    if (changes === 2) throw new Error('A mistake of ours.');
  });
  await expect(crashed).rejects.toThrow(`A mistake of ours.\nSession log: ${htmlIn(dir)}`);
  expect(readFileSync(htmlIn(dir), 'utf8')).toContain('<strong>Broken off</strong>');
});

test('of nothing that was done is not spoken of in a crash', async () => {
  const dir = rehearsalFolder();
  const crashed = play(dir, (event) => {
    if (event.kind === 'demand') throw new Error('A mistake of ours.');
  });
  await expect(crashed).rejects.toThrow(/^A mistake of ours\.$/);
});

test('says of what was proven that it is, also after the file was opened again and left', async () => {
  const dir = rehearsalFolder();
  await play(dir, () => {});
  const proven = 'Skype can act in Exchange. Proven through 1 of 1 Front End.';
  expect(readFileSync(htmlIn(dir), 'utf8')).toContain(proven);
  await play(dir, () => {});
  expect(readFileSync(htmlIn(dir), 'utf8')).toContain(proven);
});
