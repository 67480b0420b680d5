// What the looks at the two documents mean. Seen from this computer nothing stops the wizard by its trust or its way: only servers that
// contradict each other do (facts.md 53, 54, 61). What each server itself makes of its partner's document is judged in ../documents.ts.

import type { Seen } from '../../model/finding.ts';
import { areOneName, keyOf } from '../../model/name.ts';
import type { Fqdn } from '../../model/place.ts';
import { type Product, stageWords, stoppedAt } from '../../model/probe-trace.ts';
import type { DocumentProbeFacts } from '../document-probes.ts';
import type { StepFinding } from '../findings.ts';
import { day, daysBetween, listInWords, sentence, short, someInWords, soon } from '../phrases.ts';
import { found } from './found.ts';

const { stop, note, ok } = found;

type Looked = {
  readonly product: Product;
  readonly url: string;
  /** The looks at this document, without servers that are left out. */
  readonly views: readonly DocumentProbeFacts[];
  readonly now: string;
};

const sideOf = { Skype: 'skype', Exchange: 'exchange' } as const;
const probe = { source: 'probe' } as const;

export function judgeViews(looked: Looked): readonly StepFinding[] {
  const { views } = looked;
  const here = views.filter((each) => each.from === null);
  const servers = here.flatMap((each) => (each.at === null ? [] : [{ ...each, at: each.at }]));
  const byName = here.find((each) => each.at === null);
  return [
    ...(byName === undefined ? [] : [judgeName(byName, looked)]),
    ...judgeServers(servers, looked),
    ...judgeNoted(views, looked),
    ...judgeSays(servers, looked),
    ...judgeCertificates(byName, servers, looked),
  ];
}

type ServerView = DocumentProbeFacts & { readonly at: Fqdn };

/** "The look stopped at "TLS": <why>" */
const stopWords = (view: DocumentProbeFacts): string => {
  const stopped = stoppedAt(view);
  return stopped === undefined ? '' : `The look stopped at "${stageWords[stopped.stage]}": ${sentence(stopped.words)}`;
};

function judgeName(view: DocumentProbeFacts, { product, url }: Looked): StepFinding {
  const code = `document.${sideOf[product]}` as const;
  if (stoppedAt(view) === undefined)
    return ok(code, product, `${product}'s metadata document answers at ${url}, seen from this computer.`, { ...probe, saw: view.says });
  const trusted = view.secured?.trusted !== false;
  return trusted
    ? note(`${code}.not-seen`, product, `${product}'s metadata document could not be read from this computer. ${stopWords(view)}`, {
        ...probe,
        wayOut: stopsNothing,
      })
    : note(`${code}.not-trusted`, product, `This computer does not trust whoever answers at ${url}. ${stopWords(view)}`, {
        ...probe,
        wayOut: stopsNothing,
      });
}

const stopsNothing = "That alone stops nothing: the view that counts is the other server's.";

/** Each server at its own address: one sentence for those that stopped at the same stage. */
function judgeServers(servers: readonly ServerView[], { product, url }: Looked): readonly StepFinding[] {
  if (servers.length === 0) return [];
  const what = `${product}'s metadata document under the name ${hostIn(url)}`;
  const stopped = servers.filter((each) => stoppedAt(each) !== undefined);
  const good = servers.length - stopped.length;
  const groups = [...Map.groupBy(stopped, (each) => `${stoppedAt(each)?.stage} ${stoppedAt(each)?.state}`).values()];
  return [
    ...(good === 0 || servers.length < 2
      ? []
      : [
          ok(
            `document.${sideOf[product]}.servers`,
            product,
            `${stopped.length === 0 ? `All ${servers.length}` : `${good} of ${servers.length}`} servers give ${what}, each asked at its own address from this computer.`,
            probe,
          ),
        ]),
    ...groups.flatMap((group) => {
      const [first] = group;
      if (first === undefined) return [];
      const code = `document.${sideOf[product]}.server-not-seen` as const;
      const words = `Asked at its own address from this computer, ${names(group)} did not give ${what}. ${stopWords(first)}`;
      return [note(code, first.at, words, { ...probe, wayOut: stopsNothing })];
    }),
  ];
}

/** What works, and is worth knowing: once for all that it was said of. */
function judgeNoted(views: readonly DocumentProbeFacts[], { product }: Looked): readonly StepFinding[] {
  const noted = views.flatMap((view) =>
    view.stages.flatMap(({ stage, state, words }) => (state === 'noted' ? [{ view, stage, words }] : [])),
  );
  return [...Map.groupBy(noted, ({ view, stage, words }) => `${view.from === null} ${stage} ${words}`).values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { view, stage, words } = first;
    const from = view.from === null ? 'this computer' : names(group.map((each) => ({ at: each.view.from ?? '' })));
    return [
      note(
        `document.${sideOf[product]}.${stage}-noted`,
        view.at ?? product,
        `About ${product}'s metadata document, seen from ${from}: ${sentence(words)}`,
        {
          source: view.from === null ? 'probe' : 'shell',
        },
      ),
    ];
  });
}

/** Servers behind one name have to say the same. What came over a connection that is not trusted, anybody could have said. */
function judgeSays(servers: readonly ServerView[], { product, url }: Looked): readonly StepFinding[] {
  const say = servers.flatMap(({ at, says, secured }) => (says === null || secured?.trusted === false ? [] : [{ at, ...says }]));
  const issuers = [...Map.groupBy(say, (each) => keyOf('issuer', each.issuer))];
  const keys = [...Map.groupBy(say, (each) => [...each.keys].sort().join(' '))];
  const code = `document.${sideOf[product]}` as const;
  if (issuers.length > 1) {
    const who = issuers.map(
      ([issuer, group]) => `${names(group)} ${group.length === 1 ? 'says' : 'say'} ${issuer.split('@')[1] ?? issuer}`,
    );
    return [
      stop(
        `${code}.issuers-differ`,
        hostIn(url),
        `The ${product} servers behind ${hostIn(url)} do not sign in the same name (realm): ${listInWords(who)}. The partner can learn one of them only, and would refuse what the others send.`,
        {
          ...probe,
          wayOut:
            product === 'Exchange'
              ? 'Run Get-AuthConfig | Format-List Realm. If it is right, the servers that say something else have not read it: restart IIS on them out of hours, and look again.'
              : 'Run Get-CsOAuthConfiguration, and Get-CsManagementStoreReplicationStatus to see whether every Front End has it. Then look again.',
          override: 'GO ON ANYWAY',
          saw: say,
        },
      ),
    ];
  }
  if (keys.length < 2) return [];
  const who = keys.map(([, group]) => `${names(group)} ${group.length === 1 ? 'publishes' : 'publish'} ${keyWords(group[0]?.keys ?? [])}`);
  return [
    note(
      `${code}.keys-differ`,
      hostIn(url),
      `The ${product} servers behind ${hostIn(url)} do not publish the same keys: ${listInWords(who)}.`,
      {
        ...probe,
        wayOut:
          product === 'Exchange'
            ? 'This is usual after the auth certificate was changed, until IIS was restarted on each server. Later steps look at it again.'
            : 'This is usual for a few minutes after the certificate was changed. Later steps look at it again.',
        saw: say,
      },
    ),
  ];
}

const keyWords = (keys: readonly string[]): string => (keys.length === 0 ? 'none' : listInWords(keys.map(short)));

function judgeCertificates(
  byName: DocumentProbeFacts | undefined,
  servers: readonly ServerView[],
  { product, url, now }: Looked,
): readonly StepFinding[] {
  const shown = servers.flatMap(({ at, secured }) => (secured?.thumbprint ? [{ at, thumbprint: secured.thumbprint }] : []));
  const different = [...Map.groupBy(shown, (each) => each.thumbprint)];
  const atName = byName?.secured?.thumbprint ?? undefined;
  const code = `web-certificate.${sideOf[product]}` as const;
  return [
    // Each Front End usually has a certificate of its own.
    ...(different.length < 2 || product === 'Skype'
      ? []
      : [
          note(
            `${code}.differ`,
            hostIn(url),
            `Behind ${hostIn(url)} the ${product} servers show different certificates: ${listInWords(different.map(([thumbprint, group]) => `${names(group)} ${short(thumbprint)}`))}. The set-up does not mind, as long as each is trusted. ${protection.behind}`,
            probe,
          ),
        ]),
    ...(atName === undefined || shown.length === 0 || different.some(([thumbprint]) => thumbprint === atName)
      ? []
      : [
          note(
            `${code}.between`,
            hostIn(url),
            `Whoever answers for ${hostIn(url)} shows a certificate (${short(atName)}) that none of the ${product} servers has: something in between decrypts and encrypts again. The set-up does not mind: a token is bound to no certificate.${product === 'Exchange' ? ` ${protection.bridged}` : ''}`,
            product === 'Exchange' ? { ...probe, wayOut: protection.wayOut } : probe,
          ),
        ]),
    ...judgeEnds([...(byName === undefined ? [] : [byName]), ...servers], { product, url, now, code }),
  ];
}

/** facts.md 61, 160: no matter for the servers' own talk, but for people. */
const protection = {
  behind: 'Where a balancer decrypts and encrypts again, Extended Protection wants one certificate on it and on all of them.',
  bridged:
    "But Extended Protection, which comes with the set-up of Exchange 2019 CU14 and later, wants the same certificate there as on the servers: people whose programs sign in by Windows' own ways are asked for passwords or refused.",
  wayOut:
    'Put the certificate of the servers there as well, or have TLS passed through. Where people are asked for passwords after the set-up, this is the first suspect, and not the new trust.',
} as const;

type Ends = Pick<Looked, 'product' | 'url' | 'now'> & { readonly code: `web-certificate.${(typeof sideOf)[Product]}` };

/** Certificates that end soon; one that has ended is why a look stops. */
function judgeEnds(views: readonly DocumentProbeFacts[], { url, now, code }: Ends): readonly StepFinding[] {
  const ends = views.flatMap(({ at, secured }) =>
    secured?.thumbprint && secured.notAfter !== null
      ? [{ at: at ?? hostIn(url), thumbprint: secured.thumbprint, notAfter: secured.notAfter }]
      : [],
  );
  return [...Map.groupBy(ends, (each) => each.thumbprint).values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const left = daysBetween(now, first.notAfter);
    if (left < 0 || left >= soon) return [];
    return [
      note(
        `${code}.ends-soon`,
        first.at,
        `The web certificate ${short(first.thumbprint)} of ${names(group)} ends on ${day(first.notAfter)}. When it has ended, the partner can no longer connect.`,
        probe,
      ),
    ];
  });
}

/** facts.md 191: it works until the web certificate is renewed, by somebody who knows nothing of tokens. */
export function judgeSigning(authCertificate: Seen<string | null>, views: readonly DocumentProbeFacts[]): readonly StepFinding[] {
  if (!authCertificate.seen || authCertificate.value === null) return [];
  const signing = authCertificate.value;
  const web = views.find(({ product, secured }) => product === 'Exchange' && areOneName('thumbprint', secured?.thumbprint ?? '', signing));
  if (web === undefined) return [];
  return [
    note(
      'signing-certificate.is-web',
      web.at ?? 'Exchange',
      `Exchange signs its tokens with its web certificate (${short(signing)}). It works until that one is renewed: from then on the keys that Skype knows are of before.`,
      {
        wayOut:
          'Give Exchange a signing certificate of its own: the step "Certificates" makes the next one, and lets it take over. Never name a web certificate with Set-AuthConfig.',
      },
    ),
  ];
}

const hostIn = (url: string): string => (URL.canParse(url) ? new URL(url).hostname : url);

const names = (group: readonly { readonly at: string }[]): string => someInWords([...new Set(group.map((each) => each.at))]);
