// The changes to Exchange's signing key: one plan for each consequence, so that each is agreed to by itself (facts.md 31). What the
// next plan is, follows from what is seen after the one before: make, put back what moved, name as next, publish, forget the old one.

import { z } from 'zod';
import { enableCertificate, readExchangeCertificates, smtpQuestion } from '../../../exchange/certificates.ts';
import {
  clearPreviousAuthCertificate,
  newAuthCertificate,
  publishAuthCertificate,
  publishAuthCertificateEarly,
  stageAuthCertificate,
  stageAuthCertificateAnyway,
} from '../../../exchange/signing.ts';
import type { Settled, Wait } from '../../../model/change.ts';
import { shifted } from '../../../model/instant.ts';
import { literal } from '../../../powershell/render.ts';
import { claimed, fieldsOf, staying } from '../../claim.ts';
import { counted, day, listInWords, short } from '../../phrases.ts';
import { exchangeTakingPart } from '../../servers/facts.ts';
import type { ActOf, ChangeOf, Did, Look, StepContext, Until, Watched } from '../../step.ts';
import { isSame } from '../../take-back.ts';
import { claims } from '../claims.ts';
import { type CertificatesFacts, certificatesOf } from '../facts.ts';
import type { Code } from '../found.ts';
import { changes, type Kind } from './guard.ts';
import { authNeed, mayMake } from './need.ts';
import { effectiveOn } from './questions.ts';
import type { Unused } from './shape.ts';
import { isOverdue, type Moved, movedOf, type Next, nextOf, stateOf } from './state.ts';

export function authPlan(context: StepContext): readonly ActOf<Kind>[] {
  const facts = certificatesOf(context);
  if (facts === undefined) return [];
  const need = authNeed(facts, context);
  switch (need.kind) {
    case 'nothing':
      return [];
    case 'put back':
      return putBack(need.moved);
    case 'publish':
      return publish(need.next, need.isSilent, facts, context);
    case 'make':
      return mayMake(facts, context) ? [make(facts)] : [];
    case 'name':
      return [
        need.when.kind === 'at once' ? stageNow(need.unused, need.when.because, facts, context) : stage(need.unused, need.when.day, facts),
      ];
    case 'wait':
      return [everywhere(namedNow(facts).current ?? '', context)];
    case 'clear':
      return [clear(facts)];
  }
}

const hour = 3_600_000;

/** What says why another one is needed, or is to take over; a renewal that nothing calls for has the admin's answer alone. */
const reasons = [
  ...['auth.none', 'auth.missing', 'auth.missing-everywhere', 'auth.no-key', 'auth.other-key', 'auth.weak', 'auth.expired'],
  ...['auth.not-yet-valid', 'auth.due', 'auth.next', 'auth.next.missing', 'auth.next.overdue', 'auth.next.unfit'],
] as const satisfies readonly Code[];

const common = { prompts: {}, onFailure: 'stop', kind: 'change' } as const;

function make(facts: CertificatesFacts): ChangeOf<Kind> {
  const fields = {
    on: facts.exchangeShellOn ?? 'the server that the Exchange Management Shell is attached to',
    uses: facts.certificateUses.map(({ server, smtp, web }) => ({
      server,
      smtp: smtp.seen ? smtp.value : null,
      web: web.seen ? web.value : null,
    })),
    unused: facts.unusedAuthCertificates.map(({ thumbprint }) => thumbprint),
  };
  return {
    ...common,
    ...claimed(claims, 'auth.make', fields),
    ...staying(claims, 'auth.make', fields),
    because: reasons,
    command: newAuthCertificate(),
    prompts: { [smtpQuestion]: 'no' },
    // Run twice, it makes two.
    whenUnclear: 'ask',
    usually: 10,
  };
}

function putBack(moved: readonly Moved[]): readonly ChangeOf<Kind>[] {
  const [first] = moved;
  return moved.filter((each) => each.service === first?.service).map(restore);
}

function restore({ server, service, back }: Moved): ChangeOf<Kind> {
  const fields = { service, server, thumbprint: back };
  return {
    ...common,
    ...claimed(claims, 'auth.put-back', fields, `${service} ${server}`),
    ...staying(claims, 'auth.put-back', fields),
    because: ['auth.moved'],
    command: enableCertificate(back, service, server),
    prompts: { [smtpQuestion]: 'yes' },
    whenUnclear: 'repeat',
    usually: 15,
  };
}

function stage({ thumbprint, server }: Unused, chosen: string, facts: CertificatesFacts): ChangeOf<Kind> {
  // One that is named already, but that no server has in good order.
  const { next: replaces } = namedNow(facts);
  const name = replaces === null ? stageAuthCertificate : stageAuthCertificateAnyway;
  const fields = { ...namedNow(facts), thumbprint, server, day: chosen };
  return {
    ...common,
    ...claimed(claims, 'auth.stage', fields),
    ...staying(claims, 'auth.stage', fields),
    ...(replaces === null ? {} : { shows: [`-Force stands for your yes: Exchange would ask, since it names ${short(replaces)} already.`] }),
    because: reasons,
    command: name(thumbprint, effectiveOn(chosen)),
    whenUnclear: 'repeat',
    usually: 10,
  };
}

/** An hour ahead: a date in the past is refused, and publishing does not wait for it. */
function stageNow({ thumbprint, server }: Unused, because: string, facts: CertificatesFacts, context: StepContext): ChangeOf<Kind> {
  const at = shifted(facts.authLookedAt, hour) ?? shifted(context.now, hour) ?? context.now;
  const fields = { ...namedNow(facts), thumbprint, server, because };
  return {
    ...common,
    ...claimed(claims, 'auth.stage-now', fields),
    ...staying(claims, 'auth.stage-now', fields),
    shows: [
      'The date, in UTC, is an hour ahead: Exchange takes none in the past. The next plan does not wait for it.',
      '-Force stands for your yes: Exchange would ask, since it wants 48 hours, and where another one is named already.',
    ],
    because: reasons,
    command: stageAuthCertificateAnyway(thumbprint, at),
    whenUnclear: 'repeat',
    usually: 10,
  };
}

function namedNow({ authConfig }: CertificatesFacts) {
  const { current = null, previous = null, next = null } = (authConfig.seen ? authConfig.value : null) ?? {};
  return { current, previous, next };
}

function publish(next: Next, isSilent: boolean, facts: CertificatesFacts, context: StepContext): readonly ActOf<Kind>[] {
  const isDue = isOverdue(next, context);
  const fields = { ...namedNow(facts), thumbprint: next.thumbprint };
  const change: ChangeOf<Kind> = {
    ...common,
    ...claimed(claims, 'auth.publish', fields),
    ...staying(claims, 'auth.publish', fields),
    ...(isDue ? {} : { shows: ['-Force stands for your yes: Exchange would ask, since its day has not come.'] }),
    because: reasons,
    command: isDue ? publishAuthCertificate() : publishAuthCertificateEarly(),
    whenUnclear: 'ask',
    usually: 15,
  };
  // While the current one still signs, nothing is hurried: a server without the next one would sign nothing at all.
  const first = isSilent || next.missing.length === 0 ? [] : [everywhere(next.thumbprint, context)];
  return [...first, change, everywhere(next.thumbprint, context)];
}

/** What the wait for a certificate on the servers looks at (Wait.what). */
const authWaits = z.object({ authCertificate: z.string(), servers: z.array(z.string()) });

/** Publishing may take up to an hour (facts.md 28). */
function everywhere(thumbprint: string, context: StepContext): Wait {
  const servers = exchangeTakingPart(context).map(({ fqdn }) => fqdn);
  return {
    kind: 'wait',
    id: `auth.everywhere ${short(thumbprint)}`,
    words: `${counted(servers.length, 'Exchange server has', 'Exchange servers have')} the certificate ${short(thumbprint)}. It can take an hour; restarting the service MSExchangeServiceHost on a server that lacks it hurries that up`,
    what: { authCertificate: thumbprint, servers },
    every: 30,
    patience: 3600,
    usually: 600,
    because: ['auth.on-its-way'],
    restsOn: ['exchange'],
  };
}

/** Looks once; undefined when the wait is for something else. */
export async function watchAuth(wait: Wait, { reader }: Look): Promise<Watched | undefined> {
  const parsed = authWaits.safeParse(wait.what);
  if (!parsed.success) return undefined;
  const { authCertificate, servers } = parsed.data;
  const lacking: string[] = [];
  for (const server of servers) {
    const held = await readExchangeCertificates(reader, server);
    const own = held.seen ? held.value.find((each) => isSame(each.thumbprint, authCertificate)) : undefined;
    if (own === undefined || own.hasPrivateKey === false) lacking.push(server);
  }
  return { met: lacking.length === 0, saw: lacking.length === 0 ? 'every server has it' : `not yet on ${listInWords(lacking)}` };
}

/** The same look in a runbook; undefined when the wait is for something else. */
export function untilEverywhere(wait: Wait): Until | undefined {
  const parsed = authWaits.safeParse(wait.what);
  if (!parsed.success) return undefined;
  const { authCertificate, servers } = parsed.data;
  const held = `Get-ExchangeCertificate -Server $_ -ErrorAction SilentlyContinue | Where-Object { $_.Thumbprint -eq ${literal(authCertificate)} }`;
  return {
    shell: 'exchange',
    until: `@(${servers.map(literal).join(', ')} | Where-Object { ${held} }).Count -eq ${servers.length}`,
  };
}

function clear(facts: CertificatesFacts): ChangeOf<Kind> {
  return {
    ...common,
    ...claimed(claims, 'auth.clear-previous', namedNow(facts)),
    ...staying(claims, 'auth.clear-previous', namedNow(facts)),
    because: ['auth.previous-expired'],
    command: clearPreviousAuthCertificate(),
    whenUnclear: 'repeat',
    usually: 5,
  };
}

/** What a look at an interrupted change to this key found; undefined for a change to something else. */
export function authSettled(did: Did, context: StepContext): Settled | undefined {
  if (!Object.hasOwn(changes, did.kind)) return undefined;
  const facts = certificatesOf(context);
  if (!facts?.authConfig.seen) return 'cannot tell';
  const config = namedNow(facts);
  const staged = (fieldsOf(claims, 'auth.stage', did) ?? fieldsOf(claims, 'auth.stage-now', did))?.thumbprint;
  switch (did.kind) {
    case 'auth.make':
      // Exchange makes it first and asks then: whatever became of the question, one that was not there before is the new one.
      if (facts.unusedAuthCertificates.some(({ thumbprint }) => fieldsOf(claims, 'auth.make', did)?.unused.includes(thumbprint) === false))
        return 'done';
      return facts.authCertificates.every(({ certificate }) => certificate.seen) ? 'not started' : 'cannot tell';
    case 'auth.stage':
    case 'auth.stage-now':
      return isSame(config.next, staged) || isSame(config.current, staged) ? 'done' : 'not started';
    case 'auth.publish':
      return authPlan(context).every((act) => act.id !== did.id) ? 'done' : 'not started';
    case 'auth.clear-previous':
      return config.previous === null ? 'done' : 'not started';
    default:
      return movedOf(facts, context).every((each) => restore(each).id !== did.id) ? 'done' : 'not started';
  }
}

/** Where the new key stands, for the page after the changes. */
export function authProved(context: StepContext): readonly string[] {
  const facts = certificatesOf(context);
  const state = facts && stateOf(facts, context);
  const next = facts && nextOf(facts, context);
  return [
    ...(state?.kind === 'valid'
      ? [`Exchange signs with its auth certificate, valid until ${day(state.until)}, on every server that takes part.`]
      : []),
    ...(next === undefined
      ? []
      : [
          `From ${day(next.from)} on, Exchange will sign with the certificate ${short(next.thumbprint)}. Run partner-wizard renew on that day: IIS is then restarted, and Skype reads the new key.`,
        ]),
  ];
}
