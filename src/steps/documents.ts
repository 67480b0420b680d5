// What each server makes of its partner's metadata document. Looked at before anything is changed, and again in the
// step that relies on it, with the same words.

import type { Finding } from '../model/finding.ts';
import type { DocumentFacts } from './facts.ts';
import { blocker, note, ok, problem, sentence, unseen } from './look.ts';

export type Side = {
  /** Whose document it is. */
  readonly product: 'Skype' | 'Exchange';
  readonly url: string;
  /** What 'not yet' means here: only worth knowing, to be waited for, or a reason to stop. */
  readonly notYet: 'note' | 'wait' | 'stop';
};

/** One finding for a server that could not read the document, or undefined where it could. */
export function judgeReading({ server, reading, document }: DocumentFacts, { product, url, notYet }: Side): Finding | undefined {
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
        return problem(`${code}.pending`, server, `${words} This is usual for a few minutes after a certificate was assigned.`);
      return blocker(`${code}.pending`, server, words, {
        wayOut: `Status 500 means that the server that answered has no certificate to sign with: look again from the step "Certificates". Status 404 means that the address is wrong.`,
      });
    }
    case 'failed':
      return blocker(`${code}.not-readable`, server, `${server} cannot read ${product}'s metadata document. ${why}`, {
        wayOut: `On ${server}, open ${url} in a browser. Check the name in DNS, that port 443 answers, that the root certificate of ${product}'s certificate authority is trusted there, and that no proxy stands in between.`,
      });
  }
}

/** A finding for a server that reads it. */
export const readable = (server: string, product: Side['product']): Finding =>
  ok(
    product === 'Skype' ? 'document.readable' : 'exchange-document.readable',
    server,
    `${server} reads ${product}'s metadata document over a trusted connection.`,
  );
