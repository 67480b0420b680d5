// A metadata document as another server gets it: the view that counts (facts.md 53). The server's own .NET fetched it
// (Get-WebDocument in assets/powershell/windows.ps1); what it said becomes a view with the same stages as a look from this computer.
// A new property of the answer: add it to `webDocument`, and to the stage that it is about.

import { BlockList, isIP } from 'node:net';
import { z } from 'zod';
import type { WindowsFunction } from '../model/command.ts';
import { notSeen, type Seen } from '../model/finding.ts';
import { harmless } from '../model/harmless.ts';
import { areOneName, keyOf } from '../model/name.ts';
import { type Fqdn, windowsOn } from '../model/place.ts';
import { type StageName, type StageSeen, stoppedAt, unreached } from '../model/probe-trace.ts';
import { listOf } from '../powershell/objects.ts';
import { type Reader, readBag } from '../powershell/reader.ts';
import { quote } from '../powershell/render.ts';
import { type AuthMetadata, judgeDocument, readMeaning, readShape } from '../probes/auth-metadata.ts';
import { clockOf } from '../probes/clock.ts';
import type { DocumentProbe, Secured, Trust, TrustFault } from '../probes/document-probe.ts';
import { largestCertificate, largestDocument } from '../x509/bounds.ts';
import { type Certificate, readCertificate } from '../x509/certificate.ts';

const short = (most: number) => z.string().max(most).nullish();

const webDocument = z.object({
  Stage: z.string().max(32),
  Status: z.number().int().nullable(),
  Body: short(largestDocument),
  Detail: short(4096),
  ContentType: short(1024),
  Redirects: listOf(z.string().max(1024), 10).nullish(),
  Via: short(256),
  Date: short(64),
  SentUtc: short(64),
  AnsweredUtc: short(64),
  Addresses: listOf(z.string().max(64), 100).nullish(),
  Proxy: short(300),
  ConnectedTo: short(64),
  Protocol: short(32),
  Cipher: short(128),
  NameMatches: z.boolean().nullish(),
  ChainTrusted: z.boolean().nullish(),
  Links: listOf(z.object({ RawData: z.string().max(largestCertificate * 1.5), Status: z.string().max(256) }), 10).nullish(),
});
type WebDocument = z.output<typeof webDocument>;

/**
 * How a server fared with a partner's document. 'not yet' may pass by itself (500 or 404 just after a change); 'failed' will
 * not; 'not looked' is no verdict at all: there was no way to look from that server (facts.md 108).
 */
type Reading = 'read' | 'not yet' | 'failed' | 'not looked';

export type DocumentSeen = {
  readonly server: Fqdn;
  readonly reading: Reading;
  readonly document: Seen<AuthMetadata>;
  /** The stage at which it stopped; null where it came to the end. */
  readonly stage: StageName | null;
  /** Why its certificate was not trusted, where that is what stopped it. */
  readonly fault: TrustFault | null;
  /** The status of an answer, of whatever kind. */
  readonly status: number | null;
  /** The host to which it was sent on, where that is another one. */
  readonly leadsTo: Fqdn | null;
  /** How far it came, as that server saw it. */
  readonly view: DocumentProbe;
};

/** Fetches an auth metadata document on a server, as its product would. */
export async function readDocumentFrom(reader: Reader, server: Fqdn, url: string, expectedId: string): Promise<DocumentSeen> {
  const command: WindowsFunction = {
    kind: 'function',
    place: windowsOn(server),
    name: 'Get-WebDocument',
    parameters: { Url: url },
    typed: `Invoke-WebRequest -UseBasicParsing -Uri ${quote(url)}`,
  };
  const read = await readBag(reader, command, webDocument);
  const answer = read.seen ? read.value : null;
  if (answer === null) return notReadFrom(server, url, read.seen ? 'The server gave no answer.' : read.why);
  const view = viewFrom(server, url, expectedId, answer);
  const { Status } = answer;
  const { document } = view;
  const reading = document.seen ? 'read' : answer.Stage === 'done' && (Status === 500 || Status === 404) ? 'not yet' : 'failed';
  const stage = stoppedAt(view)?.stage ?? null;
  const trust = view.secured?.trust;
  const fault = stage === 'secure' && trust?.trusted === false ? trust.code : null;
  return { server, reading, document, stage, fault, status: Status, leadsTo: leadsTo(answer, url), view };
}

/** No word about the document: nobody could look from that server. */
export function notReadFrom(server: Fqdn, url: string, why: string): DocumentSeen {
  const document = notSeen(why);
  return {
    server,
    reading: 'not looked',
    document,
    stage: null,
    fault: null,
    status: null,
    leadsTo: null,
    view: viewOf(url, [said('name', 'not seen', why)], document),
  };
}

const said = (stage: StageName, state: StageSeen['state'], words: string): StageSeen => ({ stage, state, words });

const viewOf = (url: string, stages: readonly StageSeen[], document: Seen<AuthMetadata>): DocumentProbe => ({
  url,
  at: null,
  stages: unreached.map((each) => stages.find(({ stage }) => stage === each.stage) ?? each),
  secured: null,
  clock: null,
  document,
});

/** .NET's stages in ours; 'done' is an answer of any kind. */
const failedAt: { readonly [stage: string]: StageName } = { name: 'name', connect: 'connect', tls: 'secure', http: 'ask' };

/** The view of a server, from its answer. */
function viewFrom(server: Fqdn, url: string, expectedId: string, answer: WebDocument): DocumentProbe {
  const host = harmless(new URL(url).hostname, 253);
  const asked = { server, host, url };
  const secured = securedOf(answer, host);
  const clock = clockIn(answer);
  const ended = answer.Stage === 'done' && answer.Status !== null ? undefined : (failedAt[answer.Stage] ?? 'ask');
  const stages: StageSeen[] = [];
  for (const stage of ['name', 'connect', 'secure', 'ask'] as const) {
    const words = ended === stage ? whyNot[stage](answer, asked, secured) : undefined;
    if (words !== undefined) {
      const failed = said(stage, 'failed', words);
      return { ...viewOf(url, [...stages, failed], notSeen(words)), secured, clock };
    }
    const notes = worthKnowing[stage](answer, asked);
    stages.push(said(stage, notes.length === 0 ? 'passed' : 'noted', notes.join(' ')));
  }
  const { last, document } = judge(answer, expectedId);
  return { ...viewOf(url, [...stages, ...last], document), secured, clock };
}

type Asked = { readonly server: Fqdn; readonly host: string; readonly url: string };
type Way = Exclude<StageName, 'answer' | 'meaning'>;

const detailOf = ({ Detail }: WebDocument): string => {
  const detail = harmless(Detail ?? '', 300).trim();
  return detail === '' ? '' : ` It said: ${detail}`;
};

function leadsTo({ Redirects }: WebDocument, url: string): Fqdn | null {
  const to = URL.parse(Redirects?.at(-1) ?? '')?.hostname;
  return to === undefined || areOneName('fqdn', to, new URL(url).hostname) ? null : harmless(keyOf('fqdn', to), 253);
}

/** One sentence or two for the stage that ended it. */
const whyNot: { readonly [stage in Way]: (answer: WebDocument, asked: Asked, secured: Secured | null) => string } = {
  name: (answer, { server, host }) => `The DNS that ${server} asks knows no address for ${host}.${detailOf(answer)}`,
  connect: (answer, { server, host }) => {
    const { Proxy: proxy, Addresses } = answer;
    if (proxy)
      return `${server} sends what is meant for ${host} to the proxy ${harmless(proxy, 120)}, and got no connection.${detailOf(answer)}`;
    const at = Addresses && Addresses.length > 0 ? ` (${harmless(Addresses.slice(0, 4).join(', '), 200)})` : '';
    return `${server} got no connection to ${host}${at}.${detailOf(answer)}`;
  },
  secure: (answer, { server }, secured) =>
    secured?.trust.trusted === false
      ? secured.trust.why
      : `${server} and the other end did not agree on encryption: they may have no version of TLS in common.${detailOf(answer)}`,
  ask: (answer, { host, url }) => {
    const other = leadsTo(answer, url);
    if (other !== null) return `${host} sends the request on to ${harmless(other, 120)}.`;
    return `${host} gave no proper answer.${detailOf(answer)}`;
  },
};

/** What works, and is worth knowing. */
const worthKnowing: { readonly [stage in Way]: (answer: WebDocument, asked: Asked) => readonly string[] } = {
  name: ({ Addresses }, { server, host }) => {
    const outside = (Addresses ?? []).filter(isPublic);
    return outside.length === 0
      ? []
      : [
          `${server} is led to ${host} at ${harmless(outside.slice(0, 4).join(', '), 200)}, which looks like an address on the internet: a reverse proxy may stand there. From inside, the name should lead to the servers themselves.`,
        ];
  },
  connect: ({ Proxy: proxy }, { server, host }) =>
    proxy ? [`${server} asks for ${host} through the proxy ${harmless(proxy, 120)}. An internal name should bypass it.`] : [],
  secure: ({ Protocol }, { server }) => {
    const old = Protocol ? oldProtocols[Protocol] : undefined;
    return old === undefined
      ? []
      : [`${server} agreed on ${old}, which is outdated: where it is switched off on either side, they no longer connect.`];
  },
  ask: ({ Via }) => (Via ? [`The answer came through ${harmless(Via, 120)}.`] : []),
};

/** .NET's names. */
const oldProtocols: { readonly [protocol: string]: string } = { Ssl3: 'SSL 3.0', Tls: 'TLS 1.0', Tls11: 'TLS 1.1' };
const protocols: { readonly [protocol: string]: string } = { Tls: 'TLSv1', Tls11: 'TLSv1.1', Tls12: 'TLSv1.2', Tls13: 'TLSv1.3' };

const inside = new BlockList();
for (const [network, prefix] of [
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['169.254.0.0', 16],
  ['127.0.0.0', 8],
  ['100.64.0.0', 10],
] as const)
  inside.addSubnet(network, prefix, 'ipv4');
for (const [network, prefix] of [
  ['fc00::', 7],
  ['fe80::', 10],
  ['::1', 128],
] as const)
  inside.addSubnet(network, prefix, 'ipv6');

function isPublic(address: string): boolean {
  const plain = address.split('%')[0] ?? '';
  const version = isIP(plain);
  return version !== 0 && !inside.check(plain, version === 4 ? 'ipv4' : 'ipv6');
}

/** The last two stages: what came, and what it says. */
function judge({ Status, Body, Proxy: proxy }: WebDocument, expectedId: string) {
  const shape = readShape(Status ?? 0, Body ?? '');
  if (!shape.seen) {
    const why = proxy ? `${shape.why} The request went through the proxy ${harmless(proxy, 120)}.` : shape.why;
    return { last: [said('answer', 'failed', why)], document: notSeen(why) };
  }
  const came = said('answer', 'passed', '');
  const document = readMeaning(shape.value, expectedId);
  if (!document.seen) return { last: [came, said('meaning', 'failed', document.why)], document };
  const { useless, notes } = judgeDocument(shape.value, new Date());
  const meaning =
    useless === null ? said('meaning', notes.length === 0 ? 'passed' : 'noted', notes.join(' ')) : said('meaning', 'failed', useless);
  return { last: [came, meaning], document };
}

function clockIn({ Date: date, SentUtc, AnsweredUtc }: WebDocument): DocumentProbe['clock'] {
  const [sent, received] = [Date.parse(SentUtc ?? ''), Date.parse(AnsweredUtc ?? '')];
  if (!date || Number.isNaN(sent) || Number.isNaN(received)) return null;
  return clockOf({ headers: { date }, sent, received }) ?? null;
}

function securedOf(answer: WebDocument, host: string): Secured | null {
  const { Protocol, Cipher, Links } = answer;
  const links = (Links ?? []).flatMap(({ RawData, Status }) => {
    const read = readCertificate(RawData);
    return read.seen ? [{ certificate: read.value, status: Status }] : [];
  });
  const [leaf] = links;
  if (leaf === undefined) return null;
  const { key } = leaf.certificate;
  return {
    protocol: Protocol ? (protocols[Protocol] ?? harmless(Protocol, 32)) : '',
    cipher: harmless(Cipher ?? '', 128),
    chain: links.map(({ certificate: { subject, issuer, thumbprint, notBefore, notAfter } }) => ({
      subject,
      issuer,
      thumbprint,
      notBefore,
      notAfter,
    })),
    names: leaf.certificate.names.slice(0, 50),
    key: { kind: key.kind, bits: 'bits' in key ? key.bits : null },
    trust: trustIn(answer, links, leaf.certificate, host),
  };
}

type Judged = readonly { readonly certificate: Certificate; readonly status: string }[];

function trustIn({ NameMatches, ChainTrusted }: WebDocument, links: Judged, leaf: Certificate, host: string): Trust {
  if (ChainTrusted === false) {
    const at = Math.max(
      0,
      links.findIndex(({ status }) => status !== ''),
    );
    const { certificate = leaf, status = '' } = links[at] ?? {};
    const whose = at === 0 ? 'The web certificate' : `A certificate in the chain (${certificate.subject})`;
    return { trusted: false, link: at, ...explain(status, whose, certificate) };
  }
  if (NameMatches === false) {
    const names = leaf.names.length === 0 ? leaf.subject : leaf.names.slice(0, 3).join(', ');
    return { trusted: false, link: 0, code: 'wrong name', why: `The web certificate is not for ${host} but for ${names}.` };
  }
  return { trusted: true };
}

/** In the words of Windows' chain engine (X509ChainStatusFlags), the gravest first. */
function explain(
  status: string,
  whose: string,
  { notAfter, notBefore, issuer, subject }: Certificate,
): Pick<Extract<Trust, { trusted: false }>, 'code' | 'why'> {
  const has = (flag: string) => status.split(',').some((each) => each.trim() === flag);
  if (has('NotTimeValid'))
    return Date.parse(notBefore) > Date.now()
      ? { code: 'not yet valid', why: `${whose} is not valid before ${notBefore.slice(0, 10)}.` }
      : { code: 'expired', why: `${whose} expired on ${notAfter.slice(0, 10)}.` };
  if (has('PartialChain'))
    return {
      code: 'issuer missing',
      why: `The chain is not whole: ${subject} was issued by ${issuer}, which was not sent along and is not known there.`,
    };
  if (has('UntrustedRoot')) return { code: 'unknown root', why: `The authority at the end of the chain is not trusted there: ${subject}.` };
  if (has('NotValidForUsage')) return { code: 'wrong use', why: `${whose} is not made for servers.` };
  if (has('Revoked')) return { code: 'other', why: `${whose} was revoked.` };
  return { code: 'other', why: `${whose} is not trusted there: ${harmless(status, 120) || 'Windows did not say why'}.` };
}
