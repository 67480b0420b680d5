// A text -> the marks in it. It is read without its blanks, so that it does not matter where a console, a mail or a forum broke it.

import { kindsIn } from '../powershell/sentences.ts';
import type { Answerer, Event, Evidence, Speaker, Stage } from './evidence.ts';
import { compact, plainLines } from './plain-text.ts';
import { ownCommand, subjectOfText } from './subject.ts';

const all = (text: string, pattern: RegExp): readonly string[] => [...new Set([...text.matchAll(pattern)].map(([, value = '']) => value))];
const numbers = (text: string, pattern: RegExp): readonly number[] => all(text, pattern).map(Number);
const first = (text: string, pattern: RegExp): string => pattern.exec(text)?.[1] ?? '';

const statusNames =
  'nameresolutionfailure|proxynameresolutionfailure|connectfailure|connectionclosed|keepalivefailure|pipelinefailure|sendfailure|receivefailure|securechannelfailure|trustfailure|timeout|requestcanceled|protocolerror|serverprotocolviolation|messagelengthlimitexceeded';

const code = /x-ms-diagnostics(?:-from-backend)?["']?[:=]["']?(\d{7})(?!\d)/g;
// The list of the codes as a log or a report tells it, without the header's name.
const bareCode = /(?<![\d.])(20000\d\d|4000000);reason=/g;
// A number in parentheses counts beside the word for an error, or as .NET and HTTP write it; a bare number never.
const statuses = [
  /(?:error|fehler|erreur|エラー|ошибк[ау]|erro)[^()]{0,24}\((\d{3})\)/g,
  /\((\d{3})\)(?:unauthorized|forbidden|notfound|internalserver|serverunavailable|serviceunavailable|badgateway|nichtautorisiert|verboten|nichtgefunden|nonautorisé|interdit|introuvable|許可されていません)/g,
  /(?:status|statuscode|httpstatus|responsestatuscode)[:=]+['"]?(\d{3})(?!\d)/g,
  /http\/[12](?:\.[01])?"?(\d{3})(?!\d)/g,
  /(?:http(?:status)?(?:error|code)?[:.]?|errorhttp)(\d{3})(?:\.\d{1,2})?(?:error|unauthorized|forbidden|notfound|internal|service|[-:,;.]|$)/g,
  /fehlerzurückgegeben:(\d{3})[–-]/g,
  /statuscodeof(\d{3})(?!\d)/g,
  // As our own line prints it, whose status alone stands on the line before.
  /protocolerror(\d{3})(?!\d)/g,
];
/** As a client of WCF says them, without a number: each followed by the scheme that it tried. */
const wordedStatuses: readonly (readonly [status: number, words: RegExp])[] = [
  [
    401,
    /httprequestisunauthorizedwithclientauthenticationscheme|http-anforderungistbeimclientauthentifizierungsschema["'][a-z]{1,20}["']nichtautorisiert/,
  ],
  [
    403,
    /httprequestwasforbiddenwithclientauthenticationscheme|http-anforderungwurdemitdemclientauthentifizierungsschema["'][a-z]{1,20}["']verboten/,
  ],
];
const soapCode =
  /(error(?:accessdenied|impersonat[a-z]{1,20}|tokenserializationdenied|nonexistentmailbox|nonprimarysmtpaddress|invaliduserprincipalname|invalidusersid|missingemailaddress|invalidserverversion|incorrectschemaversion|multilegacymailboxaccess|mailboxmoveinprogress|mailboxfailover|mailboxstoreunavailable|connectionfailed|internalservertransienterror|timeoutexpired|insufficientresources|serverbusy|exceededconnectioncount|quotaexceeded|adunavailable|adoperation|norespondingcasindestinationsite|nodestinationcasdueto[a-z]{3,8}requirements|proxyservicediscoveryfailed|crosssiterequest|foldernotfound|schemavalidation|invalidrequest|internalservererror))/g;
const autodiscoverCode =
  /(?:errorcode>|errorcode[:=]"?)(redirectaddress|redirecturl|invaliduser|settingisnotavailable|serverbusy|invaliddomain|internalservererror)/g;

/** Sources of events, without their blanks. */
const sources =
  'msexchangeoauth msexchangeauthadmin msexchangecommon msexchangebackendrehydration msexchangefrontendhttpsproxy msexchangeadaccess ' +
  'lsstorageservice lsfiletransferagent microsoft-windows-was microsoft-windows-httpevent schannel ucwa';
const eventSources = sources.split(' ');
const eventLabel =
  /(?:eventid(?:qualifiers="\d*")?|ereignis-?id|idde(?:l')?événement|identifiantdel'événement|イベントid|(?<![a-z])id|event)[:#=>]*(\d{2,5})(?!\d)/g;

/** Of one kind; a text with more of them is a log, and says no more by them. */
const mostMarks = 200;

/** A source with the number that stands nearest to it: a number alone means another thing at every source (facts.md 165). */
function eventsIn(text: string): readonly Event[] {
  const labelled = [...text.matchAll(eventLabel).take(mostMarks)].map((match) => ({ at: match.index, id: Number(match[1]) }));
  return eventSources.flatMap((source) => {
    const places = [...text.matchAll(new RegExp(source, 'g')).take(mostMarks)].map(({ index }) => index);
    const beside = [...text.matchAll(new RegExp(`${source}[^\\d]{0,24}(\\d{4,5})(?!\\d)|(?<!\\d)(\\d{4,5})[^\\d]{0,16}${source}`, 'g'))];
    const near = places.flatMap((at) => labelled.filter((label) => Math.abs(label.at - at) < 400 && isNearest(text, at, label.at)));
    const ids = near.length > 0 ? near.map(({ id }) => id) : beside.map(([, after, before]) => Number(after ?? before));
    return [...new Set(ids)].map((id) => ({ source, id }));
  });
}

/** No other source stands between a source and a number. */
function isNearest(text: string, source: number, label: number): boolean {
  const between = source < label ? text.slice(source + 1, label) : text.slice(label, source);
  return !eventSources.some((each) => between.includes(each));
}

function statusesIn(text: string): readonly number[] {
  const numbered = statuses.flatMap((each) => numbers(text, each)).filter((each) => each >= 200 && each < 600);
  const worded = wordedStatuses.filter(([, words]) => words.test(text)).map(([status]) => status);
  return [...new Set([...numbered, ...worded])];
}

function skypeIn(text: string): Evidence['skype'] {
  // The code alone is never the reason (facts.md 166).
  const uri = /autodiscoveruri=(https?:\/\/([a-z0-9.-]+)[^,\s]{0,200}|<null>|)/.exec(text);
  const said = /code=(\w{1,60}),reason=/.exec(text);
  if (uri === null && said === null) return null;
  const [, address = '', host = ''] = uri ?? [];
  const proxy = first(text, /autodiscoverwebproxy=(<null>|[^,]{1,120})/);
  return { code: said?.[1] ?? '', host, path: address.replace(/^https?:\/\/[^/]*/, ''), proxy: proxy.startsWith('http') };
}

function stageOf(text: string, skype: Evidence['skype']): Stage | null {
  if (/getusersettings|senduser?settings|getuserewssettings|errorewsautodiscover/.test(text)) return 'autodiscover';
  return skype !== null || /createitemfailed|excreateitem|\/ews\/exchange\.asmx/.test(text) ? 'ews' : null;
}

const speakers: readonly (readonly [Speaker, RegExp])[] = [
  [
    'skype',
    /code=\w{1,60},reason=|store\w{0,10}exception|lsstorageservice|excreateitem|test-csexstorage|new-cspartnerapplication|metadatadocumentcouldnotbe/,
  ],
  [
    'exchange',
    /authmetadataclientexception|configure-enterprisepartnerapplication|(?:new|set)-partnerapplication|msexchangeoauth|authmetadatadocument/,
  ],
  ['shell', /pssession(?:openfailed|statebroken)|psremotingtransport|connectingtoremoteserver/],
];

function answererOf(text: string): Answerer | null {
  if (/x-feserver|x-calculatedbetarget|x-ms-diagnostics/.test(text)) return 'exchange';
  if (/server:microsoft-httpapi/.test(text)) return 'http.sys';
  return /(?:^|[^a-z])via:1\.|proxy-authenticate|server:(?:nginx|squid|bigip|netscaler|haproxy|cloudflare)/.test(text) ? 'gateway' : null;
}

function challengeIn(text: string): readonly string[] | null {
  const offered = all(
    text,
    /(?:www-authenticate["']?[:=]["']?\{?|headerreceivedfromtheserverwas["'])(bearer|negotiate|ntlm|basic|kerberos)/g,
  );
  const more =
    offered.length === 0
      ? []
      : all(text, /[,;"](bearerclient_id|negotiate|ntlm|basicrealm)/g).map((each) => each.replace(/client_id|realm/, ''));
  return offered.length === 0 ? null : [...new Set([...offered, ...more])];
}

const quoted = `['"]([a-z0-9][a-z0-9.-]{1,200})['"]`;
const unresolvedName = new RegExp(
  `(?:resolved|aufgelöst(?:werden)?|résolu|解決できませんでした)[.:。]{0,2}${quoted}|${quoted}[^'"]{0,12}(?:konntenichtaufgelöst|couldnotberesolved)`,
  'g',
);
const theTerm = /(?:theterm|diebenennung|derausdruck|derbegriff|leterme|用語)['"]?([\w.:\\-]{2,120})['"]/g;
const unknownTarget = /objectnotfound:?\(([\w.:\\-]{2,120}):string\)\[\]?/g;
const hresult = /0x([89a-f][0-9a-f]{7})(?![0-9a-f])|(?<![\d.])(-2\d{9})(?!\d)|\((2\d{9}),/g;
const socket = /(?<![\d.:])(10013|1005[1-4]|1006[015]|1100[1-4])(?![\d.:])/g;

export function readText(text: string): Evidence {
  const lines = plainLines(text);
  const plain = compact(lines);
  const skype = skypeIn(plain);
  const ids = [...plain.matchAll(/fullyqualifiederrorid:?/g).take(mostMarks)].map(({ index, 0: label }) =>
    plain.slice(index + label.length, index + 400),
  );
  // A line that is a status and nothing else is what our own line prints.
  const bare = lines.map((line) => line.trim().toLowerCase()).filter((line) => new RegExp(`^(?:${statusNames})$`).test(line));
  const kinds = kindsIn(plain);
  const unknownCommands =
    kinds.includes('no command') || ids.some((each) => each.startsWith('commandnotfound'))
      ? [...new Set([...all(plain, theTerm), ...all(plain, unknownTarget)])]
      : [];
  const foreign = unknownCommands.length > 0 && !unknownCommands.some((each) => ownCommand.test(each));
  return {
    // What a shell does not know of another product is no concern of ours, wherever it was typed.
    about: foreign && !plain.includes('configure-enterprise') ? 'others' : subjectOfText(lines, plain, unknownCommands),
    codes: [...new Set([...numbers(plain, code), ...numbers(plain, bareCode)])],
    http: statusesIn(plain),
    web: [...new Set([...all(plain, new RegExp(`webexceptionstatus[=.:]*(${statusNames})`, 'g')), ...bare])],
    sockets: numbers(plain, socket),
    hresults: [...plain.matchAll(hresult)].map(([, hex, signed, unsigned]) =>
      hex === undefined ? Number(signed ?? unsigned) >>> 0 : Number.parseInt(hex, 16),
    ),
    ids,
    soap: [...new Set([...all(plain, soapCode), ...all(plain, autodiscoverCode)])],
    // The event viewer leaves out the first part of these two names.
    events: eventsIn(plain.replace(/(?:source:|event\d{4,5},)(?=was|httpevent)/g, '$&microsoft-windows-')),
    skype,
    speaker: speakers.find(([, pattern]) => pattern.test(plain))?.[0] ?? null,
    stage: stageOf(plain, skype),
    answerer: answererOf(plain),
    challenge: challengeIn(plain),
    unresolved: [...plain.matchAll(unresolvedName)].map(([, after, before]) => after ?? before ?? ''),
    unknownCommands,
    kinds,
    found: [],
    text: plain,
  };
}

/** What our own commands and looks gave, with the codes of what the steps found. */
export const ownEvidence = (texts: readonly string[], found: readonly string[] = []): Evidence => ({
  ...readText(texts.join('\n')),
  about: 'ours',
  found,
});
