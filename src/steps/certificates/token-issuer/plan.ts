// The changes to Skype's signing key, one thing at a time: a new certificate is requested and fetched, and when it is in the store it
// is assigned, in a plan of its own. Each runs once for all of Skype; then the Front Ends are waited for.

import { z } from 'zod';
import type { Act, Undo, Wait } from '../../../model/change.ts';
import type { Severity } from '../../../model/demand.ts';
import { render } from '../../../powershell/render.ts';
import {
  assignTokenIssuer,
  importSigned,
  listOfRequests,
  listRequests,
  removePreviousTokenIssuer,
  removeTokenIssuer,
  requestFromAuthority,
  requestIntoFile,
  retrieveRequest,
  rollTokenIssuer,
} from '../../../skype/certificates.ts';
import { claimed, staying } from '../../claim.ts';
import { none } from '../../guard.ts';
import { behind, replicationWait } from '../../replication.ts';
import { frontEndsTakingPart } from '../../servers/facts.ts';
import { type ActOf, type ChangeOf, type Look, type StepContext, textAnswer, type Until, type Watched } from '../../step.ts';
import { claims } from '../claims.ts';
import { type CertificatesFacts, certificatesOf } from '../facts.ts';
import type { Kind as PfxKind } from '../pfx/guard.ts';
import { pfxPlan } from '../pfx/plan.ts';
import { renews } from '../renewal.ts';
import { wantedCertificate } from './choice.ts';
import { window } from './effective.ts';
import { inAnyStore, ownStore, type StoreCertificate } from './facts.ts';
import type { Kind } from './guard.ts';
import { canRemovePrevious } from './previous.ts';
import { newFriendlyName, type Requested, requested } from './request.ts';
import { type Need, needOf, signingOf } from './signing.ts';
import { changeIds, choice, keys, replaceWord } from './words.ts';

export function tokenIssuerPlan(context: StepContext): readonly ActOf<Kind | PfxKind>[] {
  const facts = certificatesOf(context);
  if (facts === undefined) return [];
  const need = needOf(facts, context, renews(context, 'skype'));
  if (need !== 'none') return getAnother(need, facts, context);
  if (canRemovePrevious(facts, context) && textAnswer(context, keys.previous) === 'remove')
    return [removePrevious(signingOf(facts, context).previous), replicated(context)];
  return behind(facts.replication, frontEndsTakingPart(context)).length > 0 ? [replicated(context)] : [];
}

function getAnother(need: Exclude<Need, 'none'>, facts: CertificatesFacts, context: StepContext): readonly ActOf<Kind | PfxKind>[] {
  const wanted = wantedCertificate(facts, context);
  if (wanted !== undefined) {
    const change = need === 'renewal' ? takeOver(wanted, facts, context) : assign(wanted, need, facts, context);
    return change === undefined ? [] : [change, replicated(context, wanted.thumbprint)];
  }
  const chosen = textAnswer(context, keys.issuer);
  if (chosen === choice.import) return pfxPlan(facts, context);
  return chosen === choice.request || chosen === choice.file ? getRequested(chosen, facts, context) : [];
}

const replicated = (context: StepContext, thumbprint: string | null = null): Wait =>
  replicationWait('oauth.replicated', frontEndsTakingPart(context), thumbprint);

function getRequested(chosen: 'request' | 'file', facts: CertificatesFacts, context: StepContext): readonly ActOf<Kind>[] {
  const request = requested(facts, context);
  switch (request.kind) {
    case 'arrived':
      return [];
    case 'not made':
      return chosen === 'request' ? askAuthority(facts, context) : askInFile(facts, context);
    case 'in a file': {
      const file = textAnswer(context, keys.signedFile);
      return file === undefined ? [] : [joinSigned(file, facts)];
    }
    case 'sent':
      return fetchGranted(request);
  }
}

function askAuthority(facts: CertificatesFacts, context: StepContext): readonly ActOf<Kind>[] {
  const authority = textAnswer(context, keys.authority);
  if (authority === undefined) return [];
  const fields = { authority, friendlyName: newFriendlyName(facts, context), frontEnd: whereIn(facts) };
  return [
    {
      ...making,
      ...claimed(claims, changeIds.request, fields),
      ...staying(claims, changeIds.request, fields),
      command: requestFromAuthority(authority, fields.friendlyName),
      usually: 30,
    },
  ];
}

function askInFile(facts: CertificatesFacts, context: StepContext): readonly ActOf<Kind>[] {
  const file = textAnswer(context, keys.requestFile);
  if (file === undefined) return [];
  const fields = { file, friendlyName: newFriendlyName(facts, context), frontEnd: whereIn(facts) };
  return [
    {
      ...making,
      ...claimed(claims, changeIds.requestFile, fields),
      ...staying(claims, changeIds.requestFile, fields),
      command: requestIntoFile(file, fields.friendlyName),
      usually: 10,
    },
  ];
}

const whereIn = (facts: CertificatesFacts): string => ownStore(facts)?.frontEnd ?? 'the Front End';

/** What makes a new certificate. Run twice it would make two, so nobody runs it again on a guess. */
const making = {
  kind: 'change',
  because: ['oauth.none', 'oauth.useless', 'oauth.expired', 'oauth.not-yet-valid', 'oauth.renewal', 'oauth.due'],
  prompts: {},
  whenUnclear: 'ask',
  onFailure: 'stop',
} as const;

function joinSigned(file: string, facts: CertificatesFacts): ChangeOf<Kind> {
  const fields = { file, frontEnd: whereIn(facts) };
  return {
    ...making,
    ...claimed(claims, changeIds.importSigned, fields),
    ...staying(claims, changeIds.importSigned, fields),
    because: ['oauth.request.file'],
    command: importSigned(file),
    whenUnclear: 'repeat',
    usually: 10,
  };
}

function fetchGranted({ id, status }: Extract<Requested, { kind: 'sent' }>): readonly ActOf<Kind>[] {
  if (status === 'denied') return [];
  const retrieve: ChangeOf<Kind> = {
    ...making,
    ...claimed(claims, changeIds.retrieve, { request: id }),
    ...staying(claims, changeIds.retrieve, { request: id }),
    because: ['oauth.request.pending'],
    command: retrieveRequest(id),
    whenUnclear: 'repeat',
    usually: 15,
  };
  const wait: Wait = {
    kind: 'wait',
    id: 'oauth.granted',
    words: `the certification authority has granted ${id === null ? 'the request' : `request ${id}`}`,
    what: { request: id },
    every: 60,
    patience: 900,
    usually: null,
    because: ['oauth.request.pending'],
    restsOn: ['skype'],
  };
  return status === 'pending' ? [wait, retrieve] : [retrieve];
}

const requestWaits = z.object({ request: z.number().nullable() });

/** Looks once whether the authority has decided; undefined when the wait is for something else. */
export async function watchRequest({ what }: Wait, { reader }: Look): Promise<Watched | undefined> {
  const waits = requestWaits.safeParse(what);
  if (!waits.success) return undefined;
  const { request } = waits.data;
  const read = await listRequests(reader);
  if (!read.seen) return { met: false, saw: read.why };
  const found = read.value.filter((each) => request === null || each.id === request);
  const pending = found.some(({ status }) => status === 'pending');
  return { met: !pending, saw: pending ? 'not decided yet' : 'decided' };
}

/** The same look in a runbook. */
export function untilGranted({ what }: Wait): Until | undefined {
  const waits = requestWaits.safeParse(what);
  if (!waits.success) return undefined;
  const { request } = waits.data;
  const own = request === null ? '' : ` -and "$_ $($_.RequestId)" -match '\\b${request}\\b'`;
  const pending = `"$_ $($_.Status)" -match 'pending|under submission'${own}`;
  return { shell: 'skype', until: none(render(listOfRequests()), pending) };
}

/** With time for a smooth change: staged for the day that was chosen. Else at once. */
function takeOver(wanted: StoreCertificate, facts: CertificatesFacts, context: StepContext): ChangeOf<Kind> | undefined {
  const { now, until } = signingOf(facts, context);
  if (window(context.now, until) === undefined) return assign(wanted, 'renewal', facts, context);
  const effective = textAnswer(context, keys.effective);
  if (effective === undefined) return undefined;
  // The day may have come while the plan was left alone.
  if (effective <= context.now) return assign(wanted, 'renewal', facts, context);
  return {
    ...assigning,
    ...claimed(claims, changeIds.roll, { thumbprint: wanted.thumbprint, was: now, effective }),
    because: reasons.renewal,
    command: rollTokenIssuer(wanted.thumbprint, effective),
    undo: backTo(now, facts, context),
    whenUnclear: 'ask',
  };
}

/** What says why, by what is needed (whyNeeded in judge.ts). */
const reasons = {
  missing: ['oauth.none'],
  useless: ['oauth.useless', 'oauth.expired', 'oauth.not-yet-valid'],
  renewal: ['oauth.renewal', 'oauth.due'],
} as const satisfies { readonly [need in Exclude<Need, 'none'>]: readonly string[] };

const assigning = { kind: 'change', prompts: {}, onFailure: 'stop', usually: 10 } as const;

function assign(wanted: StoreCertificate, need: Exclude<Need, 'none'>, facts: CertificatesFacts, context: StepContext): ChangeOf<Kind> {
  const { now } = signingOf(facts, context);
  return {
    ...assigning,
    ...claimed(claims, changeIds.assign, { thumbprint: wanted.thumbprint, was: now }),
    because: reasons[need],
    command: assignTokenIssuer(wanted.thumbprint),
    undo: backTo(now, facts, context),
    whenUnclear: 'repeat',
  };
}

/** facts.md 97: back to the one before while it is valid; to none only where no one else trusts the key. */
function backTo(before: string | null, facts: CertificatesFacts, context: StepContext): Undo {
  if (before !== null) {
    const found = inAnyStore(facts, before);
    return found !== undefined && found.notAfter > context.now
      ? { kind: 'run', commands: [assignTokenIssuer(before)] }
      : { kind: 'cannot', why: 'The certificate before it can no longer sign.' };
  }
  const { skypeApplications, skypeOAuthServers } = facts.others;
  const alone = skypeApplications.seen && skypeOAuthServers.seen && skypeApplications.value.length + skypeOAuthServers.value.length === 0;
  return alone
    ? { kind: 'run', commands: [removeTokenIssuer()] }
    : {
        kind: 'cannot',
        why: 'There was none before, and others rely on Skype being able to sign. Assign a different certificate instead.',
      };
}

const removePrevious = (previous: string | null): ChangeOf<Kind> => ({
  ...assigning,
  ...claimed(claims, changeIds.removePrevious, { previous }),
  ...staying(claims, changeIds.removePrevious, { previous }),
  because: ['oauth.previous'],
  command: removePreviousTokenIssuer(),
  whenUnclear: 'repeat',
});

/** What stops at once is agreed to with a word. Who else trusts the key is in ../others.ts. */
export function tokenIssuerSeverity(acts: readonly Act[], context: StepContext): Severity {
  const facts = certificatesOf(context);
  const isAtOnce =
    acts.some(({ id }) => id === changeIds.assign) && facts !== undefined && needOf(facts, context, renews(context, 'skype')) === 'renewal';
  return isAtOnce
    ? {
        kind: 'type',
        word: replaceWord,
        says: "The new key signs at once. Exchange refuses it until it has read Skype's document again and IIS is restarted, which the next steps do.",
      }
    : { kind: 'mild' };
}
