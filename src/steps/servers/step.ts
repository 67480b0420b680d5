// Step 1, Servers: what there is, by which addresses the two products publish their keys, and where contact
// lists shall live. The contacts policy is the first change of all (facts.md 123).

import { rowOf } from '../../model/steps.ts';
import type { TakeBack } from '../../model/undo.ts';
import { allowContactsInExchange, newContactsPolicy } from '../../skype/topology.ts';
import { readings } from '../documents.ts';
import { atOnce } from '../guard.ts';
import { counted } from '../look.ts';
import { behind, replicationWait, untilReplicated, watchReplication } from '../replication.ts';
import { type ActOf, type ChangeOf, type Did, type Known, type Step, textAnswer } from '../step.ts';
import { cannotTakeBack, nothing, run, unseenNow } from '../take-back.ts';
import { exchangeTakingPart, exchangeUrl, frontEndsTakingPart, keys, serversOf, skypeUrl } from './facts.ts';
import { found } from './found.ts';
import { changes, type Kind } from './guard.ts';
import { inspectServers } from './inspect.ts';
import { judgeServers } from './judge.ts';
import { serversQuestions } from './questions.ts';
import { pilotPolicy, words } from './words.ts';

export const servers: Step<'servers', Kind> = {
  ...rowOf('servers'),
  why: words.why,
  touches: words.touches,
  notices: words.notices,
  opensWith: 'findings',
  asks: Object.values(keys),
  looksBy: (known) => [skypeUrl(known), exchangeUrl(known)].join(' '),
  inspect: inspectServers,
  finds: [...found.codes, ...readings.codes],
  judge: judgeServers,
  questions: serversQuestions,
  changes,
  plan,
  severity: () => ({ kind: 'mild' }),
  watch: async (wait, look) => (await watchReplication(wait, look)) ?? { met: true, saw: '' },
  until: (wait) => untilReplicated(wait) ?? atOnce,
  settled(change, known) {
    const found = serversOf(known);
    if (!found?.contacts.policies.seen) return 'cannot tell';
    const policies = found.contacts.policies.value;
    const took =
      change.id === 'contacts.pilot-policy'
        ? policies.some((each) => each.identity.toLowerCase().endsWith(pilotPolicy.toLowerCase()))
        : policies.some((each) => each.identity.toLowerCase() === 'global' && !each.allowed);
    return took ? 'done' : 'not started';
  },
  takeBack,
  proved(known) {
    const contacts = textAnswer(known, keys.contacts);
    return [
      `${counted(frontEndsTakingPart(known).length, 'Front End')} and ${counted(exchangeTakingPart(known).length, 'Exchange server')} take part.`,
      ...(contacts === 'keep' || contacts === 'pilot' ? ['The policy was read again: contact lists stay in Skype.'] : []),
    ];
  },
};

function plan(known: Known): readonly ActOf<Kind>[] {
  const facts = serversOf(known);
  const choice = textAnswer(known, keys.contacts);
  if (!facts?.contacts.policies.seen || (choice !== 'keep' && choice !== 'pilot')) return [];
  const policies = facts.contacts.policies.value;
  const wanted: ChangeOf<Kind>[] = [];
  if (policies.some((each) => each.identity.toLowerCase() === 'global' && each.allowed)) wanted.push(keepContacts);
  if (choice === 'pilot' && !policies.some((each) => each.identity.toLowerCase().endsWith(pilotPolicy.toLowerCase())))
    wanted.push(makePilotPolicy);
  const frontEnds = frontEndsTakingPart(known);
  const pending = behind(facts.replication, frontEnds);
  if (wanted.length === 0 && pending.length === 0) return [];
  return [...wanted, replicationWait('contacts.replicated', frontEnds)];
}

const keepContacts: ChangeOf<Kind> = {
  kind: 'change',
  id: 'contacts.keep',
  words: 'Keep contact lists in Skype: change the global policy so that they do not move to Exchange.',
  because: ['contacts.would-move'],
  command: allowContactsInExchange(false),
  prompts: {},
  before: { UcsAllowed: true },
  undo: { kind: 'run', commands: [allowContactsInExchange(true)] },
  whenUnclear: 'repeat',
  onFailure: 'stop',
  usually: 5,
};

const makePilotPolicy: ChangeOf<Kind> = {
  kind: 'change',
  id: 'contacts.pilot-policy',
  words: `Make a policy named ${pilotPolicy} that lets contact lists move. It has no effect until you grant it to someone.`,
  because: ['contacts.would-move'],
  command: newContactsPolicy(pilotPolicy),
  prompts: {},
  before: null,
  undo: {
    kind: 'cannot',
    why: 'An unused policy changes nothing. Remove it in the Skype for Business Control Panel when it is no longer wanted.',
  },
  whenUnclear: 'ask',
  onFailure: 'stop',
  usually: 5,
};

function takeBack(did: Did, known: Known): TakeBack {
  if (did.change.id !== 'contacts.keep') return cannotTakeBack(did);
  const policies = serversOf(known)?.contacts.policies;
  if (!policies?.seen) return unseenNow(policies?.why ?? 'nobody has looked yet.');
  return policies.value.some((each) => each.identity.toLowerCase() === 'global' && !each.allowed)
    ? run(
        [
          {
            words: 'Let the global policy allow contact lists in Exchange again, as it did before.',
            command: allowContactsInExchange(true),
          },
        ],
        'While the trust between the two products stands, contact lists then move to Exchange as users sign in. A policy does not bring them back.',
      )
    : nothing('The global policy allows it already.');
}
