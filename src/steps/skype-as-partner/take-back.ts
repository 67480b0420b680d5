// Taking back what this step did in Exchange: each object by the GUID or identity that the first look after the change found, of this
// Skype's kind, and only while it is as the wizard's changes leave it (facts.md 98).

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
import { localTimeInWords } from '../../model/instant.ts';
import { areOneName, isName } from '../../model/name.ts';
import type { TakeBack, UndoPart } from '../../model/undo.ts';
import { whyNotFormer } from '../addresses.ts';
import { assignedThumbprint } from '../certificates/facts.ts';
import { fieldsOf } from '../claim.ts';
import { listInWords } from '../phrases.ts';
import { skypeHosts } from '../servers/facts.ts';
import type { Did, StepContext } from '../step.ts';
import { byYourself, cannot, cannotTakeBack, changed, isSame, nothing, takenBackBy, unseenNow } from '../take-back.ts';
import { isLinkedTo } from './account.ts';
import { madeAfter } from './changes.ts';
import { claims } from './claims.ts';
import { type Application, ownApplications, type SkypeAsPartnerFacts, skypeAsPartnerOf } from './facts.ts';
import { accountsIn, type Made, madeBy, notAsLeft } from './left.ts';

export function takeBack(did: Did, context: StepContext, gone: readonly Did[]): TakeBack {
  const facts = skypeAsPartnerOf(context);
  if (facts === undefined) return unseenNow('nobody has looked yet.');
  if (!facts.applications.seen) return unseenNow(facts.applications.why);
  if (madeAfter(did) !== undefined) return takeBackMade(did, facts, context, gone);
  const hidden = fieldsOf(claims, 'partner.hide', did);
  if (hidden !== undefined) return showAgain(hidden.account, facts, context);
  const moved = fieldsOf(claims, 'partner.move', did);
  if (moved !== undefined) return onEntry(moved.application, facts, context, (entry) => moveBack(moved, entry, facts, context));
  const linked = fieldsOf(claims, 'partner.link', did);
  if (linked !== undefined) return onEntry(linked.application, facts, context, (entry) => linkBack(linked, entry, facts));
  const accepts = fieldsOf(claims, 'partner.accept-sids', did);
  if (accepts !== undefined) return onEntry(accepts.application, facts, context, (entry) => refuseSidsAgain(entry, facts));
  const enabled = fieldsOf(claims, 'partner.enable', did);
  return enabled === undefined ? cannotTakeBack() : onEntry(enabled.application, facts, context, (entry) => switchOff(entry, facts));
}

const noSkypeTokens =
  "Exchange no longer accepts what Skype signs. Skype's contact lists, archives and conversation history in Exchange can no longer be reached.";

/** The entry of a GUID, where it is this Skype's: by its document, in its realm, and never one that uses an authorization server. */
function onEntry(guid: string, facts: SkypeAsPartnerFacts, context: StepContext, back: (entry: Application) => TakeBack): TakeBack {
  const found = entriesIn(facts).find((each) => isSame(each.guid, guid));
  if (found === undefined) return nothing('That partner application is no longer there.');
  return isOurs(found, facts, context)
    ? back(found)
    : cannot(`The partner application ${found.name} is not the one for this Skype. It is left alone.`);
}

const entriesIn = ({ applications }: SkypeAsPartnerFacts): readonly Application[] => (applications.seen ? applications.value : []);
const isOurs = (entry: Application, facts: SkypeAsPartnerFacts, context: StepContext): boolean =>
  entry.metadataUrl !== null && ownApplications(facts, context).includes(entry);

function takeBackMade(did: Did, facts: SkypeAsPartnerFacts, context: StepContext, gone: readonly Did[]): TakeBack {
  if (did.left === null) return unseenNow('nobody has looked since it ran.');
  const { account: used, roles: held } = facts;
  if (!used.seen) return unseenNow(used.why);
  if (!held.seen) return unseenNow(held.why);
  const made = madeBy(did, facts, context);
  const earlier = gone.map((each) => madeBy(each, facts, context));
  const there = made.applications;
  const altered = there.flatMap((each) => notAsLeft(each, did, facts, context));
  if (altered.length > 0) return changed(`The partner application was changed since: ${listInWords(altered)}. So it is left alone.`);
  const isMade = (what: (by: Made) => boolean) => [made, ...earlier].some(what);
  const user = made.account ?? used.value;
  const others = entriesIn(facts).filter(
    (each) =>
      user !== null &&
      isLinkedTo(each, user) &&
      !gone.some((one) => isRelinking(one, each)) &&
      !isMade(({ applications }) => applications.includes(each)),
  );
  const strangers = held.value.filter((each) => each.direct && !isMade(({ roles }) => roles.includes(each)));
  const { roles } = made;
  // Of an account that is no longer the one that is looked at, nobody knows what else it may do.
  const account = made.account?.guid === used.value?.guid ? made.account : null;
  const called = user?.name ?? linkedAccountName;
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
    ...there.map((each) => ({
      words: `Remove the partner application for Skype.${bothDates(each.whenCreated, did.at)}`,
      command: removeApplication(each.guid, dc),
    })),
    ...(others.length > 0
      ? []
      : roles.map((each) => ({ words: `Take the role ${each.role} from the account.`, command: removeRoleAssignment(each.identity, dc) }))),
    ...(account === null || others.length + strangers.length > 0
      ? []
      : [{ words: `Remove the account ${called}.`, command: removeLinkedAccount(account.guid, dc) }]),
  ];
  if (parts.length > 0) return takenBackBy(parts, noSkypeTokens, leaves);
  const [why] = leaves;
  return why === undefined ? nothing('Nothing of what it made is there any more.') : changed(why);
}

/** For whoever compares: Exchange's date beside the file's. It decides nothing, since clocks differ and files come from restores. */
const bothDates = (created: string | null, at: string): string =>
  created === null ? '' : ` Exchange dates it ${localTimeInWords(created)}, this file ${localTimeInWords(at)}.`;

/** By then the entry names the account that it named before. */
function isRelinking(did: Did, { guid }: Application): boolean {
  const linked = fieldsOf(claims, 'partner.link', did);
  return linked !== undefined && linked.was !== null && isSame(linked.application, guid);
}

type Moved = { readonly url: string; readonly was: string | null };

function moveBack({ url, was }: Moved, entry: Application, facts: SkypeAsPartnerFacts, context: StepContext): TakeBack {
  if (was === null) return cannot('There was no address before.');
  if (isName('url', entry.metadataUrl, was)) return nothing('It reads the former address already.');
  if (!isName('url', entry.metadataUrl, url))
    return changed(`Someone has given it another address since, ${entry.metadataUrl?.shown ?? 'none'}, so it is left alone.`);
  const command = moveApplication(entry.guid, was, facts.domainController);
  const doubt = whyNotFormer(was, facts.former, skypeHosts(context), assignedThumbprint(context));
  return doubt === undefined
    ? takenBackBy(
        [{ words: `Tell Exchange to read Skype's document at ${was} again.`, command }],
        'If nothing answers at the former address, Exchange no longer learns of new certificates of Skype.',
      )
    : byYourself(`Exchange read Skype's document at ${was} before. ${doubt}`, command);
}

const switchOff = (entry: Application, { domainController }: SkypeAsPartnerFacts): TakeBack =>
  entry.enabled
    ? takenBackBy(
        [{ words: 'Switch the partner application off again.', command: enableApplication(entry.guid, false, domainController) }],
        noSkypeTokens,
      )
    : nothing('It is switched off already.');

function refuseSidsAgain({ guid, acceptsSids: accepts }: Application, { domainController }: SkypeAsPartnerFacts): TakeBack {
  if (accepts === null) return unseenNow('Exchange does not say whether people are found by their SID.');
  if (!accepts) return nothing('It is as it was before.');
  return takenBackBy(
    [{ words: 'Have Exchange find people by their addresses alone again.', command: acceptSids(guid, false, domainController) }],
    'Users of another forest, and all whose addresses in Skype and Exchange differ, can no longer be reached: their contact lists, archives and conversation history in Exchange.',
  );
}

type Linked = { readonly account: string; readonly was: string | null };

/** To the account that the entry named before, which had not what it takes: so Skype can act for no one until somebody mends that. */
function linkBack({ account, was }: Linked, entry: Application, facts: SkypeAsPartnerFacts): TakeBack {
  if (was === null) return cannot('Without the link Skype could act for no one; it was broken before.');
  if (isName('account', entry.linkedAccount, was)) return nothing('It is linked so already.');
  const isOurs = ({ guid, name }: { readonly guid: string; readonly name: string }) => isSame(guid, account) || isSame(name, account);
  if (!accountsIn(facts).some((each) => isLinkedTo(entry, each) && isOurs(each)))
    return changed(`Someone has linked it to another account since, ${entry.linkedAccount?.shown ?? 'none'}, so it is left alone.`);
  const command = linkApplication(entry.guid, was, facts.domainController);
  const former = facts.formerAccounts.find((each) => areOneName('account', each.account, was));
  const doubt = former === undefined ? 'It was not looked at.' : whyMore(former.roles, facts);
  return doubt === undefined
    ? takenBackBy([{ words: `Link the entry to ${was} again.`, command }], noSkypeTokens)
    : byYourself(`The entry was linked to ${was} before. ${doubt}`, command);
}

/** Why an account may do more than the one that Skype acts as now. */
function whyMore(roles: SkypeAsPartnerFacts['roles'], { roles: present }: SkypeAsPartnerFacts): string | undefined {
  if (!roles.seen) return `What that account may do could not be read: ${roles.why}`;
  const held = present.seen ? present.value.map(({ role }) => role) : [];
  const more = roles.value.filter(({ role }) => !held.includes(role)).map(({ role }) => role);
  return more.length === 0 ? undefined : `That account has the role ${listInWords([...new Set(more)])}, which the present one has not.`;
}

function showAgain(account: string, facts: SkypeAsPartnerFacts, context: StepContext): TakeBack {
  if (!facts.account.seen) return unseenNow(facts.account.why);
  const found = facts.account.value;
  if (found === null || !(isSame(found.guid, account) || isSame(found.name, account))) return nothing('The account is no longer there.');
  if (context.did.some((each) => madeBy(each, facts, context).account?.guid === found.guid))
    return nothing('It goes together with the account.');
  if (!facts.hidden?.seen) return unseenNow(facts.hidden?.why ?? 'whether the account is hidden was not read.');
  return facts.hidden.value === true
    ? takenBackBy(
        [{ words: 'Show the account in the address lists again.', command: hideLinkedAccount(found.guid, false, facts.domainController) }],
        'People can find the account when they look for an address.',
      )
    : nothing('It is shown already.');
}
