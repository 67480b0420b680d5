// What a state file may say of the changes to the two signing keys.

import { z } from 'zod';
import { localTimeInWords } from '../../model/instant.ts';
import { claimRow, forms } from '../claim.ts';
import { short } from '../phrases.ts';

const { instant, line, name, path, server, thumbprint } = forms;

const madeOn =
  'A certificate that was made stays in the store of its server, where it does nothing until it is assigned. If it is not wanted, it can be removed there with certlm.msc.';

/** A certificate of Skype, and the one that signed before it. */
const issuer = { thumbprint, was: thumbprint.nullable() };
/** What Exchange's AuthConfig named before. */
const named = { current: thumbprint.nullable(), previous: thumbprint.nullable(), next: thumbprint.nullable() };
const onFrontEnd = { frontEnd: name };

const issuerClaims = {
  'oauth.assign': claimRow('skype', z.strictObject(issuer), {
    words: ({ thumbprint: assigned, was }) =>
      `Assign the certificate ${short(assigned)} as OAuthTokenIssuer for all of Skype${was === null ? '' : `, in place of ${short(was)}`}. This runs once; the Front Ends receive it by replication.`,
  }),
  'oauth.roll': claimRow('skype', z.strictObject({ ...issuer, effective: instant }), {
    words: ({ thumbprint: staged, was, effective }) =>
      `Let the certificate ${short(staged)} take over as OAuthTokenIssuer on ${localTimeInWords(effective)}, for all of Skype. Until then Skype signs with ${was === null ? 'none' : short(was)} as before.`,
  }),
  'oauth.request': claimRow('skype', z.strictObject({ authority: name, friendlyName: name, ...onFrontEnd }), {
    words: ({ authority, frontEnd }) =>
      `Request a certificate from ${authority}. Its key is made on ${frontEnd}, and stays there until the certificate is assigned.`,
    stays: () => madeOn,
  }),
  'oauth.request-file': claimRow('skype', z.strictObject({ file: path, friendlyName: name, ...onFrontEnd }), {
    words: ({ file, frontEnd }) =>
      `Write a request for a certificate into ${file} on ${frontEnd}. Its key is made there, and stays there until the certificate is assigned.`,
    stays: () => madeOn,
  }),
  'oauth.retrieve': claimRow('skype', z.strictObject({ request: z.int().nullable() }), {
    words: ({ request }) =>
      `Fetch the certificate${request === null ? '' : ` for request ${request}`} from the certification authority, into the store of the Front End.`,
    stays: () => madeOn,
  }),
  'oauth.import-signed': claimRow('skype', z.strictObject({ file: path, ...onFrontEnd }), {
    words: ({ file, frontEnd }) => `Take the signed certificate ${file} into the store of ${frontEnd}, where its key waits for it.`,
    stays: () => madeOn,
  }),
  'oauth.remove-previous': claimRow('skype', z.strictObject({ previous: thumbprint.nullable() }), {
    words: () => 'Take the certificate before the present one out of use as OAuthTokenIssuer.',
    stays: () => 'The certificate stays in the stores, but it is no longer kept as the previous one.',
  }),
  /** `store`: what was in the store before it. */
  'oauth.import-pfx': claimRow(
    'windows',
    z.strictObject({ file: path, thumbprint: thumbprint.nullable(), store: z.array(thumbprint), ...onFrontEnd }),
    {
      words: ({ file, frontEnd }) =>
        `Import the certificate in ${file} into the store of ${frontEnd}, with its private key. It is put to use in the next plan.`,
      stays: ({ frontEnd, thumbprint: imported }) =>
        `The certificate stays in the store of ${frontEnd}, where it does nothing until it is assigned. To take it out: Remove-Item Cert:\\LocalMachine\\My\\${imported ?? 'THUMBPRINT'} -DeleteKey`,
    },
  ),
} as const;

const uses = z.strictObject({ server, smtp: thumbprint.nullable(), web: thumbprint.nullable() });

const authClaims = {
  /** What used which certificate before, and which of Exchange's own were unused already. */
  'auth.make': claimRow('exchange', z.strictObject({ on: name, uses: z.array(uses), unused: z.array(thumbprint) }), {
    words: ({ on }) =>
      `Make a new auth certificate on ${on}. Nothing uses it yet. If Exchange asks whether it should replace the SMTP certificate, the answer is No.`,
    stays: () => 'The wizard deletes no private key. A certificate that nothing uses does no harm.',
  }),
  'auth.put-back': claimRow('exchange', z.strictObject({ service: z.enum(['SMTP', 'IIS']), server, thumbprint }), {
    about: z
      .string()
      .max(260)
      .regex(/^(?:SMTP|IIS) [a-z0-9][a-z0-9._-]*$/i),
    words: ({ service, server: on, thumbprint: back }) =>
      `Give ${service === 'SMTP' ? 'mail between the servers (SMTP)' : 'the web site (IIS)'} on ${on} back its certificate ${short(back)}. Making the new one took it away, and it must not stay so.${service === 'SMTP' ? ' If Exchange asks whether it should replace the SMTP certificate, the answer is Yes.' : ''}`,
    stays: () => 'It only puts back what was there before.',
  }),
  'auth.stage': claimRow('exchange', z.strictObject({ ...named, thumbprint, server, day: line(20) }), {
    words: ({ thumbprint: staged, server: on, day }) =>
      `Name the certificate ${short(staged)} on ${on} as Exchange's next one, in use from ${day} on. Until then nothing changes, and nothing is restarted.`,
    stays: ({ day }) =>
      `No document says how to take a next certificate back. Before ${day} it is not used, and another one can be named in its place.`,
  }),
  'auth.stage-now': claimRow('exchange', z.strictObject({ ...named, thumbprint, server, because: line(300) }), {
    words: ({ thumbprint: staged, server: on, because }) =>
      `Name the certificate ${short(staged)} on ${on} as Exchange's next one, since the current one ${because}.`,
    stays: () => 'No document says how to take a next certificate back. Another one can be named in its place.',
  }),
  'auth.publish': claimRow('exchange', z.strictObject({ ...named, thumbprint }), {
    words: ({ thumbprint: published }) =>
      `Let Exchange sign with the certificate ${short(published)} from now on, on every server. This cannot be undone.`,
    stays: () => 'Exchange does not go back to a certificate that it signed with before.',
  }),
  'auth.clear-previous': claimRow('exchange', z.strictObject(named), {
    words: ({ previous }) =>
      `Let Exchange forget its previous certificate, ${short(previous ?? '')}, which has expired. Otherwise it goes on showing it to others. The certificate itself stays where it is.`,
    stays: () => 'An expired certificate is of no use to anyone.',
  }),
} as const;

export const claims = { ...issuerClaims, ...authClaims } as const;
