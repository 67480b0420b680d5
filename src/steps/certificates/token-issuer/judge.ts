// Skype's signing key: what each look means.

import type { Finding } from '../../../model/finding.ts';
import { blocker, counted, day, daysBetween, inWords, note, ok, problem, short, soon, unseen } from '../../look.ts';
import { behind } from '../../replication.ts';
import { frontEndsTakingPart } from '../../servers/facts.ts';
import { type Known, textAnswer } from '../../step.ts';
import { candidates, type TokenIssuerFacts, unfit } from './facts.ts';
import { keys, otherChoice, words } from './words.ts';

export const judgeTokenIssuer = (facts: TokenIssuerFacts, known: Known): readonly Finding[] => [
  ...judgeIssuer(facts, known),
  ...judgeReplication(facts, known),
];

function judgeIssuer(facts: TokenIssuerFacts, known: Known): readonly Finding[] {
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

function judgeStore(store: TokenIssuerFacts['stores'][number], thumbprint: string, known: Known): Finding {
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

function judgeMissing(facts: TokenIssuerFacts, known: Known): readonly Finding[] {
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

function judgeReplication(facts: TokenIssuerFacts, known: Known): readonly Finding[] {
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
