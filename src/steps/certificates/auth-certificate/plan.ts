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
import type { Change, Settled, Wait } from '../../../model/change.ts';
import { shifted } from '../../../model/instant.ts';
import { literal } from '../../../powershell/render.ts';
import { kindOf } from '../../guard.ts';
import { counted, day, listInWords, short } from '../../phrases.ts';
import { exchangeTakingPart } from '../../servers/facts.ts';
import type { ActOf, ChangeOf, Look, StepContext, Until, Watched } from '../../step.ts';
import { isSame, parameterOf } from '../../take-back.ts';
import { type CertificatesFacts, certificatesOf } from '../facts.ts';
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

const common = { prompts: {}, onFailure: 'stop', kind: 'change' } as const;

function make(facts: CertificatesFacts): ChangeOf<Kind> {
  const server = facts.exchangeShellOn ?? 'the server that the Exchange Management Shell is attached to';
  return {
    ...common,
    id: 'auth.make',
    words: `Make a new auth certificate on ${server}. Nothing uses it yet. If Exchange asks whether it shall replace the SMTP certificate, the answer is No.`,
    because: ['auth'],
    command: newAuthCertificate(),
    prompts: { [smtpQuestion]: 'no' },
    before: {
      uses: facts.certificateUses.map(({ server, smtp, web }) => ({
        server,
        smtp: smtp.seen ? smtp.value : null,
        web: web.seen ? web.value : null,
      })),
      unused: facts.unusedAuthCertificates.map(({ thumbprint }) => thumbprint),
    },
    undo: { kind: 'cannot', why: 'The wizard deletes no private key. A certificate that nothing uses does no harm.' },
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
  const what = service === 'SMTP' ? 'mail between the servers (SMTP)' : 'the web site (IIS)';
  return {
    ...common,
    id: `auth.put-back ${service} ${server}`,
    words: `Give ${what} on ${server} back its certificate ${short(back)}. Making the new one took it away, and it must not stay so.`,
    because: ['auth.moved'],
    command: enableCertificate(back, service, server),
    prompts: { [smtpQuestion]: 'yes' },
    before: null,
    undo: { kind: 'cannot', why: 'It only puts back what was there before.' },
    whenUnclear: 'repeat',
    usually: 15,
  };
}

function stage({ thumbprint, server }: Unused, chosen: string, facts: CertificatesFacts): ChangeOf<Kind> {
  // One that is named already, but that no server has in good order.
  const { next: replaces } = namedNow(facts);
  const name = replaces === null ? stageAuthCertificate : stageAuthCertificateAnyway;
  return {
    ...common,
    id: 'auth.stage',
    words: `Name the certificate ${short(thumbprint)} on ${server} as Exchange's next one, in use from ${chosen} on. Until then nothing changes, and nothing is restarted.`,
    ...(replaces === null ? {} : { shows: [`-Force stands for your yes: Exchange would ask, since it names ${short(replaces)} already.`] }),
    because: ['auth'],
    command: name(thumbprint, effectiveOn(chosen)),
    before: namedNow(facts),
    undo: {
      kind: 'cannot',
      why: `No document says how to take a next certificate back. Before ${chosen} it is not used, and another one can be named in its place.`,
    },
    whenUnclear: 'repeat',
    usually: 10,
  };
}

/** An hour ahead: a date in the past is refused, and publishing does not wait for it. */
function stageNow({ thumbprint, server }: Unused, because: string, facts: CertificatesFacts, context: StepContext): ChangeOf<Kind> {
  const at = shifted(facts.authLookedAt, hour) ?? shifted(context.now, hour) ?? context.now;
  return {
    ...common,
    id: 'auth.stage-now',
    words: `Name the certificate ${short(thumbprint)} on ${server} as Exchange's next one, since the current one ${because}.`,
    shows: [
      'The date, in UTC, is an hour ahead: Exchange takes none in the past. The next plan does not wait for it.',
      '-Force stands for your yes: Exchange would ask, since it wants 48 hours, and where another one is named already.',
    ],
    because: ['auth'],
    command: stageAuthCertificateAnyway(thumbprint, at),
    before: namedNow(facts),
    undo: { kind: 'cannot', why: 'No document says how to take a next certificate back. Another one can be named in its place.' },
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
  const change: ChangeOf<Kind> = {
    ...common,
    id: 'auth.publish',
    words: `Let Exchange sign with the certificate ${short(next.thumbprint)} from now on, on every server. This cannot be undone.`,
    ...(isDue ? {} : { shows: ['-Force stands for your yes: Exchange would ask, since its day has not come.'] }),
    because: ['auth'],
    command: isDue ? publishAuthCertificate() : publishAuthCertificateEarly(),
    before: namedNow(facts),
    undo: { kind: 'cannot', why: 'Exchange does not go back to a certificate that it signed with before.' },
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
    words: `${counted(servers.length, 'Exchange server')} to have the certificate ${short(thumbprint)}. It can take an hour; restarting the service MSExchangeServiceHost on a server that lacks it hurries that up`,
    what: { authCertificate: thumbprint, servers },
    every: 30,
    patience: 3600,
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
    id: 'auth.clear-previous',
    words: `Let Exchange forget its previous certificate, ${short(namedNow(facts).previous ?? '')}, which has expired. Otherwise it goes on showing it to others. The certificate itself stays where it is.`,
    because: ['auth.previous-expired'],
    command: clearPreviousAuthCertificate(),
    before: namedNow(facts),
    undo: { kind: 'cannot', why: 'An expired certificate is of no use to anyone.' },
    whenUnclear: 'repeat',
    usually: 5,
  };
}

const beforeMaking = z.object({ unused: z.array(z.string()) });

/** Those that were there already. */
const unusedBefore = ({ before }: Change): readonly string[] => beforeMaking.parse(before).unused;

/** Whether a change is one of this key. */
export const isAuthChange = (change: Change): boolean => kindOf(change) in changes;

/** What a look at an interrupted change to this key found; undefined for a change to something else. */
export function authSettled(change: Change, context: StepContext): Settled | undefined {
  if (!isAuthChange(change)) return undefined;
  const facts = certificatesOf(context);
  if (!facts?.authConfig.seen) return 'cannot tell';
  const config = namedNow(facts);
  const thumbprint = parameterOf(change, 'NewCertificateThumbprint');
  switch (change.id) {
    case 'auth.make':
      // Exchange makes it first and asks then: whatever became of the question, one that was not there before is the new one.
      if (facts.unusedAuthCertificates.some(({ thumbprint }) => !unusedBefore(change).includes(thumbprint))) return 'done';
      return facts.authCertificates.every(({ certificate }) => certificate.seen) ? 'not started' : 'cannot tell';
    case 'auth.stage':
    case 'auth.stage-now':
      return isSame(config.next, thumbprint) || isSame(config.current, thumbprint) ? 'done' : 'not started';
    case 'auth.publish':
      return authPlan(context).every((act) => act.id !== change.id) ? 'done' : 'not started';
    case 'auth.clear-previous':
      return config.previous === null ? 'done' : 'not started';
    default:
      return movedOf(facts, context).every((each) => restore(each).id !== change.id) ? 'done' : 'not started';
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
