// The screens of an undo, by name: what can be taken back, one that hurts, one that does not, and the end.

import { removeApplication, removeLinkedAccount } from '../../src/exchange/partner-applications.ts';
import { noCalendar } from '../../src/model/calendar.ts';
import type { Asking } from '../../src/model/demand.ts';
import type { UndoItem } from '../../src/model/undo.ts';
import { removeExchangeApplication } from '../../src/skype/oauth.ts';
import { allowContactsInExchange } from '../../src/skype/topology.ts';
import type { State } from '../../src/tui/state.ts';
import { asking, partner, policy } from './sample.ts';

const dc = 'dc01.litwareinc.com';
const guid = '1c9b8f64-6d0f-4a4e-9a0d-0f6f2a0c5b11';
const breaks = 'Exchange no longer accepts what Skype signs.';

const items: readonly UndoItem[] = [
  {
    seq: 40,
    at: new Date(2026, 10, 24, 11, 30).toISOString(),
    step: 'exchangeAsPartner',
    id: 'exchange-partner.create',
    words: 'Make the partner application "Exchange" in Skype, with full trust.',
    takeBack: {
      kind: 'run',
      parts: [{ words: 'Remove the partner application "Exchange" from Skype.', command: removeExchangeApplication('Exchange') }],
      breaks: 'Skype no longer accepts what Exchange signs.',
      leaves: [],
    },
  },
  {
    seq: 20,
    at: new Date(2026, 10, 24, 11, 20).toISOString(),
    step: 'skypeAsPartner',
    id: partner.id,
    words: partner.words,
    takeBack: {
      kind: 'run',
      parts: [
        { words: 'Remove the partner application for Skype.', command: removeApplication(guid, dc) },
        { words: 'Remove the account LyncEnterprise-ApplicationAccount.', command: removeLinkedAccount(guid, dc) },
      ],
      breaks,
      leaves: [],
    },
  },
  {
    seq: 9,
    at: new Date(2026, 10, 24, 11, 10).toISOString(),
    step: 'servers',
    id: policy.id,
    words: policy.words,
    takeBack: { kind: 'changed', why: 'Someone has set another value since, so it is left alone.' },
  },
];

export const hurts: Asking = {
  kind: 'confirm',
  step: 'skypeAsPartner',
  plan: {
    of: 'undo',
    acts: [{ ...partner, words: 'Remove the partner application for Skype.', command: removeApplication(guid, dc) }],
    severity: { kind: 'type', word: 'undo', says: 'This changes what your users can do. To take it back, type undo.' },
    warns: [breaks],
    digest: 'd1ge57',
  },
};

const mild: Asking = {
  kind: 'confirm',
  step: 'servers',
  plan: {
    of: 'undo',
    acts: [{ ...policy, words: 'Let the global policy allow contact lists in Exchange again.', command: allowContactsInExchange(true) }],
    severity: { kind: 'mild' },
    warns: ['While the trust stands, contact lists then move to Exchange.'],
    digest: 'd1ge57',
  },
};

export const undoScenes: { readonly [name: string]: State } = {
  'undo, to choose': asking({ kind: 'undo', step: 'exchangeAsPartner', items }),
  'undo, nothing to choose': asking({ kind: 'undo', step: 'servers', items: items.slice(2) }),
  'undo that hurts': asking(hurts),
  'undo that does not hurt': asking(mild),
  undone: asking({
    kind: 'finished',
    standing: { kind: 'now' },
    of: 'undo',
    summary: {
      title: 'It has been taken back.',
      proven: ['Remove the partner application for Skype.'],
      notProven: ['Restart IIS on atl-exchange-001.litwareinc.com. A restart is over when it is done. It changes no setting.'],
      remember: ['The Front Ends receive the change from the Central Management Store, usually within a few minutes.'],
      calendar: noCalendar,
    },
  }),
};
