// What each server makes of its partner's metadata document. Looked at before anything is changed, and again in the
// step that relies on it, with the same words.

import type { DocumentFacts } from './facts.ts';
import { makersOf, type StepFinding } from './findings.ts';
import { sentence } from './phrases.ts';

export const readings = makersOf([
  {
    topic: 'document',
    restsOn: ['windows'],
    codes: ['document.not-looked', 'document.not-readable', 'document.pending', 'document.readable'],
  },
  {
    topic: 'exchange-document',
    restsOn: ['windows'],
    codes: ['exchange-document.not-looked', 'exchange-document.not-readable', 'exchange-document.pending', 'exchange-document.readable'],
  },
]);
const { ok, note, toMend, stop, unseen } = readings;

export type Side = {
  /** Whose document it is. */
  readonly product: 'Skype' | 'Exchange';
  readonly url: string;
  /** What 'not yet' means here: only worth knowing, to be waited for, or a reason to stop. */
  readonly notYet: 'note' | 'wait' | 'stop';
};

/** One finding for a server that could not read the document, or undefined where it could. */
export function judgeReading(
  { server, reading, document, stage, fault }: DocumentFacts,
  { product, url, notYet }: Side,
): StepFinding | undefined {
  const code = product === 'Skype' ? 'document' : 'exchange-document';
  const why = document.seen ? '' : sentence(document.why);
  switch (reading) {
    case 'read':
      return undefined;
    case 'not looked':
      return unseen(
        `${code}.not-looked`,
        server,
        `Whether ${server} can read ${product}'s metadata document could not be looked at. ${why}`,
        {
          wayOut: `On ${server}, open ${url} and see whether it comes without a warning.`,
        },
      );
    case 'not yet': {
      const words = `${server} asked for ${product}'s metadata document and got no proper answer. ${why}`;
      if (notYet === 'note') return note(`${code}.pending`, server, `${words} A later step looks at the certificate behind it.`);
      if (notYet === 'wait')
        return toMend(`${code}.pending`, server, `${words} This is usual for a few minutes after a certificate was assigned.`);
      return stop(`${code}.pending`, server, words, {
        wayOut: `Status 500 means that the server that answered has no certificate to sign with: look again from the step "Certificates". Status 404 means that the address is wrong.`,
      });
    }
    case 'failed':
      return stop(`${code}.not-readable`, server, `${server} cannot read ${product}'s metadata document. ${why}`, {
        wayOut: wayOutAt(stage, { server, product, url, fault }),
      });
  }
}

type At = Pick<Side, 'product' | 'url'> & Pick<DocumentFacts, 'server' | 'fault'>;

/** What to do, by the stage at which it stopped; all of it where that is not known. */
export function wayOutAt(stage: DocumentFacts['stage'], at: At): string {
  const { server, product, url } = at;
  const host = URL.canParse(url) ? new URL(url).hostname : url;
  switch (stage) {
    case 'name':
      return `On ${server}, run nslookup ${host}. Add the missing record to the DNS that ${server} asks, leading to the ${product} servers or to the balancer in front of them.`;
    case 'connect':
      return `Check that the name leads to the right address there, that the ${product} servers or their balancer are up, and that no firewall and no proxy stand between ${server} and port 443 of ${host}.`;
    case 'secure':
      return wayToTrust(at);
    case 'ask':
      return `On ${server}, open ${url} in a browser and see where it leads. ${host} should lead to the ${product} servers themselves, or to a balancer that passes everything on.`;
    case 'answer':
      return `On ${server}, open ${url} in a browser: it should show a short text that begins with a brace, without any sign-in. Have ${host} lead past proxies and sign-in pages to the ${product} servers themselves.`;
    case 'meaning':
      return `Check that ${url} is the address of ${product}'s own document, and that ${host} leads to the ${product} servers of this organisation.`;
    case null:
      return `On ${server}, open ${url} in a browser. Check the name in DNS, that port 443 answers, that the root certificate of ${product}'s certificate authority is trusted there, and that no proxy stands in between.`;
  }
}

/** What to do where a connection is not trusted, by what is wrong with it. */
function wayToTrust({ server, product, url, fault }: At): string {
  const look = `On ${server}, open ${url} in a browser to see the certificate.`;
  switch (fault) {
    case 'expired':
    case 'not yet valid':
      return `Renew the web certificate of the ${product} servers, and check the date on ${server}. ${look}`;
    case 'wrong name':
      return `Give every ${product} server behind the name a web certificate that holds it. One server that lacks it is enough: the balancer leads there now and then. ${look}`;
    case 'issuer missing':
      return `On the ${product} servers, import the certificate of that issuer into Intermediate Certification Authorities, so that they send it along. If the issuer is the root itself, import it on ${server} into Trusted Root Certification Authorities. Choose the store of the computer each time, not that of the user.`;
    case 'unknown root':
    case 'self-signed':
      return `Import the root certificate of ${product}'s certificate authority on ${server}, into Trusted Root Certification Authorities of the computer. A self-signed web certificate is better replaced by one of your authority.`;
    case null:
      return `Compare the versions of TLS that are switched on in Windows, on ${server} and on the ${product} servers: TLS 1.2 should be on at both ends, also for .NET (SchUseStrongCrypto and SystemDefaultTlsVersions in the registry). A change takes effect after a restart.`;
    default:
      return `Have the web certificate of the ${product} servers replaced by one that Windows trusts. ${look}`;
  }
}

/** A finding for a server that reads it. */
export const readable = (server: string, product: Side['product']): StepFinding =>
  ok(
    product === 'Skype' ? 'document.readable' : 'exchange-document.readable',
    server,
    `${server} reads ${product}'s metadata document over a trusted connection.`,
  );
