// The TLS stage of a look: shakes hands from TLS 1.0 up, whatever the certificate, and then says what was agreed and whether this
// computer trusts it. What ends a handshake has its sentence in `whyNot`.

import type { Socket } from 'node:net';
import { isIP } from 'node:net';
import tls from 'node:tls';
import { harmless } from '../model/harmless.ts';
import type { Certificate } from '../x509/certificate.ts';
import type { Secured } from './document-probe.ts';
import { codeOf, failed, notSeenThere, type ProbeOutcome, seconds, within, withNotes } from './outcome.ts';
import { chainFrom, judge, oldIn } from './trust.ts';

export type Connection = { readonly socket: tls.TLSSocket; readonly secured: Secured };

/** Names of a certificate that are kept; it may hold thousands. */
const mostNames = 50;

/** The outcome, and the connection even where this computer does not trust it: it may be looked at, but is given nothing. */
export type Handshake = { readonly outcome: ProbeOutcome<null>; readonly connection: Connection | null };

/** Speaks TLS on a socket, asking for `host`. */
export async function secure(
  socket: Socket,
  host: string,
  context: tls.SecureContext,
  patience: number,
  signal: AbortSignal,
): Promise<Handshake> {
  // Whether keys were agreed on before it ended: then the server read our answer, and did not like that it holds no certificate.
  let agreed = false;
  const wrapped = tls.connect({
    socket,
    secureContext: context,
    rejectUnauthorized: false,
    checkServerIdentity: () => undefined,
    ...(isIP(host) === 0 ? { servername: host } : {}),
  });
  wrapped.once('keylog', () => {
    agreed = true;
  });
  try {
    await within(handshake(wrapped), signal);
    return told(wrapped, host);
  } catch (error) {
    wrapped.destroy();
    return { outcome: signal.aborted ? tooLong(patience) : whyNot(error, agreed, host), connection: null };
  }
}

function handshake(socket: tls.TLSSocket): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.on('error', reject);
    socket.once('close', () => reject(new Error('closed')));
    socket.once('secureConnect', () => resolve());
  });
}

function told(socket: tls.TLSSocket, host: string): Handshake {
  const chain = chainFrom(socket);
  const protocol = socket.getProtocol() ?? '';
  const cipher = socket.getCipher().standardName;
  if (!chain.seen) {
    const trust = { trusted: false, code: 'other', link: 0, why: chain.why } as const;
    const secured: Secured = { protocol, cipher, chain: [], names: [], key: { kind: 'other', bits: null }, trust };
    return { outcome: failed(chain.why), connection: { socket, secured } };
  }
  const verdict = socket.authorized ? '' : codeIn(socket.authorizationError);
  const [leaf] = chain.value;
  const trust = judge(chain.value, verdict, host, socket, new Date());
  const secured: Secured = {
    protocol,
    cipher,
    chain: chain.value.map(({ subject, issuer, thumbprint, notBefore, notAfter }) => ({
      subject,
      issuer,
      thumbprint,
      notBefore,
      notAfter,
    })),
    names: leaf.names.slice(0, mostNames),
    key: keyOf(leaf),
    trust,
  };
  const words = `${protocolInWords(protocol)} with a certificate that this computer trusts.`;
  const outcome = trust.trusted ? withNotes(null, words, [...oldProtocol(protocol), ...oldIn(chain.value)]) : failed(trust.why);
  return { outcome, connection: { socket, secured } };
}

/** Node says it as a string, though its types promise an Error. */
const codeIn = (error: unknown): string => (typeof error === 'string' ? error : codeOf(error) || 'not verified');

const keyOf = ({ key }: Certificate): Secured['key'] => ({ kind: key.kind, bits: 'bits' in key ? key.bits : null });

const protocolInWords = (protocol: string): string => protocol.replace(/^TLSv(\d)$/, 'TLS $1.0').replace(/^TLSv/, 'TLS ');

const oldProtocol = (protocol: string): readonly string[] =>
  protocol === 'TLSv1' || protocol === 'TLSv1.1'
    ? [`${protocolInWords(protocol)} is outdated: a server on which it is switched off cannot connect here.`]
    : [];

const tooLong = (patience: number) => failed(`The server did not finish setting up encryption within ${seconds(patience)}.`);

/** The sentence of an alert with which a server asks for a certificate; in TLS 1.3 it comes after the handshake. */
export const wantsCertificate = 'The server wants a certificate from whoever connects, and a partner server has none to show.';

function whyNot(error: unknown, agreed: boolean, host: string): ProbeOutcome<null> {
  const code = codeOf(error);
  switch (code) {
    case 'ERR_SSL_WRONG_VERSION_NUMBER':
    case 'ERR_SSL_HTTP_REQUEST':
    case 'ERR_SSL_PACKET_LENGTH_TOO_LONG':
    case 'ERR_SSL_RECORD_LAYER_FAILURE':
      return failed('What answers there does not speak TLS; it may be plain HTTP.');
    case 'ERR_SSL_TLSV1_UNRECOGNIZED_NAME':
    case 'ERR_SSL_TLSV1_ALERT_UNRECOGNIZED_NAME':
      return failed(`The server knows no site with the name ${harmless(host, 253)}.`);
    case 'ERR_SSL_EXCESSIVE_MESSAGE_SIZE':
      return failed('The server sends certificates larger than any real ones.');
    case 'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED':
      return failed(wantsCertificate);
  }
  if (agreed && code.includes('ALERT')) return failed(wantsCertificate);
  if (code.startsWith('ERR_SSL_'))
    return notSeenThere(
      'The server and this computer know no encryption in common. Windows may know one, so this says nothing against the server.',
    );
  return notSeenThere(
    'The server closed the connection before it was encrypted. It may be restarting, or want an encryption that this computer lacks.',
  );
}
