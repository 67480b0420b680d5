// Exchange's signing key: what each look means.

import type { StepFinding } from '../../findings.ts';
import { day, daysBetween, listInWords, short, soon } from '../../phrases.ts';
import { type StepContext, textAnswer } from '../../step.ts';
import type { CertificatesFacts } from '../facts.ts';
import { found } from '../found.ts';
import { authNeed, isHybrid, isMadeAnew, mayBeMadeAnew } from './need.ts';
import type { AuthFacts } from './shape.ts';
import { type AuthState, candidateOf, isOverdue, movedOf, nextOf, sharedUses, stateOf, unseenUses } from './state.ts';
import { choice, keys, words } from './words.ts';

const { blind, stop, note, ok, toMend, unseen } = found;

const about = 'Exchange auth certificate';

export function judgeAuth(facts: CertificatesFacts, context: StepContext): readonly StepFinding[] {
  if (!facts.authConfig.seen)
    return [
      blind('auth.not-seen', about, `Exchange's signing key could not be looked at: ${facts.authConfig.why}`, {
        wayOut: 'Check that the Exchange Management Shell works for your account, then look again.',
      }),
    ];
  return [
    ...judgeState(facts, context),
    ...judgeUnseen(facts),
    ...judgeNext(facts, context),
    ...judgeMoved(facts, context),
    ...judgeMaking(facts, context),
    ...judgeShared(facts, context),
  ];
}

function judgeState(facts: CertificatesFacts, context: StepContext): readonly StepFinding[] {
  const state = stateOf(facts, context);
  switch (state.kind) {
    case 'unknown':
      return [];
    case 'broken':
      return [
        toMend(
          state.code,
          about,
          state.code === 'auth.not-yet-valid'
            ? `Exchange's auth certificate ${state.because}. Until then Exchange signs nothing, and web services that start check no token: a new one is needed, unless you can wait.`
            : `Exchange's auth certificate ${state.because}. A new one is needed.`,
          state.code === 'auth.not-yet-valid' ? { wayOut: words.notYetWayOut } : {},
        ),
        ...judgeElsewhere(facts, context),
      ];
    case 'on its way':
      return [
        toMend('auth.on-its-way', listInWords(state.to), `Exchange is bringing its new auth certificate to ${listInWords(state.to)}.`),
      ];
    case 'missing':
      return [...judgeMissing(state, facts, context), ...judgeElsewhere(facts, context)];
    case 'valid':
      return [
        ...facts.authCertificates.flatMap(({ server, certificate }) =>
          certificate.seen && certificate.value !== null ? [judgeValid(server, certificate.value.notAfter, facts, context)] : [],
        ),
        ...judgeElsewhere(facts, context),
      ];
  }
}

function judgeValid(server: string, until: string, facts: AuthFacts, context: StepContext): StepFinding {
  if (daysBetween(context.now, until) >= soon || nextOf(facts, context) !== undefined)
    return ok('auth', server, `${server} has Exchange's auth certificate with its private key, valid until ${day(until)}.`);
  return note('auth.due', server, `Exchange's auth certificate on ${server} is valid, but only until ${day(until)}.`, {
    wayOut: 'A next one can be staged now. It takes over on a day that you choose.',
  });
}

/** Until the admin has said what shall be done, it is only told. */
function judgeMissing(
  state: Extract<AuthState, { kind: 'missing' }>,
  facts: CertificatesFacts,
  context: StepContext,
): readonly StepFinding[] {
  const isOpen = mayBeMadeAnew(state, facts, context) && textAnswer(context, keys.missing) === undefined;
  const isMended = isOpen || isMadeAnew(state, facts, context);
  return state.on.map((server) => {
    const hasIt = state.withoutKey.includes(server);
    const code = hasIt ? 'auth.no-key' : 'auth.missing';
    const said = hasIt
      ? `${server} has Exchange's auth certificate, but not its private key.`
      : `Exchange's auth certificate is not on ${server}, so ${server} can neither sign nor publish its document.`;
    return isMended ? toMend(code, server, said) : stop(code, server, said, { wayOut: words.bring(server) });
  });
}

/** What keeps a new one from being made as it would have to be. */
function judgeMaking(facts: CertificatesFacts, context: StepContext): readonly StepFinding[] {
  const { kind } = authNeed(facts, context);
  const made = context.did.some(({ kind, settled }) => kind === 'auth.make' && settled !== 'not started');
  const isBlind = kind === 'make' || (made && kind !== 'put back');
  return [
    ...(isBlind
      ? unseenUses(facts, context).map(({ server, why }) =>
          stop('auth.uses.not-seen', server, `${words.usesNotSeen(server, made)} ${why}`, {
            wayOut: words.usesWayOut(server, made),
            override: 'GO ON ANYWAY',
          }),
        )
      : []),
    ...(kind === 'make' && isHybrid(facts) && textAnswer(context, keys.lifetime) === choice.shorter
      ? [stop('auth.lifetime', about, 'The new auth certificate must not be valid for five years.', { wayOut: words.shorterWayOut })]
      : []),
  ];
}

const judgeUnseen = (facts: AuthFacts): readonly StepFinding[] =>
  facts.authCertificates.flatMap(({ server, certificate }) =>
    certificate.seen
      ? []
      : [unseen('auth.server.not-looked', server, `The auth certificate on ${server} could not be looked at: ${certificate.why}`)],
  );

function judgeNext(facts: AuthFacts, context: StepContext): readonly StepFinding[] {
  const next = nextOf(facts, context);
  if (next === undefined) {
    const named = facts.authConfig.seen ? facts.authConfig.value?.next : null;
    return named == null
      ? []
      : [
          note(
            'auth.next.unfit',
            named,
            `Exchange names ${short(named)} as its next auth certificate, but no server has it in good order. Run partner-wizard renew before its day: it names another one.`,
          ),
        ];
  }
  // Published by the plan, whatever its day.
  if (stateOf(facts, context).kind === 'broken') return [];
  if (isOverdue(next, context))
    return [
      toMend(
        'auth.next.overdue',
        next.thumbprint,
        `Since ${day(next.from)} Exchange should sign with its next auth certificate, and does not yet.`,
      ),
    ];
  return [
    note(
      'auth.next',
      next.thumbprint,
      `Exchange has a next auth certificate ${next.from === '' ? 'staged' : `for ${day(next.from)}`}. Run partner-wizard renew on that day: IIS is then restarted, and Skype reads the new key.`,
    ),
    ...(next.missing.length === 0
      ? []
      : [
          note(
            'auth.next.missing',
            listInWords(next.missing),
            `It is not on ${listInWords(next.missing)} yet. Exchange brings it there by itself, usually within a day.`,
          ),
        ]),
  ];
}

const judgeMoved = (facts: AuthFacts, context: StepContext): readonly StepFinding[] =>
  movedOf(facts, context).map(({ server, service, back }) =>
    toMend(
      'auth.moved',
      server,
      service === 'SMTP'
        ? `The new certificate took SMTP on ${server} from ${short(back)}. That is put back first.`
        : `The new certificate took the web site of ${server} from ${short(back)}. That is put back first.`,
    ),
  );

/** Where this session made one on another server than the shell is attached to by now. */
function judgeElsewhere(facts: AuthFacts, { did }: StepContext): readonly StepFinding[] {
  const [unused] = facts.unusedAuthCertificates;
  const made = did.some(({ kind, settled }) => kind === 'auth.make' && settled !== 'not started');
  if (!made || unused === undefined || candidateOf(facts) !== undefined) return [];
  return [
    stop(
      'auth.elsewhere',
      unused.server,
      `The new auth certificate is on ${unused.server}, but the Exchange Management Shell is attached to ${facts.exchangeShellOn}. Exchange looks for it there.`,
      { wayOut: `Connect the Exchange Management Shell to ${unused.server}, then look again.` },
    ),
  ];
}

/** One that serves something else as well is renewed for that, and then signs for nobody any more (facts.md 133). */
function judgeShared(facts: CertificatesFacts, context: StepContext): readonly StepFinding[] {
  const current = facts.authConfig.seen ? facts.authConfig.value?.current : null;
  const state = stateOf(facts, context);
  if (current == null) return [];
  const until = state.kind === 'valid' ? `, on ${day(state.until)} at the latest` : '';
  const { smtp, web } = sharedUses(current, facts, context);
  return [
    ...(web.length === 0
      ? []
      : [
          note('auth.shared', listInWords(web), words.sharedWithWeb(listInWords(web), short(current), until), {
            wayOut: words.sharedWayOut,
          }),
        ]),
    ...(smtp.length === 0
      ? []
      : [
          note('auth.shared', `SMTP ${listInWords(smtp)}`, words.sharedWithSmtp(listInWords(smtp), short(current)), {
            wayOut: words.sharedWayOut,
          }),
        ]),
  ];
}
