// Exchange's signing key: what each look means.

import type { Finding } from '../../../model/finding.ts';
import { blocker, day, daysBetween, note, ok, soon, unseen } from '../../look.ts';
import type { Known } from '../../step.ts';
import type { AuthFacts } from './facts.ts';

export function judgeAuth(facts: AuthFacts, known: Known): readonly Finding[] {
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

function judgeAuthOn({ server, certificate }: AuthFacts['authCertificates'][number], known: Known): Finding {
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

const recovery =
  'Make a new one with the recipe of Microsoft KB 2617816 (New-ExchangeCertificate, Set-AuthConfig, publish, restart IIS), answer No when asked about the SMTP certificate, then look again. This version of the wizard does not yet run that for you.';
