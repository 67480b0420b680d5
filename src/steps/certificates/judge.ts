// Facts to findings: what each look of the step "Certificates" means.

import type { Finding } from '../../model/finding.ts';
import { blocker, counted, day, daysBetween, inWords, note, ok, problem, unseen } from '../look.ts';
import { behind } from '../replication.ts';
import { frontEndsTakingPart } from '../servers/facts.ts';
import { type Known, textAnswer } from '../step.ts';
import { type CertificatesFacts, candidates, certificatesOf, unfit } from './facts.ts';
import { keys, otherChoice, words } from './words.ts';

/** Fewer days than this to an expiry are worth a note (domain.md 12: warn under 60 days). */
const soon = 60;

export function judgeCertificates(known: Known): readonly Finding[] {
  const facts = certificatesOf(known);
  if (facts === undefined) return [];
  return [...judgeIssuer(facts, known), ...judgeReplication(facts, known), ...judgeAuth(facts, known), ...judgeOthers(facts)];
}

function judgeIssuer(facts: CertificatesFacts, known: Known): readonly Finding[] {
  if (!facts.issuer.seen) {
    return [
      blocker('oauth.not-seen', 'OAuthTokenIssuer', `Skype's signing certificate could not be looked at: ${facts.issuer.why}`, {
        wayOut: 'Check that the Skype for Business Server Management Shell works for your account, then look again.',
      }),
    ];
  }
  const issuer = facts.issuer.value;
  if (issuer === null) return judgeMissing(facts, known);
  const about = issuer.thumbprint;
  if (issuer.notAfter <= known.now) {
    return [
      blocker('oauth.expired', about, `Skype's signing certificate expired on ${day(issuer.notAfter)}.`, {
        wayOut:
          'Assign a valid one (Set-CsCertificate -Identity Global -Type OAuthTokenIssuer -Thumbprint …), then look again. This version of the wizard does not yet renew it for you.',
      }),
    ];
  }
  const left = daysBetween(known.now, issuer.notAfter);
  return [
    left < soon
      ? note('oauth.due', about, `Skype's signing certificate is valid, but only until ${day(issuer.notAfter)}.`, {
          wayOut: "Renew it at least a day before. Exchange must then read Skype's document again and IIS be restarted.",
        })
      : ok(
          'oauth',
          about,
          `Skype signs with the certificate ${short(about)} (${issuer.subject.slice(0, 80)}), valid until ${day(issuer.notAfter)}.`,
        ),
    ...facts.stores.map((store) => judgeStore(store, about, known)),
  ];
}

function judgeStore(store: CertificatesFacts['stores'][number], thumbprint: string, known: Known): Finding {
  const { frontEnd, certificates } = store;
  if (!certificates.seen) {
    return unseen('oauth.store.not-seen', frontEnd, `The certificates on ${frontEnd} could not be looked at: ${certificates.why}`, {
      wayOut: `On ${frontEnd}, run: Get-Item Cert:\\LocalMachine\\My\\${thumbprint} | Format-List HasPrivateKey, NotAfter`,
    });
  }
  const found = certificates.value.find((each) => each.thumbprint === thumbprint);
  if (found === undefined) {
    return problem(
      'oauth.store.missing',
      frontEnd,
      `The certificate is not on ${frontEnd} yet. The Central Management Store brings it there.`,
    );
  }
  const why = unfit({ ...found, exportable: true }, known.now);
  return why === undefined
    ? ok('oauth.store', frontEnd, `${frontEnd} has it, with its private key, ${found.keyBits} bits.`)
    : blocker('oauth.store.unfit', frontEnd, `The certificate on ${frontEnd} cannot be used: ${why}.`, {
        wayOut: 'Assign another certificate, then look again.',
      });
}

function judgeMissing(facts: CertificatesFacts, known: Known): readonly Finding[] {
  const [first] = facts.stores;
  if (first !== undefined && !first.certificates.seen) {
    return [
      blocker(
        'oauth.none',
        'OAuthTokenIssuer',
        `Skype has no signing certificate, and those on ${first.frontEnd} could not be looked at: ${first.certificates.why}`,
        { wayOut: words.otherWayOut },
      ),
    ];
  }
  const fitting = candidates(facts, known.now);
  const refused = (first?.certificates.seen ? first.certificates.value : []).flatMap((each) => {
    const why = unfit(each, known.now);
    return why === undefined
      ? []
      : [
          note(
            'oauth.candidate.unfit',
            each.thumbprint,
            `${each.friendlyName || each.subject} (${short(each.thumbprint)}) does not fit: ${why}.`,
          ),
        ];
  });
  if (fitting.length === 0 || textAnswer(known, keys.issuer) === otherChoice) {
    return [
      blocker('oauth.none', 'OAuthTokenIssuer', 'Skype has no certificate to sign with (OAuthTokenIssuer), and none was chosen.', {
        wayOut: words.otherWayOut,
      }),
      ...refused,
    ];
  }
  return [
    problem(
      'oauth.none',
      'OAuthTokenIssuer',
      `Skype has no certificate to sign with (OAuthTokenIssuer). ${counted(fitting.length, 'certificate fits', 'certificates fit')}.`,
    ),
    ...refused,
  ];
}

function judgeReplication(facts: CertificatesFacts, known: Known): readonly Finding[] {
  const frontEnds = frontEndsTakingPart(known);
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
      : problem(
          'replication.pending',
          inWords(late),
          `${inWords(late)} ${late.length === 1 ? 'has' : 'have'} not received Skype's latest configuration yet.`,
        ),
    ...outside.map((each) => note('replication.other', each, `${each} is not up to date either, but takes no part in this.`)),
  ];
}

function judgeAuth(facts: CertificatesFacts, known: Known): readonly Finding[] {
  const { authConfig } = facts;
  if (!authConfig.seen)
    return [
      blocker('auth.not-seen', 'Exchange auth certificate', `Exchange's signing key could not be looked at: ${authConfig.why}`, {
        wayOut: 'Check that the Exchange Management Shell works for your account, then look again.',
      }),
    ];
  if (authConfig.value === null || authConfig.value.current === null) {
    return [blocker('auth.none', 'Exchange auth certificate', 'Exchange has no auth certificate to sign with.', { wayOut: recovery })];
  }
  const { next, nextEffective } = authConfig.value;
  return [
    ...facts.authCertificates.map((each) => judgeAuthOn(each, known)),
    ...(next === null
      ? []
      : [
          note(
            'auth.next',
            next,
            `Exchange has a next auth certificate ${nextEffective === null ? 'staged' : `for ${day(nextEffective)}`}. After that day, Skype must read Exchange's document again.`,
          ),
        ]),
  ];
}

function judgeAuthOn({ server, certificate }: CertificatesFacts['authCertificates'][number], known: Known): Finding {
  if (!certificate.seen)
    return unseen('auth.server.not-seen', server, `The auth certificate on ${server} could not be looked at: ${certificate.why}`);
  const found = certificate.value;
  if (found === null) {
    return blocker(
      'auth.missing',
      server,
      `Exchange's auth certificate is not on ${server}, so ${server} can neither sign nor publish its document.`,
      {
        wayOut: `Export it with its private key from a server that has it and import it on ${server} (the script MonitorExchangeAuthCertificate.ps1 does this), then look again.`,
      },
    );
  }
  if (found.notAfter <= known.now)
    return blocker('auth.expired', server, `Exchange's auth certificate expired on ${day(found.notAfter)}.`, { wayOut: recovery });
  if (!found.hasPrivateKey)
    return blocker('auth.no-key', server, `${server} has Exchange's auth certificate, but not its private key.`, {
      wayOut: `Import it on ${server} again, this time with its private key, then look again.`,
    });
  if (found.keyBits < 2048)
    return blocker(
      'auth.weak',
      server,
      `Exchange's auth certificate has a key of ${found.keyBits} bits; Exchange itself refuses fewer than 2048.`,
      { wayOut: recovery },
    );
  if (daysBetween(known.now, found.notAfter) < soon)
    return note('auth.due', server, `Exchange's auth certificate on ${server} is valid, but only until ${day(found.notAfter)}.`, {
      wayOut: 'Stage a next one at least 48 hours ahead (Set-AuthConfig -NewCertificateThumbprint … -NewCertificateEffectiveDate …).',
    });
  return ok('auth', server, `${server} has Exchange's auth certificate with its private key, valid until ${day(found.notAfter)}.`);
}

/** field.md 2: others who trust these keys are named before either changes. */
function judgeOthers(facts: CertificatesFacts): readonly Finding[] {
  const { skypeOAuthServers, skypeApplications, exchangeAuthServers, hybrid } = facts.others;
  const names = (read: typeof skypeOAuthServers) => (read.seen ? read.value : []);
  const skype = [...names(skypeOAuthServers), ...names(skypeApplications)];
  return [
    ...(skype.length === 0
      ? []
      : [
          note(
            'others.skype',
            'Skype',
            `Skype also knows ${inWords(skype)}. If its signing certificate changes, they must learn the new one.`,
          ),
        ]),
    ...(names(exchangeAuthServers).length === 0
      ? []
      : [note('others.exchange', 'Exchange', `Exchange also trusts ${inWords(names(exchangeAuthServers))}.`)]),
    ...(hybrid.seen && hybrid.value
      ? [
          note(
            'others.hybrid',
            'Exchange',
            "This organisation is hybrid: Exchange Online trusts Exchange's signing key too. The wizard leaves that key as it is.",
          ),
        ]
      : []),
    ...(hybrid.seen ? [] : [unseen('others.hybrid', 'Exchange', `Whether this organisation is hybrid could not be read: ${hybrid.why}`)]),
  ];
}

const recovery =
  'Make a new one with the recipe of Microsoft KB 2617816 (New-ExchangeCertificate, Set-AuthConfig, publish, restart IIS), answer No when asked about the SMTP certificate, then look again. This version of the wizard does not yet run that for you.';

/** A thumbprint short enough to read aloud. */
export const short = (thumbprint: string): string => `${thumbprint.slice(0, 8)}…`;
