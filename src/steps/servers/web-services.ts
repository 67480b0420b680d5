// What makes the connectivity test fail although both documents can be read: the addresses of Exchange Web Services, which Autodiscover
// tells Skype only then, and web services that take no token. Both can be seen before anything is changed (facts.md 74, 190).

import { readDirectories, readOAuthSwitches, type WebService } from '../../exchange/organisation.ts';
import { type Seen, seen } from '../../model/finding.ts';
import { areOneName, isAmongNames, keyOf } from '../../model/name.ts';
import type { Reader } from '../../powershell/reader.ts';
import { exchangeId } from '../../probes/auth-metadata.ts';
import { type DocumentSeen, notReadFrom, readDocumentFrom } from '../../windows/documents.ts';
import { wayOutAt } from '../documents.ts';
import type { StepFinding } from '../findings.ts';
import { counted, listInWords, sentence } from '../phrases.ts';
import type { Look, StepContext } from '../step.ts';
import { exchangeTakingPart, frontEndsTakingPart, hostOf } from './facts.ts';
import { found } from './found.ts';
import type { InTime } from './in-time.ts';
import type { ExchangeServer, ServersFacts } from './schema.ts';
import { settled } from './settled.ts';
import { switchLine, webServicesWords as words } from './words.ts';

const { note, ok, stop, unseen } = found;

/** An address is looked at once, however many servers tell it; more than these few are not looked at. */
const mostAddresses = 8;

type Around = {
  readonly servers: readonly ExchangeServer[];
  readonly frontEnds: readonly string[];
  /** Whether somebody can look from the Front Ends. */
  readonly looks: boolean;
  readonly inTime: InTime;
  readonly pause: Look['pause'];
};

type Looked = {
  readonly addresses: Seen<readonly Address[]>;
  readonly ways: readonly (DocumentSeen & { readonly url: string })[];
  readonly off: Seen<readonly { readonly server: string; readonly service: WebService; readonly directory: string }[]>;
};

export async function inspectWebServices(reader: Reader, { servers, frontEnds, looks, inTime, pause }: Around): Promise<Looked> {
  const [ews, autodiscover] = await Promise.all([readDirectories.ews(reader), readDirectories.autodiscover(reader)]);
  const isTaking = ({ server }: { readonly server: string }) => servers.some(({ name }) => areOneName('identity', name, server));
  const own = ews.seen ? ews.value.filter(isTaking) : [];
  const urls = [
    ...new Map(
      own.flatMap(({ internalUrl: url }) => (url === null || hostOf(url) === undefined ? [] : [[keyOf('url', url), url]])),
    ).values(),
  ];
  const wanted = looks ? frontEnds.flatMap((from) => urls.slice(0, mostAddresses).map((url) => ({ from, url }))) : [];
  const [ways, off] = await Promise.all([
    Promise.all(
      wanted.map(({ from, url }) =>
        inTime(
          async () => ({ url, ...(await settled(() => readDocumentFrom(reader, from, url, exchangeId), pause)) }),
          (why) => ({ url, ...notReadFrom(from, url, why) }),
        ),
      ),
    ),
    readOff(reader, [
      ...own.map((each) => ({ ...each, service: 'ews' as const })),
      ...(autodiscover.seen ? autodiscover.value.filter(isTaking) : []).map((each) => ({ ...each, service: 'autodiscover' as const })),
    ]),
  ]);
  return { addresses: ews.seen ? seen(own.map(({ server, internalUrl: url, bypass }) => ({ server, url, bypass }))) : ews, ways, off };
}

type Directory = { readonly server: string; readonly service: WebService; readonly isOn: boolean | null };

/** The directory alone may be wrong: what it shows as off, the server itself is asked about. */
async function readOff(reader: Reader, directories: readonly Directory[]): Promise<Looked['off']> {
  const shown = directories.filter(({ isOn }) => isOn === false);
  const asked = await Promise.all(
    shown.map(async ({ server, service }) => ({ server, service, switches: await readOAuthSwitches(reader, server, service) })),
  );
  const silent = asked.find(({ switches }) => !switches.seen)?.switches;
  if (silent?.seen === false) return silent;
  return seen(
    asked.flatMap(({ server, service, switches }) =>
      switches.seen ? switches.value.flatMap(({ directory, isOn }) => (isOn === false ? [{ server, service, directory }] : [])) : [],
    ),
  );
}

export function judgeWebServices({ webServices, ewsEnabled, ewsPrograms }: ServersFacts, context: StepContext): readonly StepFinding[] {
  const { addresses, ways, off } = webServices;
  const taking = exchangeTakingPart(context);
  const isTaking = ({ server }: { readonly server: string }) => taking.some(({ name }) => areOneName('identity', name, server));
  return [
    ...(ewsEnabled.seen && ewsEnabled.value === false
      ? [stop('web-services.switched-off', 'Exchange', words.switchedOff, { wayOut: words.switchedOffWayOut, override: 'GO ON ANYWAY' })]
      : []),
    ...(ewsPrograms?.seen ? judgePrograms(ewsPrograms.value) : []),
    ...(addresses.seen
      ? [...judgeAddresses(addresses.value.filter(isTaking)), ...judgeBypasses(addresses.value.filter(isTaking), ways)]
      : [notSeen('the addresses of Exchange Web Services', addresses.why)]),
    ...judgeWays(ways.filter(({ server }) => isAmongNames('fqdn', server, frontEndsTakingPart(context)))),
    ...(off.seen ? judgeOff(off.value.filter(isTaking)) : [notSeen('whether all web services take tokens (OAuth)', off.why)]),
  ];
}

function judgePrograms(rule: Extract<ServersFacts['ewsPrograms'], { readonly seen: true }>['value']): readonly StepFinding[] {
  if (rule === null) return [];
  return rule.rule === 'not known'
    ? [unseen('web-services.not-seen', 'Exchange', words.unknownRule(rule.named), { wayOut: words.unknownRuleWayOut })]
    : [note('web-services.programs', 'Exchange', words.programs(rule), { wayOut: words.programsWayOut })];
}

const notSeen = (what: string, why: string): StepFinding =>
  unseen('web-services.not-seen', what, words.notSeen(what, why), { wayOut: words.notSeenWayOut });

type Address = { readonly server: string; readonly url: string | null; readonly bypass?: string | null };

function judgeAddresses(all: readonly Address[]): readonly StepFinding[] {
  const blank = all.filter(({ url }) => url === null).map(({ server }) => server);
  if (blank.length === 0) return [];
  const more = { wayOut: words.blankWayOut(blank) };
  // A server of the same site may tell its own in its place.
  return blank.length === all.length
    ? [stop('web-services.blank', listInWords(blank), words.allBlank, { ...more, override: 'GO ON ANYWAY' })]
    : [note('web-services.blank', listInWords(blank), words.someBlank(listInWords(blank)), more)];
}

/** It must be blank; what it does to requests is seen where the web services answer with an error. */
function judgeBypasses(all: readonly Address[], ways: readonly Way[]): readonly StepFinding[] {
  const [first, ...others] = all.flatMap(({ server, bypass }) => (bypass ? [{ server, bypass }] : []));
  if (first === undefined) return [];
  const servers = [first, ...others].map(({ server }) => server);
  const told = ['web-services.bypass', listInWords(servers), words.bypass(listInWords(servers), first.bypass)] as const;
  const wayOut = words.bypassWayOut(servers);
  return ways.some(({ status }) => (status ?? 0) >= 500)
    ? [stop(...told, { wayOut, override: 'GO ON ANYWAY' })]
    : [note(...told, { wayOut })];
}

type Way = ServersFacts['webServices']['ways'][number];
type Verdict = 'right' | 'odd' | 'wrong' | 'not looked';

/** Without a token it has to ask who it is: whatever gives a page to anybody is not Exchange Web Services. */
function verdictOf({ reading, stage, status }: Way): Verdict {
  if (reading === 'not looked') return 'not looked';
  if (stage !== 'answer' && stage !== 'meaning' && stage !== null) return 'wrong';
  if (status === 401) return 'right';
  return status === 200 || status === 404 ? 'wrong' : 'odd';
}

/** One finding for all Front Ends that fare alike at one address. */
function judgeWays(ways: readonly Way[]): readonly StepFinding[] {
  const groups = Map.groupBy(ways, (each) => [keyOf('url', each.url), verdictOf(each), each.stage, each.status, each.fault].join(' '));
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    return first === undefined
      ? []
      : [
          judgeWay(
            first,
            group.map(({ server }) => server),
          ),
        ];
  });
}

function judgeWay(way: Way, from: readonly string[]): StepFinding {
  const { url, stage, status, fault, document } = way;
  const host = hostOf(url) ?? url;
  const who = from.length <= 4 ? listInWords(from) : `${counted(from.length, 'Front End')} (${listInWords(from.slice(0, 3))}, …)`;
  const why = document.seen ? '' : sentence(document.why);
  const [server = ''] = from;
  switch (verdictOf(way)) {
    case 'right':
      return ok('web-services.address', host, words.reached(who, url));
    case 'not looked':
      return unseen('web-services.not-looked', host, `${words.notLooked(who, url)} ${why}`, { wayOut: words.byHand(server, url) });
    case 'odd':
      return note('web-services.odd', host, words.odd(who, url, status), { wayOut: words.byHand(server, url) });
    case 'wrong':
      return stop(
        'web-services.not-reached',
        host,
        `${words.notReached(who, url)} ${stage === 'answer' || stage === 'meaning' ? words.answers(status) : why}`,
        {
          wayOut: `${words.url(url)} ${stage === 'answer' || stage === 'meaning' ? words.byHand(server, url) : wayOutAt(stage, { server, product: 'Exchange', url, fault })}`,
          override: 'GO ON ANYWAY',
          saw: { url, from: [...from], stage, status },
        },
      );
  }
}

type Off = Extract<ServersFacts['webServices']['off'], { readonly seen: true }>['value'][number];

function judgeOff(off: readonly Off[]): readonly StepFinding[] {
  return [...Map.groupBy(off, ({ server }) => server)].map(([server, group]) =>
    stop(
      'web-services.no-oauth',
      server,
      words.off(
        server,
        group.map(({ directory }) => directory),
      ),
      {
        wayOut: words.offWayOut(group.map(({ service, directory }) => switchLine(service, directory))),
        override: 'GO ON ANYWAY',
        saw: group.map((each) => each.directory),
      },
    ),
  );
}
