// The way from one computer of the lab to another, as Get-WebDocument sees it beside its request: addresses, and a handshake of its
// own with whatever the other end shows. Chains are judged by OpenSSL here and told in the words of Windows' chain engine.

import { connect, type DetailedPeerCertificate, type TLSSocket } from 'node:tls';
import { type LabWorld, same } from '../world.ts';
import { type Address, type Connections, closedPort, proxyFor, type Route, rootsOf } from './fetch.ts';
import { trusting } from './trusting.ts';

/** The properties that assets/powershell/windows.ps1 gives (Get-WayTo). */
type Way = {
  readonly Addresses: readonly string[] | null;
  readonly Proxy: string | null;
  readonly ConnectedTo: string | null;
  readonly Protocol: string | null;
  readonly Cipher: string | null;
  readonly NameMatches: boolean | null;
  readonly ChainTrusted: boolean | null;
  readonly Links: readonly { readonly RawData: string; readonly Status: string }[];
};

/** `connections`: where names led, for the request that follows: one turn of the balancer, not two. `to`: the computer that is gone to. */
export type WayTo = (from: string, url: string, connections: Connections, signal: AbortSignal, to?: string) => Promise<Way>;

const nothing: Way = {
  Addresses: null,
  Proxy: null,
  ConnectedTo: null,
  Protocol: null,
  Cipher: null,
  NameMatches: null,
  ChainTrusted: null,
  Links: [],
};
const patience = 5000;

export function createWayTo(read: () => LabWorld, find: Route): WayTo {
  return async (from, url, connections, signal, to) => {
    const parsed = URL.parse(url);
    if (parsed === null || parsed.protocol !== 'https:') return nothing;
    const proxy = to === undefined ? proxyFor(read(), from, parsed.hostname) : undefined;
    // A look of its own has no connection of its own then.
    if (proxy !== undefined) return { ...nothing, Addresses: ['127.0.0.1'], Proxy: `http://${proxy}:8080` };
    const at = to === undefined ? find(parsed.hostname, from) : find(to);
    if (at === undefined) return { ...nothing, Addresses: [] };
    connections.set(parsed.hostname, at);
    const known = { ...nothing, Addresses: [at.address] };
    const shook = at.port === closedPort || parsed.port !== '' ? {} : await handshake(at, parsed.hostname, rootsOf(read(), from), signal);
    signal.throwIfAborted();
    return { ...known, ...shook };
  };
}

function handshake(at: Address, servername: string, roots: readonly string[], signal: AbortSignal): Promise<Partial<Way>> {
  return new Promise((resolve) => {
    let seen: Partial<Way> = {};
    const socket = connect({ host: at.address, port: at.port, servername, secureContext: trusting(roots), rejectUnauthorized: false });
    const end = () => socket.destroy();
    const timer = setTimeout(end, patience);
    signal.addEventListener('abort', end, { once: true });
    socket.on('connect', () => {
      seen = { ConnectedTo: at.address };
    });
    socket.on('secureConnect', () => {
      seen = { ...seen, ...agreed(socket) };
      end();
    });
    // A computer that is down drops whoever connects: that is no connection. What breaks off later leaves what was seen until then.
    socket.on('error', (error) => {
      if ('code' in error && error.code === 'ECONNRESET') seen = {};
    });
    socket.on('close', () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve(seen);
    });
  });
}

/** .NET's names of protocols. */
const protocols: { readonly [protocol: string]: string } = { TLSv1: 'Tls', 'TLSv1.1': 'Tls11', 'TLSv1.2': 'Tls12', 'TLSv1.3': 'Tls13' };

function agreed(socket: TLSSocket): Partial<Way> {
  // Node says it as a string, though its types promise an Error.
  const code = socket.authorized ? '' : String(socket.authorizationError);
  const nameDiffers = code === 'ERR_TLS_CERT_ALTNAME_INVALID';
  const against = nameDiffers ? '' : (statuses[code] ?? code);
  const links = chainOf(socket);
  // What is wrong with a validity is the link's own; a missing or unknown authority shows at the end of the chain.
  const place = against === 'NotTimeValid' ? links.findIndex(isOutOfTime) : links.length - 1;
  return {
    Protocol: protocols[socket.getProtocol() ?? ''] ?? null,
    Cipher: socket.getCipher().standardName,
    NameMatches: !nameDiffers,
    ChainTrusted: against === '',
    Links: links.map(({ raw }, link) => ({ RawData: raw.toString('base64'), Status: link === place ? against : '' })),
  };
}

/** X509ChainStatusFlags for OpenSSL's verdicts. */
const statuses: { readonly [code: string]: string } = {
  '': '',
  CERT_HAS_EXPIRED: 'NotTimeValid',
  CERT_NOT_YET_VALID: 'NotTimeValid',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'UntrustedRoot',
  SELF_SIGNED_CERT_IN_CHAIN: 'UntrustedRoot',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'PartialChain',
  UNABLE_TO_GET_ISSUER_CERT: 'PartialChain',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'PartialChain',
};

const isOutOfTime = ({ valid_from, valid_to }: DetailedPeerCertificate): boolean =>
  Date.now() < Date.parse(valid_from) || Date.parse(valid_to) <= Date.now();

function chainOf(socket: TLSSocket): readonly DetailedPeerCertificate[] {
  const links: DetailedPeerCertificate[] = [];
  for (let at: DetailedPeerCertificate | undefined = socket.getPeerCertificate(true); at !== undefined && links.length < 10; ) {
    links.push(at);
    at = at.issuerCertificate === undefined || same(at.issuerCertificate.fingerprint, at.fingerprint) ? undefined : at.issuerCertificate;
  }
  return links;
}
