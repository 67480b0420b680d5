// Whole journeys by three front ends: whatever somebody does, each leaves the same journal.

import { rmSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Asking } from '../../src/model/demand.ts';
import { describeWithEngine } from '../harness/powershell.ts';
import { openConsole } from '../powershell/console.ts';
import { inHand, labModules, sitAt } from '../wizard/own-hand.ts';
import { doneFolder } from '../wizard/undoing.ts';
import { type Journey, likely, on, travelled } from './journeys.ts';
import type { Move } from './people.ts';

const nonsense: Move = { kind: 'nonsense' };
const back: Move = { kind: 'back' };
const leave: Move = { kind: 'leave' };

/** Chooses the entry that says so. */
function entry(demand: Asking, label: RegExp): readonly Move[] {
  const choices =
    demand.kind === 'ask' && 'choices' in demand.question ? demand.question.choices : demand.kind === 'way out' ? demand.options : [];
  const at = choices.findIndex((each) => label.test(each.label));
  return at < 0 ? [] : [{ kind: 'choose', at }];
}

/** The set-up was done; its state file is not there. */
async function withoutFile(): Promise<string> {
  const dir = await doneFolder();
  rmSync(path.join(dir, 'set-up.jsonl'));
  return dir;
}

const journeys: { readonly [name: string]: Journey & { readonly ends: string } } = {
  straight: { runs: [{ does: likely }], ends: 'finished' },
  'left in the middle, and gone on with': {
    runs: [{ does: on({ 'confirm skypeAsPartner': [[leave]] }) }, { does: likely }],
    ends: 'finished',
  },
  'back and forth': {
    runs: [
      {
        does: on({
          'servers.contacts': [[back], [{ kind: 'choose', at: 2 }]],
          'servers.exchangeMetadataUrl': [[back]],
          'road servers': [[back]],
          'confirm servers': [[back]],
          'iisRestart.who': [[{ kind: 'choose', at: 0 }], []],
          'confirm iisRestart': [[back]],
        }),
      },
    ],
    ends: 'finished',
  },
  'wrong input, and then right': {
    runs: [
      {
        does: on({
          'found servers': [[nonsense]],
          'servers.skypeMetadataUrl': [[nonsense, { kind: 'type', text: 'https://atl-cs-001.litwareinc.com/metadata/json/1' }]],
          'servers.contacts': [[nonsense]],
          'confirm skypeAsPartner': [[nonsense]],
          'confirm iisRestart': [[nonsense, nonsense]],
          'connectivityTest.sipUri': [[nonsense, { kind: 'type', text: 'sip:kenmyer@litwareinc.com' }]],
        }),
      },
    ],
    ends: 'finished',
  },
  'undo of all but one': {
    runs: [{ aim: 'undo', does: on({ 'undo servers': [[{ kind: 'mark', at: [0, 1] }]] }) }],
    from: doneFolder,
    // Its last look does not wait for what was taken back to arrive everywhere: so slow that it is under way at each front end.
    options: { factor: 20 },
    ends: 'finished',
  },
  "a renewal of Skype's key": {
    runs: [
      {
        aim: 'renew',
        does: on({
          'certificates.renew': [[{ kind: 'mark', at: [0] }]],
          'certificates.authority': [[{ kind: 'type', text: 'atl-ca-001.litwareinc.com\\Litware Root CA' }]],
        }),
      },
    ],
    from: withoutFile,
    ends: 'finished',
  },
  'a password, mistyped once': {
    runs: [
      {
        does: (demand, time) => {
          const rest = on({
            'certificates.pfxPath': [[{ kind: 'type', text: 'C:\\Certificates\\ServerToServerAuth.pfx' }]],
            'certificates.pfxPassword': [[{ kind: 'type', text: 'Practice' }], [{ kind: 'type', text: 'practice' }]],
          });
          return demand.kind === 'ask' && demand.question.key === 'certificates.oauthTokenIssuer'
            ? entry(demand, /PFX/)
            : rest(demand, time);
        },
      },
    ],
    faults: ['no-oauth-token-issuer'],
    ends: 'finished',
  },
  'a fault with a way out': {
    runs: [{ does: (demand) => (demand.kind === 'confirm' ? [leave] : entry(demand, /Go on/)) }],
    faults: ['realm-not-accepted'],
    ends: 'left',
  },
};

test.each(Object.entries(journeys))('%s: the same journal at each front end', async (_, journey) => {
  const all = await travelled(journey);
  expect(all['the screen'].kinds.at(-1)).toBe(journey.ends);
  expect(all.Enquirer).toEqual(all['the screen']);
  expect(all['plain lines']).toEqual(all['the screen']);
});

const lab = path.join(import.meta.dirname, '../../assets/lab');

describeWithEngine('by hand', () => {
  test('as far as the first plan: the same journal at each front end, from what a console printed', async () => {
    const admin = openConsole(labModules(lab), 80);
    onTestFinished(() => admin.close());
    const all = await travelled({
      options: { factor: 200, driver: (opened) => inHand(opened, admin, lab) },
      runs: [
        {
          async does(demand) {
            if (demand.kind === 'confirm') return [leave];
            if (demand.kind !== 'by hand') return [];
            await admin.paste(sitAt(demand.task));
            return [{ kind: 'paste', text: await admin.paste(demand.task.text) }];
          },
        },
      ],
    });
    expect(all['the screen'].kinds).toEqual(['left']);
    expect(all.Enquirer).toEqual(all['the screen']);
    expect(all['plain lines']).toEqual(all['the screen']);
  });
});
