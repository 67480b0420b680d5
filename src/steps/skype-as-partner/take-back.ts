// Taking back what this step did in Exchange: each object by the identity that the first look after the change found, and only
// while it is as it was left (facts.md 98).

import {
  acceptSids,
  enableApplication,
  hideLinkedAccount,
  linkApplication,
  linkedAccountName,
  moveApplication,
  removeApplication,
  removeLinkedAccount,
  removeRoleAssignment,
} from '../../exchange/partner-applications.ts';
import type { Change } from '../../model/change.ts';
import { isName, sameName } from '../../model/name.ts';
import type { TakeBack, UndoPart } from '../../model/undo.ts';
import { listInWords } from '../phrases.ts';
import type { Did, StepContext } from '../step.ts';
import { cannotTakeBack, changed, isSame, lastLeft, leftBy, nothing, parameterOf, takenBackBy, unseenNow } from '../take-back.ts';
import { isLinkedTo } from './account.ts';
import { before, madeAccount } from './changes.ts';
import { type Application, ownApplications, type SkypeAsPartnerFacts, skypeAsPartnerOf } from './facts.ts';

export function takeBack(did: Did, context: StepContext, gone: readonly Did[]): TakeBack {
  const facts = skypeAsPartnerOf(context);
  if (facts === undefined) return unseenNow('nobody has looked yet.');
  if (!facts.applications.seen) return unseenNow(facts.applications.why);
  if (did.change.undo.kind === 'remove what it made') return takeBackMade(did, facts, context, gone);
  if (did.change.id === 'partner.hide') return showAgain(facts, context);
  const application = facts.applications.value.find((each) => each.guid === parameterOf(did.change, 'Identity'));
  if (application === undefined) return nothing('That partner application is no longer there.');
  switch (did.change.id) {
    case 'partner.move':
      return moveBack(did.change, application, facts);
    case 'partner.accept-sids':
      return refuseSidsAgain(application, facts);
    case 'partner.link':
      return linkBack(did.change, application, facts);
    case 'partner.enable':
      return application.enabled
        ? takenBackBy(
            [
              {
                words: 'Switch the partner application off again.',
                command: enableApplication(application.guid, false, facts.domainController),
              },
            ],
            noSkypeTokens,
          )
        : nothing('It is switched off already.');
    default:
      return cannotTakeBack(did);
  }
}

const noSkypeTokens =
  "Exchange no longer accepts what Skype signs. Skype's contact lists, archives and conversation history in Exchange can no longer be reached.";

type Made = {
  readonly applications: readonly string[];
  readonly roles: readonly { readonly identity: string; readonly role: string }[];
  readonly account: string | null;
};
const none: Made = { applications: [], roles: [], account: null };

/** What a change made, as the first look after it saw it: what was not there before. */
function madeBy(did: Did, context: StepContext): Made {
  const left = leftBy(did, context);
  const facts = left && skypeAsPartnerOf(left);
  if (left === undefined || facts === undefined || did.change.undo.kind !== 'remove what it made') return none;
  const was = before(did.change);
  const [id, role] = did.change.id.split(' ');
  const made = (what: string) => id === 'partner.script' || id === what;
  const roles = (facts.roles.seen ? facts.roles.value : []).filter(
    (each) =>
      made('partner.role') &&
      (role === undefined || role === each.role) &&
      each.direct &&
      each.grants &&
      !was.roles.includes(each.identity),
  );
  const applications = ownApplications(facts, left).filter((each) => made('partner.create') && !was.applications.includes(each.guid));
  return {
    applications: applications.map((each) => each.guid),
    roles: roles.map(({ identity, role }) => ({ identity, role })),
    account: made('partner.account') ? madeAccount(did.change, facts) : null,
  };
}

function takeBackMade(did: Did, facts: SkypeAsPartnerFacts, context: StepContext, gone: readonly Did[]): TakeBack {
  if (did.left === null) return unseenNow('nobody has looked since it ran.');
  if (!facts.account.seen) return unseenNow(facts.account.why);
  if (!facts.roles.seen) return unseenNow(facts.roles.why);
  const made = madeBy(did, context);
  const earlier = gone.map((each) => madeBy(each, context));
  const there = applicationsOf(facts).filter((each) => made.applications.includes(each.guid));
  const altered = there.flatMap((each) => differences(each, context));
  if (altered.length > 0) return changed(`The partner application was changed since: ${listInWords(altered)}. So it is left alone.`);
  const { value: used } = facts.account;
  const others = applicationsOf(facts).filter(
    (each) =>
      used !== null &&
      isLinkedTo(each, used) &&
      !gone.some((one) => isRelinking(one, each)) &&
      ![made, ...earlier].some(({ applications }) => applications.includes(each.guid)),
  );
  const roles = facts.roles.value.filter((each) => made.roles.some(({ identity }) => identity === each.identity));
  const strangers = facts.roles.value.filter(
    (each) => each.direct && ![made, ...earlier].some((one) => one.roles.some(({ identity }) => identity === each.identity)),
  );
  const account = made.account !== null && facts.account.value?.guid === made.account ? made.account : null;
  const called = used?.name ?? linkedAccountName;
  const leaves = [
    ...(others.length > 0 && (roles.length > 0 || account !== null)
      ? [`The account ${called} and its roles stay: ${listInWords(others.map((each) => each.name))} works with them.`]
      : []),
    ...(others.length === 0 && account !== null && strangers.length > 0
      ? [`The account ${called} stays: it has the role ${listInWords(strangers.map((each) => each.role))} from somewhere else.`]
      : []),
  ];
  const dc = facts.domainController;
  const parts: readonly UndoPart[] = [
    ...there.map((each) => ({ words: 'Remove the partner application for Skype.', command: removeApplication(each.guid, dc) })),
    ...(others.length > 0
      ? []
      : roles.map((each) => ({ words: `Take the role ${each.role} from the account.`, command: removeRoleAssignment(each.identity, dc) }))),
    ...(account === null || others.length + strangers.length > 0
      ? []
      : [{ words: `Remove the account ${called}.`, command: removeLinkedAccount(account, dc) }]),
  ];
  if (parts.length > 0) return takenBackBy(parts, noSkypeTokens, leaves);
  const [why] = leaves;
  return why === undefined ? nothing('Nothing of what it made is there any more.') : changed(why);
}

/** By then the entry names the account that it named before. */
const isRelinking = ({ change }: Did, { guid }: Application): boolean =>
  change.id === 'partner.link' && change.undo.kind === 'run' && parameterOf(change, 'Identity') === guid;

const applicationsOf = (facts: SkypeAsPartnerFacts): readonly Application[] => (facts.applications.seen ? facts.applications.value : []);

/** What is not as our last change left it, each as the end of a sentence. The stored certificates are Exchange's own affair: it reads them anew. */
function differences(application: Application, context: StepContext): readonly string[] {
  const last = lastLeft('skypeAsPartner', context);
  const facts = last && skypeAsPartnerOf(last);
  const was = facts === undefined ? undefined : applicationsOf(facts).find((each) => each.guid === application.guid);
  if (was === undefined) return [];
  return [
    ...(was.enabled === application.enabled ? [] : [application.enabled ? 'it was switched on' : 'it was switched off']),
    ...(sameName(was.metadataUrl, application.metadataUrl) ? [] : ['it reads another document']),
    ...(sameName(was.linkedAccount, application.linkedAccount) ? [] : ['it acts as another account']),
    ...(was.usesAuthServer === application.usesAuthServer ? [] : ['it uses an authorization server']),
    ...(was.acceptsSids === null || was.acceptsSids === application.acceptsSids ? [] : ['it finds people in another way']),
    ...(isSame(was.name, application.name) ? [] : ['it has another name']),
  ];
}

function moveBack(change: Change, application: Application, facts: SkypeAsPartnerFacts): TakeBack {
  const [command] = change.undo.kind === 'run' ? change.undo.commands : [];
  const url = command?.kind === 'cmdlet' ? command.parameters.AuthMetadataUrl : undefined;
  if (typeof url !== 'string' || isName('url', application.metadataUrl, url)) return nothing('It reads the former address already.');
  if (!isName('url', application.metadataUrl, parameterOf(change, 'AuthMetadataUrl')))
    return changed(`Someone has given it another address since, ${application.metadataUrl?.shown ?? 'none'}, so it is left alone.`);
  return takenBackBy(
    [
      {
        words: `Tell Exchange to read Skype's document at ${url} again.`,
        command: moveApplication(application.guid, url, facts.domainController),
      },
    ],
    'If nothing answers at the former address, Exchange no longer learns of new certificates of Skype.',
  );
}

function refuseSidsAgain(application: Application, facts: SkypeAsPartnerFacts): TakeBack {
  if (application.acceptsSids === false) return nothing('It is as it was before.');
  return takenBackBy(
    [
      {
        words: 'Have Exchange find people by their addresses alone again.',
        command: acceptSids(application.guid, false, facts.domainController),
      },
    ],
    'Users of another forest, and all whose addresses in Skype and Exchange differ, can no longer be reached: their contact lists, archives and conversation history in Exchange.',
  );
}

/** To the account that the entry named before, which had not what it takes: so Skype can act for no one until somebody mends that. */
function linkBack(change: Change, application: Application, facts: SkypeAsPartnerFacts): TakeBack {
  const [command] = change.undo.kind === 'run' ? change.undo.commands : [];
  const former = command?.kind === 'cmdlet' ? command.parameters.LinkedAccount : undefined;
  if (typeof former !== 'string' || isName('account', application.linkedAccount, former)) return nothing('It is linked so already.');
  const given = parameterOf(change, 'LinkedAccount');
  const now = [...(facts.named.seen ? facts.named.value : []), ...(facts.account.seen && facts.account.value ? [facts.account.value] : [])];
  if (!now.some((each) => isLinkedTo(application, each) && (each.guid === given || each.name === given)))
    return changed(`Someone has linked it to another account since, ${application.linkedAccount?.shown ?? 'none'}, so it is left alone.`);
  return takenBackBy(
    [{ words: `Link the entry to ${former} again.`, command: linkApplication(application.guid, former, facts.domainController) }],
    noSkypeTokens,
  );
}

function showAgain(facts: SkypeAsPartnerFacts, context: StepContext): TakeBack {
  if (!facts.account.seen) return unseenNow(facts.account.why);
  const guid = facts.account.value?.guid;
  if (guid === undefined) return nothing('The account is no longer there.');
  if (context.did.some((each) => madeBy(each, context).account === guid)) return nothing('It goes together with the account.');
  if (!facts.hidden?.seen) return unseenNow(facts.hidden?.why ?? 'whether the account is hidden was not read.');
  return facts.hidden.value === true
    ? takenBackBy(
        [{ words: 'Show the account in the address lists again.', command: hideLinkedAccount(guid, false, facts.domainController) }],
        'People can find the account when they look for an address.',
      )
    : nothing('It is shown already.');
}
