// The log in disguise, of real rehearsals: no name of their world is in it, in any format, and what it tells is the same.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { logOptionsOf } from '../../src/cli/log-options.ts';
import { ownIds, sharePreview } from '../../src/cli/share.ts';
import { isApplicationId, isHostLabel, isProductName } from '../../src/disguise/stays.ts';
import { logFormats } from '../../src/log/formats.ts';
import { readEvents } from '../../src/log/read-events.ts';
import { sessionLog } from '../../src/log/session-log.ts';
import { sharedOf } from '../../src/log/share.ts';
import { keyOf } from '../../src/model/name.ts';
import type { Record } from '../../src/model/record.ts';
import { storyOf } from '../../src/story/story.ts';
import { litwarePool, rehearsalFolder, rehearse } from '../wizard/rehearsal.ts';
import { doneFolder, undo } from '../wizard/undoing.ts';

const redact = (text: string) => text;

function sharedIn(records: readonly Record[]) {
  const story = storyOf(records);
  const shared = sharedOf(story, logOptionsOf(story, { fingerprint: 'c0ffee123456', redact, renew: 'partner-wizard renew' }), ownIds);
  const texts = logFormats.map((format) => [...sessionLog(shared.story, { ...shared.options, format })].join(''));
  return { ...shared, texts };
}

/** What a lab's world is made of that somebody could call their own: labels of hosts, accounts, GUIDs, thumbprints, addresses. */
function namesIn(dir: string): readonly string[] {
  const world = readFileSync(path.join(dir, 'world.json'), 'utf8');
  const all = (form: RegExp) => [...world.matchAll(form)].map(([, name = '']) => name);
  const labels = all(/"((?:[\w-]+\.)+[\w-]+)"/g).flatMap((host) => host.split('.').slice(0, -1));
  const accounts = all(/([\w.-]{3,})@(?:[\w-]+\.)+\w+/g);
  const ids = [
    ...all(/\b([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\b/gi),
    ...all(/\b([0-9A-F]{40})\b/g),
    ...all(/"((?:\d{1,3}\.){3}\d{1,3})"/g),
  ];
  return [...new Set([...labels, ...accounts, ...ids, 'tester'])].filter(
    (each) => each.length > 2 && !isHostLabel(each) && !isApplicationId(each) && !isProductName(each) && !/^\d+$|^127\./.test(each),
  );
}

const found = (text: string, names: readonly string[]): readonly string[] => {
  const words = new Set(
    [...text.matchAll(/[\w.-]+|[\w-]+|\w+/g)].flatMap(([run]) => [run, ...run.split('.')]).map((each) => keyOf('domain', each)),
  );
  return names.filter((each) => words.has(keyOf('domain', each)));
};

describe('a log in disguise', () => {
  test('has none of the names of its world in it, in any format, whatever the end', async () => {
    const dir = await doneFolder();
    const done = await rehearse(dir);
    const taken = await undo(dir);
    const pool = rehearsalFolder();
    const { records } = await rehearse(pool, { preset: 'pool', answers: litwarePool, faults: ['user-without-mailbox'] });
    for (const [session, of] of [
      [done.records, dir],
      [taken.records, dir],
      [records, pool],
    ] as const) {
      const names = namesIn(of);
      expect(names.length).toBeGreaterThan(20);
      const original = storyOf(session);
      const plain = [...sessionLog(original, { ...logOptionsOf(original, { fingerprint: '', redact, renew: '' }), format: 'jsonl' })].join(
        '',
      );
      expect(found(plain, names).length).toBeGreaterThan(5);
      for (const text of sharedIn(session).texts) expect(found(text, names)).toEqual([]);
    }
  });

  test('tells the same: the same records, changes, outcomes, proofs and standing', async () => {
    const { records } = await undo(await doneFolder());
    const story = storyOf(records);
    const shared = sharedIn(records);
    const shape = ({ moments, did, closed, looks }: typeof story) => ({
      moments: moments.map(({ seq, at, type }) => [seq, at, type]),
      did: did.map(({ seq, end, settled, takenBack }) => [seq, end?.kind, settled, takenBack?.whole]),
      closed: closed?.verdict,
      codes: Object.values(looks).flatMap(({ findings }) => findings.map(({ code, state }) => [code, state])),
    });
    expect(shape(shared.story)).toEqual(shape(story));
    const headings = (text: string) => text.match(/^#+ .*$/gm);
    const plain = [
      ...sessionLog(story, { ...logOptionsOf(story, { fingerprint: '', redact, renew: '' }), zone: 'UTC', format: 'md' }),
    ].join('');
    expect(headings(shared.texts[0] ?? '')).toEqual(headings(plain));
    expect(readEvents(Buffer.from(shared.texts[2] ?? ''))).toMatchObject({ kind: 'whole' });
  });

  test('keeps what helps: commands, versions, ids and types of errors, and the words of messages', async () => {
    const { records } = await rehearse(await doneFolder());
    const [md = ''] = sharedIn(records).texts;
    for (const each of [
      'New-CsPartnerApplication',
      'Version 15.2 (Build',
      'Skype for Business Server 2019',
      'Test passed',
      'partner-wizard ',
    ])
      expect(md).toContain(each);
  });

  test('says before what was replaced, what was masked, and what stays', async () => {
    const { texts, disguise } = sharedIn((await rehearse(await doneFolder())).records);
    const preview = sharePreview(texts[0] ?? '', disguise.map(), disguise.stayed()).join('\n');
    expect(preview).toMatch(/^Replaced, each by the same throughout: \d+ servers, /);
    expect(preview).toMatch(/^Masked, because /m);
    expect(preview).toContain('New-CsPartnerApplication');
    expect(preview).toContain('What no program can tell: ');
    expect(preview).not.toMatch(/litware|kenmyer/i);
  });
});
