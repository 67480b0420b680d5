// The changes to Skype's signing key, one thing at a time: a new certificate is requested and fetched, and when it is in the store it
// is assigned, in a plan of its own. Each runs once for all of Skype; then the Front Ends are waited for.

import { z } from 'zod';
import type { Act, Undo, Wait } from '../../../model/change.ts';
import type { Severity } from '../../../model/demand.ts';
import { localTimeInWords } from '../../../model/instant.ts';
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
import { none } from '../../guard.ts';
import { short } from '../../phrases.ts';
import { behind, replicationWait } from '../../replication.ts';
import { frontEndsTakingPart } from '../../servers/facts.ts';
import { type ActOf, type ChangeOf, type Look, type StepContext, textAnswer, type Until, type Watched } from '../../step.ts';
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
  const where = ownStore(facts)?.frontEnd ?? 'the Front End';
  return [
    {
      ...making,
      id: changeIds.request,
      words: `Request a certificate from ${authority}. Its key is made on ${where}, and stays there until the certificate is assigned.`,
      command: requestFromAuthority(authority, newFriendlyName(facts, context)),
      usually: 30,
    },
  ];
}

function askInFile(facts: CertificatesFacts, context: StepContext): readonly ActOf<Kind>[] {
  const file = textAnswer(context, keys.requestFile);
  if (file === undefined) return [];
  const where = ownStore(facts)?.frontEnd ?? 'the Front End';
  return [
    {
      ...making,
      id: changeIds.requestFile,
      words: `Write a request for a certificate into ${file} on ${where}. Its key is made there, and stays there until the certificate is assigned.`,
      command: requestIntoFile(file, newFriendlyName(facts, context)),
      usually: 10,
    },
  ];
}

const stays =
  'A certificate that was made stays in the store of its server, where it does nothing until it is assigned. If it is not wanted, it can be removed there with certlm.msc.';

/** What makes a new certificate. Run twice it would make two, so nobody runs it again on a guess. */
const making = {
  kind: 'change',
  because: ['oauth.none', 'oauth.expired', 'oauth.not-yet-valid', 'oauth.useless'],
  prompts: {},
  before: null,
  undo: { kind: 'cannot', why: stays },
  whenUnclear: 'ask',
  onFailure: 'stop',
} as const;

function joinSigned(file: string, facts: CertificatesFacts): ChangeOf<Kind> {
  return {
    ...making,
    id: changeIds.importSigned,
    words: `Take the signed certificate ${file} into the store of ${ownStore(facts)?.frontEnd ?? 'the Front End'}, where its key waits for it.`,
    because: ['oauth.request.file'],
    command: importSigned(file),
    whenUnclear: 'repeat',
    usually: 10,
  };
}

function fetchGranted({ id, status }: Extract<Requested, { kind: 'sent' }>): readonly ActOf<Kind>[] {
  if (status === 'denied') return [];
  const number = id === null ? '' : ` for request ${id}`;
  const retrieve: ChangeOf<Kind> = {
    ...making,
    id: changeIds.retrieve,
    words: `Fetch the certificate${number} from the certification authority, into the store of the Front End.`,
    because: ['oauth.request.pending'],
    command: retrieveRequest(id),
    whenUnclear: 'repeat',
    usually: 15,
  };
  const wait: Wait = {
    kind: 'wait',
    id: 'oauth.granted',
    words: `the certification authority to grant ${id === null ? 'the request' : `request ${id}`}`,
    what: { request: id },
    every: 60,
    patience: 900,
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
    id: changeIds.roll,
    words: `Let the certificate ${short(wanted.thumbprint)} take over as OAuthTokenIssuer on ${localTimeInWords(effective)}, for all of Skype. Until then Skype signs with ${now === null ? 'none' : short(now)} as before.`,
    because: ['oauth', 'oauth.due'],
    command: rollTokenIssuer(wanted.thumbprint, effective),
    before: { OAuthTokenIssuer: now },
    undo: backTo(now, facts, context),
    whenUnclear: 'ask',
  };
}

const assigning = { kind: 'change', prompts: {}, onFailure: 'stop', usually: 10 } as const;

function assign(wanted: StoreCertificate, need: Exclude<Need, 'none'>, facts: CertificatesFacts, context: StepContext): ChangeOf<Kind> {
  const { now } = signingOf(facts, context);
  const instead = now === null ? '' : `, in place of ${short(now)}`;
  return {
    ...assigning,
    id: changeIds.assign,
    words: `Assign the certificate ${short(wanted.thumbprint)} as OAuthTokenIssuer for all of Skype${instead}. This runs once; the Front Ends receive it by replication.`,
    because: [{ missing: 'oauth.none', useless: 'oauth.useless', renewal: 'oauth.due' }[need]],
    command: assignTokenIssuer(wanted.thumbprint),
    before: { OAuthTokenIssuer: now },
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
  id: changeIds.removePrevious,
  words: 'Take the certificate before the present one out of use as OAuthTokenIssuer.',
  because: ['oauth.previous'],
  command: removePreviousTokenIssuer(),
  before: { previous },
  undo: { kind: 'cannot', why: 'The certificate stays in the stores, but it is no longer kept as the previous one.' },
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
        says: `The new key signs at once. Exchange refuses it until it has read Skype's document again and IIS is restarted, which the next steps do. To go on, type ${replaceWord}.`,
      }
    : { kind: 'mild' };
}
