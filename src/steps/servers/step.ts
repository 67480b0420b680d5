// Step 1, Servers: what there is, by which addresses the two products publish their keys, and where contact
// lists shall live. The contacts policy is the first change of all (facts.md 123).

import { type Act, isChange } from '../../model/change.ts';
import type { Severity, Summary } from '../../model/demand.ts';
import type { Json } from '../../model/json.ts';
import type { Fqdn, ShellKind } from '../../model/place.ts';
import { rowOf } from '../../model/steps.ts';
import type { TakeBack } from '../../model/undo.ts';
import { allowContactsInExchange, newContactsPolicy } from '../../skype/topology.ts';
import { claimed, staying } from '../claim.ts';
import { readings } from '../documents.ts';
import { aboutOf, atOnce, kindOf } from '../guard.ts';
import { counted, listInWords } from '../phrases.ts';
import { behind, replicates, replicationWait, untilReplicated, watchReplication } from '../replication.ts';
import { type ActOf, type ChangeOf, type Did, listAnswer, type Step, type StepContext, textAnswer } from '../step.ts';
import { byYourself, cannotTakeBack, nothing, takenBackBy, unseenNow } from '../take-back.ts';
import { asks, overrides } from './answers.ts';
import { claims } from './claims.ts';
import { documentEndpoints } from './endpoints.ts';
import {
  exchangeTakingPart,
  exchangeUrl,
  frontEndsTakingPart,
  haveMoved,
  isGlobal,
  isPolicy,
  oauthServers,
  organisationIn,
  serverKeys,
  serversOf,
  skypeUrl,
  tracesOf,
  userPools,
} from './facts.ts';
import { found } from './found.ts';
import { changes, type Kind } from './guard.ts';
import { identify, inspectServers } from './inspect.ts';
import { internalUriSettled, planInternalUri, takeBackInternalUri } from './internal-uri.ts';
import { judgeServers } from './judge.ts';
import { serversQuestions } from './questions.ts';
import { serversFacts } from './schema.ts';
import { typedAddresses } from './typed.ts';
import { contactsWords, internalUriWords, pilotPolicy, words } from './words.ts';

export const servers: Step<'servers', Kind> = {
  ...rowOf('servers'),
  why: words.why,
  touches: words.touches,
  notices: words.notices,
  opensWith: 'findings',
  seen: serversOf,
  asks,
  overrides,
  looksBy: (context) => [skypeUrl(context), exchangeUrl(context)].join(' '),
  inspect: inspectServers,
  finds: [...found.codes, ...readings.codes],
  judge: judgeServers,
  questions: serversQuestions,
  typed: typedAddresses,
  changes,
  claims,
  plan,
  severity,
  watch: async (wait, look) => (await watchReplication(wait, look)) ?? { met: true, saw: '' },
  until: (wait) => untilReplicated(wait) ?? atOnce,
  settled(did, context) {
    if (did.kind === 'internal-uri') return internalUriSettled(did, context);
    const found = serversOf(context);
    if (!found?.contacts.policies.seen) return 'cannot tell';
    const policies = found.contacts.policies.value;
    const took =
      did.kind === 'contacts.pilot-policy'
        ? policies.some((each) => isPolicy(each, pilotPolicy))
        : policies.some((each) => isGlobal(each) && !each.allowed);
    return took ? 'done' : 'not started';
  },
  takeBack,
  inUse,
  afterTakeBack: () => [replicates],
  proved(context) {
    return [
      `${counted(frontEndsTakingPart(context).length, 'Front End')} and ${counted(exchangeTakingPart(context).length, 'Exchange server')} take part.`,
      ...(stayInSkype(context) ? ['The policy was read again: contact lists stay in Skype.'] : []),
    ];
  },
  summary,
  traces: tracesOf,
  endpoints: documentEndpoints,
  lasting: Object.values(serverKeys),
  serverFor,
  organisation: {
    in: (facts) => organisationIn(serversFacts.parse(facts)),
    identify,
    servers(facts) {
      const { data: seen } = serversFacts.safeParse(facts);
      const names = seen && [...userPools(seen).flatMap(({ computers }) => computers), ...oauthServers(seen).map(({ fqdn }) => fqdn)];
      return [...new Set(names)];
    },
  },
};

function plan(context: StepContext): readonly ActOf<Kind>[] {
  return [...planContacts(context), ...planInternalUri(context)];
}

function severity(acts: readonly Act[]): Severity {
  const servers = acts.filter((each) => isChange(each) && kindOf(each) === 'internal-uri').map((each) => aboutOf(each));
  return servers.length === 0
    ? { kind: 'mild' }
    : { kind: 'type', word: internalUriWords.word, says: internalUriWords.says(listInWords(servers)) };
}

function planContacts(context: StepContext): readonly ActOf<Kind>[] {
  const facts = serversOf(context);
  const choice = textAnswer(context, serverKeys.contacts);
  if (!facts?.contacts.policies.seen || haveMoved(facts) || (choice !== 'keep' && choice !== 'pilot')) return [];
  const policies = facts.contacts.policies.value;
  const wanted: ChangeOf<Kind>[] = [];
  if (policies.some((each) => isGlobal(each) && each.allowed)) wanted.push(keepContacts);
  if (choice === 'pilot' && !policies.some((each) => isPolicy(each, pilotPolicy))) wanted.push(makePilotPolicy);
  const frontEnds = frontEndsTakingPart(context);
  const pending = behind(facts.replication, frontEnds);
  if (wanted.length === 0 && pending.length === 0) return [];
  return [...wanted, replicationWait('contacts.replicated', frontEnds)];
}

const keepContacts: ChangeOf<Kind> = {
  ...claimed(claims, 'contacts.keep', {}),
  kind: 'change',
  because: ['contacts.would-move'],
  command: allowContactsInExchange(false),
  prompts: {},
  undo: { kind: 'run', commands: [allowContactsInExchange(true)] },
  whenUnclear: 'repeat',
  onFailure: 'stop',
  usually: 5,
};

const makePilotPolicy: ChangeOf<Kind> = {
  ...claimed(claims, 'contacts.pilot-policy', { policy: pilotPolicy }),
  ...staying(claims, 'contacts.pilot-policy', { policy: pilotPolicy }),
  kind: 'change',
  because: ['contacts.would-move'],
  command: newContactsPolicy(pilotPolicy),
  prompts: {},
  whenUnclear: 'ask',
  onFailure: 'stop',
  usually: 5,
};

/** facts.md 99: why the trust must stay while people's data lives on the other side of it. */
function inUse(context: StepContext): string | undefined {
  const contacts = serversOf(context)?.contacts;
  if (contacts === undefined) return 'Whether the trust is in use has not been looked at.';
  const { migrated, archiving } = contacts;
  if (!migrated.seen) return `Whether contact lists live in Exchange already could not be read: ${migrated.why}`;
  if (migrated.value > 0)
    return `${migrated.value === 1 ? 'One user has their' : `${migrated.value} users have their`} contact list in Exchange, and would lose it from sight. Bring them back first with Invoke-CsUcsRollback.`;
  if (!archiving.seen) return `Whether Skype archives to Exchange could not be read: ${archiving.why}`;
  return archiving.value
    ? 'Skype archives to Exchange, and would lose what it cannot deliver. Switch that off first (Set-CsArchivingConfiguration -EnableExchangeArchiving $false).'
    : undefined;
}

function summary(context: StepContext): Partial<Summary> {
  const out = listAnswer(context, serverKeys.leftOut);
  return {
    notProven: out.length === 0 ? [] : [`${listInWords(out)}: left out by you, so neither checked nor tested.`],
    remember: contactsToRemember(context),
  };
}

function contactsToRemember(context: StepContext): readonly string[] {
  const choice = textAnswer(context, serverKeys.contacts);
  if (choice === 'move') return ['Contact lists move to Exchange as users sign in.'];
  if (!stayInSkype(context)) return [];
  return ['Contact lists stay in Skype, by the policy that you chose.', ...(choice === 'pilot' ? [contactsWords.pilot] : [])];
}

/** As the admin chose, and the policy says: of lists that have moved already it is not so, and there nothing was changed. */
function stayInSkype(context: StepContext): boolean {
  const servers = serversOf(context);
  const isChosen = ['keep', 'pilot'].includes(textAnswer(context, serverKeys.contacts) ?? '');
  if (!isChosen || servers === undefined || haveMoved(servers)) return false;
  const { policies } = servers.contacts;
  return policies.seen && !policies.value.some((each) => isGlobal(each) && each.allowed);
}

function serverFor(shell: ShellKind, facts: Json): Fqdn | undefined {
  const seen = serversFacts.safeParse(facts);
  if (!seen.success || shell === 'windows') return undefined;
  return { exchange: oauthServers, skype: userPools }[shell](seen.data)[0]?.fqdn;
}

/** It lets everybody's contact list move, for good: so never on one key, and only where it was seen how many have moved. */
function takeBack(did: Did, context: StepContext): TakeBack {
  if (did.kind === 'internal-uri') return takeBackInternalUri(did, context);
  if (did.kind !== 'contacts.keep') return cannotTakeBack();
  const contacts = serversOf(context)?.contacts;
  if (contacts === undefined) return unseenNow('nobody has looked yet.');
  const { policies, migrated } = contacts;
  if (!policies.seen) return unseenNow(policies.why);
  if (!policies.value.some((each) => isGlobal(each) && !each.allowed)) return nothing('The global policy allows it already.');
  const command = allowContactsInExchange(true);
  if (!migrated.seen) return byYourself(`How many users have their contact list in Exchange could not be read: ${migrated.why}`, command);
  return takenBackBy(
    [{ words: 'Let the global policy allow contact lists in Exchange again, as it did before.', command }],
    `${counted(migrated.value, 'user has', 'users have')} their contact list in Exchange now. While the trust between the two products stands, the lists of all others then move there as they sign in. A policy does not bring them back.`,
  );
}
