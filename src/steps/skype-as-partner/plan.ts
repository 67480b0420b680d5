// What the step "Skype as partner" runs: the script, or the commands in its place, where Exchange does not know this Skype; what
// the entry that stands lacks, otherwise (facts.md 90). Exchange stores what it reads in Skype's document, so the document comes
// first (facts.md 67).

import { z } from 'zod';
import {
  acceptSids,
  configureScript,
  enableApplication,
  linkApplication,
  linkedAccountRoles,
  moveApplication,
  refreshApplication,
} from '../../exchange/partner-applications.ts';
import type { Wait } from '../../model/change.ts';
import { localTimeInWords } from '../../model/instant.ts';
import { literal } from '../../powershell/render.ts';
import { assignedThumbprint } from '../certificates/facts.ts';
import { claimed, staying } from '../claim.ts';
import { counted } from '../phrases.ts';
import { skypeUrl } from '../servers/facts.ts';
import type { ActOf, ChangeOf, StepContext, Until } from '../step.ts';
import { isLinkGone, missingRoles, ownRoles } from './account.ts';
import { beforeOf, common } from './changes.ts';
import { claims } from './claims.ts';
import { accountOf, fitOut, giveRole, runCmdlets } from './cmdlets.ts';
import { type Application, needsMove, ownApplications, type SkypeAsPartnerFacts, skypeAsPartnerOf, staleKeys } from './facts.ts';
import type { Kind } from './guard.ts';
import { halfDone, insteadOfScript } from './instead.ts';
import { words } from './words.ts';

export function plan(context: StepContext): readonly ActOf<Kind>[] {
  const facts = skypeAsPartnerOf(context);
  if (!facts?.applications.seen) return [];
  const own = ownApplications(facts, context);
  const [only] = own;
  if (own.length > 1) return [];
  return [...gate(facts, context), ...(only === undefined ? make(facts, context) : mend(only, facts, context))];
}

/** Changes after which Exchange's web services hold something older than the directory, until they start anew. */
export const changesApplication = (context: StepContext): boolean => plan(context).some((act) => applicationChanges.includes(act.id));

const applicationChanges: readonly string[] = [
  'partner.script',
  'partner.create',
  'partner.link',
  'partner.move',
  'partner.refresh',
  'partner.accept-sids',
  'partner.enable',
] satisfies readonly Kind[];

const make = (facts: SkypeAsPartnerFacts, context: StepContext): readonly ChangeOf<Kind>[] =>
  insteadOfScript(context) === undefined ? [runScript(facts, context)] : runCmdlets(facts, context);

/** What of the script is there already: its account, its roles, and no entry. */
export function begun(context: StepContext): string | undefined {
  const facts = skypeAsPartnerOf(context);
  const half = halfDone(context);
  if (facts === undefined || half === undefined || ownApplications(facts, context).length > 0) return undefined;
  const at = localTimeInWords(half.script.at);
  const roles = linkedAccountRoles.filter((each) => ownRoles(facts).includes(each)).length;
  return half.isTold ? words.begun(at, 1 + roles, linkedAccountRoles.length + 2) : words.begunAgain(at);
}

/** Only where a server that looked does not see the assigned certificate in the document yet. */
function gate({ documents }: SkypeAsPartnerFacts, context: StepContext): readonly Wait[] {
  const assigned = assignedThumbprint(context);
  const looked = documents.filter((each) => each.reading !== 'not looked');
  if (assigned === null || looked.every((each) => shows(each, assigned))) return [];
  const servers = looked.map((each) => each.server);
  return [
    {
      kind: 'wait',
      id: 'skype.document',
      words: `Skype's document shows the assigned certificate to ${counted(servers.length, 'Exchange server')}`,
      what: { url: skypeUrl(context), servers, thumbprint: assigned },
      every: 15,
      patience: 600,
      usually: 120,
      because: ['document.other-key', 'document.pending'],
      restsOn: ['windows'],
    },
  ];
}

const shows = ({ document }: SkypeAsPartnerFacts['documents'][number], thumbprint: string) =>
  document.seen && document.value.keys.some((key) => key.thumbprint === thumbprint);

/** What the wait for Skype's document looks at (Wait.what). */
export const documentWaits = z.object({ url: z.string(), servers: z.array(z.string()), thumbprint: z.string() });

/** The same look in a runbook. */
export function untilShown(wait: Wait): Until {
  const { url, thumbprint } = documentWaits.parse(wait.what);
  return { shell: 'exchange', until: `@(Get-DocumentThumbprint ${literal(url)}) -contains ${literal(thumbprint)}` };
}

function runScript(facts: SkypeAsPartnerFacts, context: StepContext): ChangeOf<Kind> {
  return {
    ...common,
    ...claimed(claims, 'partner.script', { url: skypeUrl(context), ...beforeOf(facts) }),
    because: ['partner.none'],
    command: configureScript(skypeUrl(context), facts.domainController),
    undo: {
      kind: 'remove what it made',
      words: 'Remove the partner application, the role assignments and the account that this run made, each by its GUID.',
    },
    usually: 300,
  };
}

/** Account, roles, link, in this order. The entry's own account is kept where it may be. */
function mendAccount(own: Application, facts: SkypeAsPartnerFacts, context: StepContext): readonly ChangeOf<Kind>[] {
  const account = accountOf(facts);
  if (account === undefined) return [];
  if (!isLinkGone(own) && facts.passedOver === null)
    return missingRoles(facts).map((role) => giveRole(role, account, 'partner.roles', facts));
  // Whether there is an account to link to, and what it may do, is not known.
  if (!facts.roles.seen) return [];
  const called = facts.account.seen ? (facts.account.value?.name ?? account) : account;
  const [dc, was] = [facts.domainController, isLinkGone(own) ? null : (own.linkedAccount?.shown ?? null)];
  return [
    ...fitOut(facts, context, 'partner.account'),
    {
      ...common,
      ...claimed(claims, 'partner.link', { application: own.guid, account, called, was }),
      because: ['partner.account'],
      command: linkApplication(own.guid, account, dc),
      undo:
        was === null
          ? { kind: 'cannot', why: 'Without the link Skype could act for no one; it was broken before.' }
          : { kind: 'run', commands: [linkApplication(own.guid, was, dc)] },
      usually: 10,
    },
  ];
}

function mend(own: Application, facts: SkypeAsPartnerFacts, context: StepContext): readonly ChangeOf<Kind>[] {
  const dc = facts.domainController;
  const changes: ChangeOf<Kind>[] = [...mendAccount(own, facts, context)];
  if (needsMove(own, facts, context)) {
    changes.push({
      ...common,
      ...claimed(claims, 'partner.move', { application: own.guid, url: skypeUrl(context), was: own.metadataUrl?.shown ?? null }),
      because: ['partner.stale', 'partner.url'],
      command: moveApplication(own.guid, skypeUrl(context), dc),
      undo:
        own.metadataUrl === null
          ? { kind: 'cannot', why: 'There was no address before.' }
          : { kind: 'run', commands: [moveApplication(own.guid, own.metadataUrl.shown, dc)] },
      usually: 10,
    });
  } else if (staleKeys(own, facts, context).length > 0) {
    const fields = { application: own.guid, thumbprints: own.thumbprints };
    changes.push({
      ...common,
      ...claimed(claims, 'partner.refresh', fields),
      ...staying(claims, 'partner.refresh', fields),
      because: ['partner.other-key', 'partner.stale'],
      command: refreshApplication(own.guid, dc),
      usually: 10,
    });
  }
  if (own.acceptsSids === false) {
    changes.push({
      ...common,
      ...claimed(claims, 'partner.accept-sids', { application: own.guid }),
      because: ['partner.sids'],
      command: acceptSids(own.guid, true, dc),
      undo: { kind: 'run', commands: [acceptSids(own.guid, false, dc)] },
      usually: 10,
    });
  }
  if (!own.enabled) {
    changes.push({
      ...common,
      ...claimed(claims, 'partner.enable', { application: own.guid }),
      because: ['partner.disabled'],
      command: enableApplication(own.guid, true, dc),
      undo: { kind: 'run', commands: [enableApplication(own.guid, false, dc)] },
      usually: 10,
    });
  }
  return changes;
}
