// Skype's signing key: what each look means.

import { localTimeInWords as moment } from '../../../model/instant.ts';
import type { StepFinding } from '../../findings.ts';
import { counted, day, daysBetween, listInWords, short, soon } from '../../phrases.ts';
import { behind } from '../../replication.ts';
import { frontEndsTakingPart, serversOf } from '../../servers/facts.ts';
import { type StepContext, textAnswer } from '../../step.ts';
import { isSame } from '../../take-back.ts';
import type { CertificatesFacts } from '../facts.ts';
import { type Code, found } from '../found.ts';
import { judgeImported, judgePfx } from '../pfx/judge.ts';
import { renews } from '../renewal.ts';
import { candidates, wantedCertificate } from './choice.ts';
import { inAnyStore, inOwnStore, isDefault, ownStore } from './facts.ts';
import { unfit, useless, uselessHere } from './fitness.ts';
import { requested } from './request.ts';
import { type Need, needOf, notYetFrom, type Signing, signingOf, whyUnfitOnItsDay, whyUseless } from './signing.ts';
import { choice, keys, words } from './words.ts';

const { blind, stop, note, ok, toMend, unseen } = found;

export const judgeTokenIssuer = (facts: CertificatesFacts, context: StepContext): readonly StepFinding[] => [
  ...judgeIssuer(facts, context),
  ...judgeImported(context),
  ...judgeReplication(facts, context),
];

function judgeIssuer(facts: CertificatesFacts, context: StepContext): readonly StepFinding[] {
  if (!facts.issuer.seen) {
    return [
      blind('oauth.not-seen', 'OAuthTokenIssuer', `Skype's signing certificate could not be looked at: ${facts.issuer.why}`, {
        wayOut: 'Check that the Skype for Business Server Management Shell works for your account, then look again.',
      }),
    ];
  }
  const signing = signingOf(facts, context);
  const need = needOf(facts, context, renews(context, 'skype'));
  const another = need === 'none' ? [] : judgeAnother(need, facts, context);
  if (signing.now === null) return another;
  return [...judgeNow(signing.now, signing, need, facts, context), ...another, ...judgeStaged(signing, facts)];
}

/** The certificate that signs now. */
function judgeNow(
  about: string,
  { until, staged }: Signing,
  need: Need,
  facts: CertificatesFacts,
  context: StepContext,
): readonly StepFinding[] {
  // What is of no use is told with what is to take its place.
  if (need === 'useless') return [];
  const subject = inAnyStore(facts, about)?.subject ?? '';
  const left = until === null ? soon : daysBetween(context.now, until);
  return [
    left < soon && until !== null && staged === null
      ? note('oauth.due', about, `Skype's signing certificate is valid, but only until ${day(until)}.`, {
          wayOut: "Renew it at least a day before. Exchange must then read Skype's document again and IIS be restarted.",
        })
      : ok(
          'oauth',
          about,
          `Skype signs with the certificate ${short(about)}${subject === '' ? '' : ` (${subject.slice(0, 80)})`}${until === null ? '' : `, valid until ${day(until)}`}.`,
        ),
    ...judgeShared(about, until, facts, context),
    ...facts.stores.map((store) => judgeStore(store, about)),
  ];
}

/** One that serves the web site, too, is renewed for that (facts.md 10). */
function judgeShared(about: string, until: string | null, facts: CertificatesFacts, context: StepContext): readonly StepFinding[] {
  const shows = serversOf(context)?.views.flatMap(({ product, at, secured }) =>
    product === 'Skype' && at !== null && isSame(secured?.thumbprint, about) ? [at] : [],
  );
  if (!isDefault(facts, about) && (shows === undefined || shows.length === 0)) return [];
  return [
    note('oauth.shared', about, words.shared(until === null ? '' : `, on ${day(until)} at the latest`), { wayOut: words.sharedWayOut }),
  ];
}

function judgeStaged({ staged }: Signing, facts: CertificatesFacts): readonly StepFinding[] {
  if (staged === null) return [];
  const why = whyUnfitOnItsDay(facts, staged);
  const takesOver = `The certificate ${short(staged.thumbprint)} takes over on ${moment(staged.effective)} (time of this computer).`;
  const wayOut =
    why === undefined
      ? 'Run "partner-wizard renew" after that moment: it lets Exchange read the new key, restarts IIS and tests. Until then nothing changes.'
      : 'Run "partner-wizard renew" before that moment: it stages another one.';
  if (why === undefined) return [note('oauth.staged', staged.thumbprint, takesOver, { wayOut })];
  return [note('oauth.staged.unfit', staged.thumbprint, `${takesOver} Skype will not be able to sign with it. ${why}`, { wayOut })];
}

function judgeStore(store: CertificatesFacts['stores'][number], thumbprint: string): StepFinding {
  const { frontEnd, certificates } = store;
  if (!certificates.seen) {
    return unseen('oauth.store.not-seen', frontEnd, `The certificates on ${frontEnd} could not be looked at: ${certificates.why}`, {
      wayOut: `On ${frontEnd}, run: Get-Item Cert:\\LocalMachine\\My\\${thumbprint} | Format-List HasPrivateKey, NotAfter`,
    });
  }
  const found = certificates.value.find((each) => each.thumbprint === thumbprint);
  if (found === undefined) {
    return toMend(
      'oauth.store.missing',
      frontEnd,
      `The certificate is not on ${frontEnd} yet. The Central Management Store brings it there.`,
    );
  }
  const here = uselessHere(found);
  const why = useless(found) ?? here;
  return why === undefined
    ? ok('oauth.store', frontEnd, `${frontEnd} has it, with its private key, ${found.keyBits} bits.`)
    : stop('oauth.store.unfit', frontEnd, `The certificate on ${frontEnd} cannot be used. ${why}`, {
        wayOut:
          here === undefined || !found.hasPrivateKey
            ? 'Assign another certificate, then look again.'
            : words.keyWayOut(frontEnd, thumbprint),
      });
}

/** What there is to take its place, and what became of a request. */
function judgeAnother(need: Exclude<Need, 'none'>, facts: CertificatesFacts, context: StepContext): readonly StepFinding[] {
  const own = ownStore(facts);
  const said = whyNeeded(need, facts, context);
  if (own !== undefined && !own.certificates.seen) {
    return need === 'renewal'
      ? []
      : [
          stop(
            said.code,
            'OAuthTokenIssuer',
            `${said.words} The certificates on ${own.frontEnd} could not be looked at: ${own.certificates.why}`,
            { wayOut: words.otherWayOut },
          ),
        ];
  }
  const refused = inOwnStore(facts).flatMap((each) => {
    const why = unfit(each);
    const name = each.friendlyName || each.subject;
    return why === undefined || each.thumbprint === signingOf(facts, context).now
      ? []
      : [note('oauth.candidate.unfit', each.thumbprint, `${name} (${short(each.thumbprint)}) does not fit. ${why}`)];
  });
  return [...judgeChosen(need, said, facts, context), ...refused];
}

type Said = { readonly code: Code; readonly words: string };

function whyNeeded(need: Exclude<Need, 'none'>, facts: CertificatesFacts, context: StepContext): Said {
  const { now, until } = signingOf(facts, context);
  if (need === 'missing' || now === null) return { code: 'oauth.none', words: 'Skype has no certificate to sign with (OAuthTokenIssuer).' };
  if (need === 'renewal') return { code: 'oauth.renewal', words: "Skype's signing certificate is to be renewed." };
  const from = notYetFrom(facts, context);
  if (from !== undefined)
    return {
      code: 'oauth.not-yet-valid',
      words: `Skype's signing certificate is not valid before ${moment(from)} (time of this computer). Until then Skype cannot sign with it, and Exchange refuses what comes.`,
    };
  return until !== null && until <= context.now
    ? { code: 'oauth.expired', words: `Skype's signing certificate expired on ${day(until)}.` }
    : { code: 'oauth.useless', words: `Skype's signing certificate cannot be used. ${whyUseless(facts, now) ?? ''}`.trim() };
}

function judgeChosen(need: Need, { code, words: said }: Said, facts: CertificatesFacts, context: StepContext): readonly StepFinding[] {
  const chosen = textAnswer(context, keys.issuer);
  const about = 'OAuthTokenIssuer';
  if (wantedCertificate(facts, context) !== undefined) return [toMend(code, about, said)];
  if (chosen === choice.import) return [toMend(code, about, said), ...judgePfx(facts, context)];
  if (chosen === choice.other)
    // One that is still valid is simply left as it is.
    return need === 'renewal'
      ? [note(code, about, `${said} You do it yourself.`)]
      : [stop(code, about, said, { wayOut: words.otherWayOut })];
  if (chosen === choice.request || chosen === choice.file) return [toMend(code, about, said), ...judgeRequest(facts, context)];
  const fitting = candidates(facts, context).length;
  return [
    toMend(
      code,
      about,
      `${said} ${fitting === 0 ? 'No other certificate here fits.' : `${counted(fitting, 'certificate in the store fits', 'certificates in the store fit')}.`}`,
    ),
  ];
}

function judgeRequest(facts: CertificatesFacts, context: StepContext): readonly StepFinding[] {
  const request = requested(facts, context);
  switch (request.kind) {
    case 'not made':
      return [];
    case 'arrived': {
      const why = unfit(request.certificate);
      return why === undefined
        ? []
        : [
            stop('oauth.request.unfit', request.certificate.thumbprint, `The certificate that came does not fit. ${why}`, {
              wayOut: 'Tell whoever runs the certification authority. To choose another way, press Esc.',
            }),
          ];
    }
    case 'in a file':
      return [toMend('oauth.request.file', request.file, `The request is in ${request.file}, and waits for its signature.`)];
    case 'sent': {
      const name = request.id === null ? 'The request' : `Request ${request.id}`;
      if (request.status === 'denied')
        return [
          stop('oauth.request.denied', name, `${name} was denied by the certification authority.`, {
            wayOut: 'Ask whoever runs the authority why. To choose another way, press Esc.',
          }),
        ];
      return [
        toMend(
          'oauth.request.pending',
          name,
          `${name} waits at the certification authority until someone grants it. Tell whoever runs the authority; you may leave the wizard meanwhile.`,
        ),
      ];
    }
  }
}

function judgeReplication(facts: CertificatesFacts, context: StepContext): readonly StepFinding[] {
  const frontEnds = frontEndsTakingPart(context);
  if (!facts.replication.seen)
    return [
      unseen(
        'replication.not-seen',
        'replication',
        `Whether the Front Ends have Skype's latest configuration could not be read: ${facts.replication.why}`,
      ),
    ];
  const late = behind(facts.replication, frontEnds);
  const outside = facts.replication.value.filter((each) => !each.upToDate && !frontEnds.includes(each.fqdn)).map((each) => each.fqdn);
  return [
    late.length === 0
      ? ok('replication', 'replication', "Every Front End has Skype's latest configuration.")
      : toMend(
          'replication.pending',
          listInWords(late),
          `${listInWords(late)} ${late.length === 1 ? 'has' : 'have'} not received Skype's latest configuration yet.`,
        ),
    ...outside.map((each) => note('replication.other', each, `${each} is not up to date either, but takes no part in this.`)),
  ];
}
