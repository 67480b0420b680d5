// Sample demands, views and events: one scene for each screen, made through the front end's own functions. The tests
// and the playground look at them. To add a screen: add a scene to `scenes`.

import { offered } from '../../src/cli/offered.ts';
import type { Recent } from '../../src/cli/recent.ts';
import type { ManualTask } from '../../src/model/access.ts';
import type { Calendar } from '../../src/model/calendar.ts';
import type { Change, Undo, Wait } from '../../src/model/change.ts';
import type { Command } from '../../src/model/command.ts';
import type { Asking, Batch, LiveEvent, Plan } from '../../src/model/demand.ts';
import type { Finding, FindingState } from '../../src/model/finding.ts';
import { type EndpointSeen, matrixOf } from '../../src/model/matrix.ts';
import { exchangeShell, skypeShell, windowsOn } from '../../src/model/place.ts';
import { type ProbeTrace, type StageSeen, unreached } from '../../src/model/probe-trace.ts';
import type { TextQuestion } from '../../src/model/question.ts';
import { readPasted } from '../../src/powershell/manual/pasted.ts';
import { manualTaskText } from '../../src/powershell/manual/text.ts';
import { skypeCmdlet } from '../../src/powershell/reader.ts';
import { render } from '../../src/powershell/render.ts';
import { keys as testKeys } from '../../src/steps/connectivity-test/words.ts';
import { followUpsOf } from '../../src/steps/follow-ups/follow-ups.ts';
import { sequence } from '../../src/steps/sequence.ts';
import { readMetadataUrl } from '../../src/steps/servers/questions.ts';
import { words as servers } from '../../src/steps/servers/words.ts';
import type { Moment } from '../../src/story/moment.ts';
import type { Context } from '../../src/tui/context.ts';
import { frameOf } from '../../src/tui/frame.ts';
import type { Key } from '../../src/tui/keys.ts';
import { granted, press } from '../../src/tui/press.ts';
import { type Choice, initial, type State, show, withDemand } from '../../src/tui/state.ts';
import { paste } from '../../src/tui/typing.ts';
import type { View } from '../../src/wizard/front-end.ts';
import { interruptedInWords } from '../../src/wizard/interrupted.ts';
import type { Resume } from '../../src/wizard/resume.ts';
import type { Road, RoadAct } from '../../src/wizard/road.ts';
import { pastPatience, whileAsked } from '../../src/wizard/trouble.ts';
import { returned, pasted as scripts } from '../harness/returned.ts';
import { contextOfPlace, place } from '../steps/place.ts';
import { certificateDemands } from './sample-certificates.ts';

/** When everything in the samples begins, in milliseconds. */
export const began = 1_000_000;

export const context: Context = {
  aim: 'set up',
  world: 'lab',
  factor: 60,
  steps: sequence,
  render,
  statePath: 'C:\\ProgramData\\partner-wizard\\rehearsal-1\\set-up.jsonl',
  logPath: 'C:\\ProgramData\\partner-wizard\\rehearsal-1\\set-up.md',
  calendar: {
    path: 'C:\\ProgramData\\partner-wizard\\rehearsal-1\\set-up.ics',
    renew: 'partner-wizard renew --lab C:\\ProgramData\\partner-wizard\\rehearsal-1',
  },
  undo: ['C:\\Tools\\partner-wizard\\partner-wizard.cmd undo --state "C:\\ProgramData\\partner-wizard\\rehearsal 1\\set-up.jsonl"'],
  handOver: {
    how: [
      'The line reaches the state file on this computer through the share that Windows keeps for administrators.',
      'If that is not allowed, copy the file there, and name the copy instead: --state set-up.jsonl',
      'partner-wizard has to be on that computer too, in that folder. It shows where you are, asks how it reaches the servers from there, and asks nothing else twice.',
    ],
    lines: [
      'PowerShell:  & "C:\\Program Files\\partner-wizard\\partner-wizard.cmd" --state "\\\\ATL-ADMIN-01\\C$\\ProgramData\\partner-wizard\\rehearsal-1\\set-up.jsonl"',
      'cmd:         "C:\\Program Files\\partner-wizard\\partner-wizard.cmd" --state "\\\\ATL-ADMIN-01\\C$\\ProgramData\\partner-wizard\\rehearsal-1\\set-up.jsonl"',
    ],
  },
  now: began + 12_000,
};

export const finding = (state: FindingState, words: string, wayOut?: string, code = `sample.${state}`): Finding => ({
  code,
  about: 'sample',
  state,
  source: 'shell',
  words,
  saw: null,
  ...(wayOut === undefined ? {} : { wayOut }),
});

const found: readonly Finding[] = [
  finding('ok', 'Skype pool atl-cs-001.litwareinc.com has one Front End, atl-cs-001.litwareinc.com.', undefined, 'pool'),
  finding('ok', 'Exchange server atl-exchange-001.litwareinc.com is a mailbox server.', undefined, 'exchange-server'),
  finding('note', 'Exchange 2019 on atl-exchange-001.litwareinc.com is past the end of its support.', undefined, 'exchange-server.version'),
  finding(
    'to mend',
    'Contact lists would move to Exchange at the next sign-in.',
    'You decide below what should happen to them.',
    'contacts.would-move',
  ),
  finding(
    'not seen',
    'The certificate store of atl-cs-001.litwareinc.com was not seen: access was denied.',
    'Ask for the right to read it.',
    'oauth.store',
  ),
];

const frontEnds = ['atl-cs-001.litwareinc.com', 'atl-cs-002.litwareinc.com'] as const;
const evidence = [
  'ExCreateItem exchange operation failed, code=5, reason=CreateItem failed, smtpAddress=kenmyer@litwareinc.com, WebExceptionStatus=ProtocolError Status=401 ---> The remote server returned an error: (401) Unauthorized. x-ms-diagnostics: 2000000;reason="The token has an invalid signature.";error_category="invalid_signature"',
] as const;
const testUser: Finding = {
  ...finding('ok', 'sip:kenmyer@litwareinc.com has the mailbox kenmyer@litwareinc.com.', undefined, 'test-user'),
  about: 'sip:kenmyer@litwareinc.com',
};
/** What the test through a Front End came to; `saw` is what it said where it failed. */
export const tested = (frontEnd: string, saw: readonly string[] | null): Finding =>
  saw === null
    ? { ...finding('ok', `The test passed 3 times out of 3 through ${frontEnd}.`, undefined, 'test.passed'), about: frontEnd }
    : {
        ...finding(
          'stop',
          `The test failed 3 times out of 3 through ${frontEnd}. It passed on 0 of 1 Front End.`,
          undefined,
          'test.failed',
        ),
        about: frontEnd,
        saw: [...saw],
      };
const passed = [testUser, tested(frontEnds[0], null)];
const refused = [testUser, tested(frontEnds[0], evidence), tested(frontEnds[1], null)];

const none = { servers: [], certificates: [], skypeAsPartner: [], iisRestart: [], exchangeAsPartner: [], connectivityTest: [] } as const;

/** At a time of this computer's clock. */
const at = (minutes: number, seconds: number) => ({
  at: new Date(2026, 10, 28, 11, minutes, seconds).toISOString(),
  by: 'kenmyer',
  on: 'ATL-ADMIN-01',
});
const process = { pid: 4711, started: '2026-11-28T10:00:00.000Z' };
/** In a function: it names commands that stand further down. */
export const recordedSoFar = (): readonly Moment[] => [
  { seq: 1, ...at(41, 2), type: 'opened', world: 'lab', lineage: 'a1', tool: '0.9.0' },
  { seq: 2, ...at(41, 9), type: 'looked', step: 'servers', wentBy: '', facts: null, findings: found },
  { seq: 3, ...at(42, 10), type: 'answered', step: 'servers', key: 'servers.contacts', value: 'keep' },
  { seq: 4, ...at(42, 31), type: 'confirmed', step: 'servers', digest: 'd1ge57', typed: null },
  { seq: 5, ...at(42, 32), type: 'intent', step: 'servers', change: policy, host: process },
  { seq: 6, ...at(42, 33), type: 'output', change: policy.id, lines: [{ stream: 'output', text: 'done' }] },
  {
    seq: 7,
    ...at(42, 37),
    type: 'ended',
    step: 'servers',
    change: policy.id,
    end: { kind: 'ended', hadErrors: false, exitCode: null },
    seconds: 5,
  },
  {
    ...{ seq: 8, ...at(43, 50), type: 'waited', step: 'servers', wait: 'contacts.replicated', met: true, saw: '2 of 2 Front Ends have it' },
    ...{ source: 'shell', isDown: false, seconds: 78 },
  },
  { seq: 9, ...at(44, 2), type: 'intent', step: 'skypeAsPartner', change: partner, host: process },
];

export const view: View = {
  findings: {
    ...none,
    servers: found,
    skypeAsPartner: [finding('to mend', 'Exchange has no partner application for this Skype yet.')],
    iisRestart: [finding('to mend', 'atl-exchange-001.litwareinc.com does not trust Skype yet.')],
    connectivityTest: passed,
  },
  unknownForms: none,
  matrix: [],
  traces: [],
  proved: { ...none, connectivityTest: ['A token that Skype signed was accepted by Exchange, three times out of three.'] },
  answers: {},
  labels: { 'servers.contacts': { keep: servers.keep } },
  resumed: null,
  road: null,
  followUps: [],
  moments: [],
  canGoBack: true,
};

/** The end of a set-up, with what may follow. */
const atTheEnd: View = {
  ...view,
  canGoBack: false,
  followUps: followUpsOf(contextOfPlace(place(), { answers: { [testKeys.user]: 'sip:anna@example.com' } }), []),
};

export const script: Command = {
  kind: 'script',
  place: exchangeShell,
  file: 'Configure-EnterprisePartnerApplication.ps1',
  parameters: {
    AuthMetadataUrl: 'https://atl-cs-001.litwareinc.com/metadata/json/1',
    ApplicationType: 'Lync',
    DomainController: 'atl-dc-001.litwareinc.com',
  },
};

const cannot: Undo = { kind: 'cannot', why: 'A restart is over when it is done.' };

const change = (id: string, words: string, command: Command, usually: number, undo: Undo = cannot): Change => ({
  kind: 'change',
  id,
  words,
  because: [],
  command,
  prompts: {},
  fields: null,
  undo,
  whenUnclear: 'repeat',
  onFailure: 'stop',
  usually,
});

export const partner = change(
  'partner.script',
  "Run Exchange's own script: it makes the account LyncEnterprise-ApplicationAccount, gives it three roles, and makes the partner application for Skype.",
  script,
  300,
  {
    kind: 'remove what it made',
    words: 'Remove the partner application, the role assignments and the account that this run made, each by its GUID.',
  },
);

const restart = (server: string) =>
  change(
    `restart ${server}`,
    `Restart IIS on ${server}.`,
    { kind: 'program', place: windowsOn(server), file: 'iisreset.exe', args: ['/restart'] },
    60,
  );

export const policy = change(
  'contacts.keep',
  'Keep contact lists in Skype.',
  {
    kind: 'cmdlet',
    place: skypeShell,
    name: 'Set-CsUserServicesPolicy',
    parameters: { Identity: 'Global', UcsAllowed: false },
    switches: [],
    returns: [],
  },
  10,
  {
    kind: 'run',
    commands: [
      {
        kind: 'cmdlet',
        place: skypeShell,
        name: 'Set-CsUserServicesPolicy',
        parameters: { Identity: 'Global', UcsAllowed: true },
        switches: [],
        returns: [],
      },
    ],
  },
);

export const wait: Wait = {
  kind: 'wait',
  id: 'replication',
  words: 'the change has reached 2 Front Ends',
  what: null,
  every: 15,
  patience: 600,
  usually: 120,
  because: [],
  restsOn: [],
};

const plan = (acts: Plan['acts'], severity: Plan['severity'] = { kind: 'mild' }): Plan => ({
  of: 'set up',
  acts,
  severity,
  warns: [],
  digest: 'd1ge57',
});

const url: TextQuestion = {
  kind: 'text',
  key: 'servers.skypeMetadataUrl',
  ask: servers.skypeUrlAsk,
  why: servers.skypeUrlWhy,
  likely: 'https://atl-cs-001.litwareinc.com/metadata/json/1',
  example: 'https://pool01.example.com/metadata/json/1',
  read: (text) => readMetadataUrl(text, '/metadata/json/1'),
};

const calendar: Calendar = {
  expiries: [
    {
      what: 'web',
      at: '2026-12-20T10:00:00.000Z',
      standing: 'due',
      servers: ['atl-exchange-001.litwareinc.com'],
      thumbprint: '2B3A3C4D5E6F70819223D55F5F0E1E8B1C0F5B3E',
      words: 'The web certificate CN=mail.litwareinc.com of atl-exchange-001.litwareinc.com ends.',
      followUp: '',
    },
    {
      what: 'oauth next',
      at: '2027-01-31T08:00:00.000Z',
      standing: 'ahead',
      servers: ['atl-cs-001.litwareinc.com'],
      thumbprint: '23D55F5F0E1E8B1C0F5B3E2B3A3C4D5E6F708192',
      words: 'Skype begins to sign with its next certificate. What must follow then, the command renew does.',
      followUp: '',
    },
    {
      what: 'auth',
      at: '2031-11-24T11:00:00.000Z',
      standing: 'ahead',
      servers: ['atl-exchange-001.litwareinc.com'],
      thumbprint: '1C0F5B3E2B3A3C4D5E6F70819223D55F5F0E1E8B',
      words: "Exchange's auth certificate ends.",
      followUp: '',
    },
  ],
  notSeen: ['When the web certificate of atl-cs-001.litwareinc.com ends could not be seen: access was denied.'],
};

export const demands = {
  text: { kind: 'ask', step: 'servers', question: url },
  one: {
    kind: 'ask',
    step: 'servers',
    question: {
      kind: 'one',
      key: 'servers.contacts',
      ask: servers.contactsAsk,
      why: servers.contactsWhy,
      likely: 'keep',
      choices: [
        { value: 'keep', label: servers.keep, because: servers.keepBecause },
        { value: 'pilot', label: servers.pilot, because: servers.pilotBecause },
        { value: 'move', label: servers.move, because: servers.moveBecause },
      ],
    },
  },
  secret: {
    kind: 'ask',
    step: 'servers',
    question: {
      kind: 'secret',
      key: 'shells.exchange.password',
      ask: 'What is the password of LITWAREINC\\administrator?',
      why: 'It is sent to the server by Windows itself. It is kept in memory only: not in the state file, not in a log. After a restart the wizard asks again.',
      ref: 'password of litwareinc\\administrator',
      user: 'LITWAREINC\\administrator',
      instead: 'Type it at a terminal.',
    },
  },
  many: {
    kind: 'ask',
    step: 'servers',
    question: {
      kind: 'many',
      key: 'servers.leftOut',
      ask: servers.leftOutAsk,
      why: servers.leftOutWhy,
      likely: ['atl-exchange-002.litwareinc.com'],
      choices: [
        { value: 'atl-exchange-001.litwareinc.com', label: 'atl-exchange-001.litwareinc.com', because: 'Exchange server' },
        { value: 'atl-exchange-002.litwareinc.com', label: 'atl-exchange-002.litwareinc.com', because: 'Exchange server' },
        { value: 'atl-cs-001.litwareinc.com', label: 'atl-cs-001.litwareinc.com', because: 'Front End' },
      ],
    },
  },
  mild: { kind: 'confirm', step: 'skypeAsPartner', plan: plan([partner]) },
  severe: {
    kind: 'confirm',
    step: 'iisRestart',
    plan: plan([restart('atl-exchange-001.litwareinc.com')], {
      kind: 'type',
      word: 'atl-exchange-001',
      says: 'Everyone connected to atl-exchange-001.litwareinc.com is cut off for about a minute.',
    }),
  },
  long: {
    kind: 'confirm',
    step: 'skypeAsPartner',
    plan: plan([policy, wait, partner, ...[1, 2, 3].map((each) => restart(`atl-exchange-00${each}.litwareinc.com`))]),
  },
  'way out': {
    kind: 'way out',
    step: 'connectivityTest',
    trouble: {
      about: 'test.failed',
      title: 'The connectivity test did not pass through atl-cs-001.litwareinc.com.',
      cause: 'Exchange does not know the certificate with which Skype signs.',
      wayOut: ["Have Exchange read Skype's metadata document again.", 'Restart IIS on the Exchange servers, then test again.'],
      others: [
        {
          cause: 'A Front End has not received the latest configuration yet, so it may still sign with another certificate.',
          speaksFor: 'It was said: x-ms-diagnostics 2000000.',
          against: 'The cause above fits better. No look of this run shows it.',
          tell: 'Get-CsManagementStoreReplicationStatus',
        },
      ],
      evidence,
    },
    options: [
      { option: 'test again', label: 'Test again', word: '' },
      { option: 'go on anyway', label: 'Go on all the same', word: 'go on' },
    ],
  },
  found: { kind: 'read', step: 'servers', page: 'found', ending: 'already right' },
  resumed: { kind: 'read', step: 'iisRestart', page: 'resumed', ending: 'already right' },
  road: { kind: 'read', step: 'servers', page: 'road', ending: 'proved' },
  right: { kind: 'read', step: 'servers', page: 'outcome', ending: 'already right' },
  known: { kind: 'read', step: 'skypeAsPartner', page: 'outcome', ending: 'proved' },
  proved: { kind: 'read', step: 'connectivityTest', page: 'outcome', ending: 'proved' },
  finished: {
    kind: 'finished',
    standing: { kind: 'now' },
    of: 'set up',
    summary: {
      title: 'Skype can act in Exchange. Proven through 1 of 1 Front End.',
      proven: [
        'From Skype to Exchange through atl-cs-001.litwareinc.com: an item was written into a mailbox and deleted again, three times out of three.',
      ],
      notProven: ['Exchange to Skype is set up; no test that this wizard runs shows it.'],
      remember: ['Contact lists stay in Skype, by the policy that you chose.'],
      calendar,
    },
  },
  targets: {
    kind: 'targets',
    step: 'servers',
    targets: [
      {
        to: 'http://atl-exchange-001.litwareinc.com/PowerShell/',
        protocol: 'PowerShell remoting, Kerberos',
        account: 'LITWAREINC\\administrator',
        key: 'shells.exchange.server',
      },
      {
        to: 'https://atl-cs-001.litwareinc.com/OcsPowershell',
        protocol: 'PowerShell remoting over TLS with a certificate that is checked, Negotiate (Kerberos or NTLM)',
        account: 'LITWAREINC\\kenmyer',
        key: 'shells.skype.server',
      },
      {
        to: 'each Exchange server and Front End that the two shells name today',
        protocol: 'Windows PowerShell remoting (WinRM), Kerberos',
        account: 'LITWAREINC\\kenmyer',
        key: 'shells.windows',
      },
      {
        to: 'https://mail.litwareinc.com/autodiscover/metadata/json/1',
        protocol: 'HTTPS, only read',
        account: 'none',
        key: 'servers.exchangeMetadataUrl',
      },
    ],
  },
  anotherOrganisation: {
    kind: 'way out',
    step: 'servers',
    trouble: {
      about: 'organisation.another',
      title: 'This file tells of another Exchange organisation than the one that is reached here.',
      cause:
        'In the file: Litware, 3f2504e0-4f89-41d3-9a0c-0305e82c3301. Here: Fabrikam, 6ba7b810-9dad-41d1-80b4-00c04fd430c8. The GUID of an organisation never changes.',
      wayOut: [
        'This file can be read as a log (partner-wizard log). It changes nothing here.',
        'To set up these servers, start with a new state file: partner-wizard --state FILE, with a name that does not exist yet.',
      ],
      evidence: [],
    },
    options: [{ option: 'look again', label: 'I have mended something: look again', word: '' }],
  },
} as const satisfies { readonly [name: string]: Asking };

const roadAct = (words: string, usually: number, times = 1): RoadAct => ({ words, times, kind: 'change', usually });
const planned = { kind: 'planned' } as const;
/** That of the lab "small", as far as it was seen before its first change. */
const road: Road = {
  steps: [
    {
      step: 'servers',
      title: 'Servers',
      ...planned,
      acts: [roadAct('Keep contact lists in Skype: change the global policy so that they do not move to Exchange.', 5)],
    },
    { step: 'certificates', title: 'Certificates', ...planned, acts: [] },
    { step: 'skypeAsPartner', title: 'Skype as partner', ...planned, acts: [roadAct(partner.words, 300)] },
    {
      step: 'iisRestart',
      title: 'IIS restart',
      ...planned,
      acts: [roadAct('Restart IIS on atl-exchange-001.litwareinc.com.', 60)],
    },
    {
      step: 'exchangeAsPartner',
      title: 'Exchange as partner',
      ...planned,
      acts: [
        roadAct('Make the partner application "Exchange" in Skype, with full trust, from Exchange\'s metadata document.', 10),
        roadAct("Tell Skype where Exchange's Autodiscover service is.", 10),
      ],
    },
    {
      step: 'connectivityTest',
      title: 'Connectivity test',
      ...planned,
      acts: [
        roadAct(
          'Test through atl-cs-001.litwareinc.com: write an item into the mailbox of kenmyer@litwareinc.com and delete it again.',
          30,
          3,
        ),
      ],
    },
  ],
  cutOff: [
    'Everyone connected to atl-exchange-001.litwareinc.com is cut off for about a minute. atl-exchange-001.litwareinc.com (Active Directory site Atlanta) holds 1 mounted database. The management shell is on it, so that shell drops. No other Exchange server takes over while it restarts.',
  ],
  time: { usually: 415, waits: 3, patience: 600 },
  who: [
    'Skype: RTCUniversalServerAdmins.',
    'Exchange: Role group Organization Management.',
    'Exchange: Local administrator on each Exchange server that is restarted.',
    'Skype: Local group RTC Local User Administrators on the Front End, or RTCUniversalUserAdmins.',
  ],
  cannotUndo: [
    { what: 'Restart IIS on atl-exchange-001.litwareinc.com.', why: 'A restart is over when it is done. It changes no setting.' },
  ],
  supposed: [
    { ask: 'Who restarts IIS?', answer: 'The wizard restarts it' },
    { ask: 'Whose mailbox may the test write into? Type the SIP address.', answer: 'sip:kenmyer@litwareinc.com' },
  ],
  neverTested: [],
  blocked: [],
};

const lookedAgain = {
  ...demands.finished,
  summary: {
    ...demands.finished.summary,
    proven: ['atl-exchange-001.litwareinc.com says that it trusts Skype.'],
    notProven: [
      ...demands.finished.summary.notProven,
      ...demands.finished.summary.proven.map((each) => `Not tested again. As of this file: ${each}`),
    ],
  },
} as const;

const written = { at: new Date(2026, 10, 24, 11, 19, 5).toISOString(), by: 'kenmyer', on: 'ATL-EXCHANGE-001' } as const;

const resumed: Resume = {
  last: { by: 'kenmyer', on: 'ATL-EXCHANGE-001', at: new Date(2026, 10, 24, 11, 19, 5).toISOString() },
  handedOver: null,
  computer: 'ATL-CS-001',
  steps: [
    { step: 'servers', standing: 'done' },
    { step: 'certificates', standing: 'done' },
    { step: 'skypeAsPartner', standing: 'done' },
    { step: 'iisRestart', standing: 'next' },
    { step: 'exchangeAsPartner', standing: 'to do' },
    { step: 'connectivityTest', standing: 'to do' },
  ],
  changed: [],
  next: 'A plan, which needs your yes.',
};
const drifted: Resume = {
  ...resumed,
  last: { ...resumed.last, on: resumed.computer },
  handedOver: 'an Exchange server',
  steps: resumed.steps.map(({ step }) => ({ step, standing: step === 'servers' || step === 'certificates' ? 'open again' : 'to do' })),
  changed: [
    {
      step: 'servers',
      before: 'Contact lists stay in Skype, by the global policy.',
      now: 'Contact lists would move to Exchange at the next sign-in.',
      ours: false,
    },
    { step: 'certificates', before: 'The certificate in C:\\Certificates\\New.pfx can sign for Skype.', now: null, ours: false },
    {
      step: 'certificates',
      before: null,
      now: 'Skype also knows Exchange. If its signing certificate changes, they must learn the new one.',
      ours: true,
    },
  ],
  next: 'A question: What should happen to contact lists?',
};

/** As it stands when it was read to its end, and its hints are drawn. */
export const asking = (demand: Asking, seenBy: View = view): State => ({
  ...withDemand(initial, demand, seenBy, began),
  seen: true,
  guard: { kind: 'open' },
});

export const working = (...events: readonly LiveEvent[]): State => events.reduce((state, event) => show(state, event, began), initial);

const getUser = (name: string): Command => ({ kind: 'cmdlet', place: exchangeShell, name, parameters: {}, switches: [], returns: [] });

const looked: readonly LiveEvent[] = [
  { kind: 'demand', demand: { kind: 'look', step: 'servers', why: 'first' } },
  ...['Get-CsPool', 'Get-CsComputer', 'Get-CsService', 'Get-ExchangeServer', 'Get-AcceptedDomain'].map(
    (name): LiveEvent => ({ kind: 'looking', step: 'servers', command: getUser(name) }),
  ),
  { kind: 'looking', step: 'servers', command: { kind: 'probe', url: 'https://atl-cs-001.litwareinc.com/metadata/json/1' } },
];

/** A look that came to a stage, and how it fared there; before it all was right. */
export function traceFor(
  product: ProbeTrace['product'],
  [from, at]: readonly [ProbeTrace['from'], ProbeTrace['at']],
  stage: StageSeen['stage'],
  state: StageSeen['state'],
  words = '',
): ProbeTrace {
  const end = unreached.findIndex((each) => each.stage === stage);
  const stages = unreached.map(
    (each, index): StageSeen => (index < end ? { ...each, state: 'passed' } : index === end ? { stage, state, words } : each),
  );
  return { product, from, at, stages };
}

const frontEnd = 'atl-cs-001.litwareinc.com';
const mailServers = ['atl-exchange-001.litwareinc.com', 'atl-exchange-002.litwareinc.com'] as const;
const untrusted = 'The certificate was issued by Litware Issuing CA, which is not trusted there.';

/** Each state once, from both sides. */
const traces: readonly ProbeTrace[] = [
  traceFor('Skype', [null, null], 'meaning', 'passed'),
  traceFor('Skype', [null, frontEnd], 'meaning', 'passed'),
  traceFor(
    'Exchange',
    [null, null],
    'secure',
    'failed',
    'The certificate is for mail.litwareinc.com, not for autodiscover.litwareinc.com.',
  ),
  traceFor('Exchange', [null, mailServers[0]], 'meaning', 'noted', 'The signing certificate ends in 40 days.'),
  traceFor('Exchange', [null, mailServers[1]], 'connect', 'not seen', 'This computer has no way to 192.0.2.20.'),
  traceFor('Skype', [mailServers[0], null], 'meaning', 'passed'),
  traceFor('Skype', [mailServers[1], null], 'name', 'not seen', 'Windows remoting is switched off there.'),
  traceFor('Exchange', [frontEnd, null], 'secure', 'failed', untrusted),
];

/** Sixty servers, one of which is not as the others. */
const matrix = matrixOf([
  ...Array.from({ length: 60 }, (_, index) => `atl-exchange-${String(index + 1).padStart(3, '0')}.litwareinc.com`).flatMap(
    (server, index): readonly EndpointSeen[] => [
      { server, endpoint: 'EWS', state: index === 16 ? 'wrong' : 'right', says: index === 16 ? 'lacks Skype' : 'trusts Skype' },
      { server, endpoint: 'Autodiscover', state: 'right', says: 'trusts Skype' },
      { server, endpoint: "Exchange's document", state: 'right', says: 'key 1A2B3C4D…' },
    ],
  ),
  { server: frontEnd, endpoint: "Skype's document", state: 'right', says: 'key 5E6F7A8B…' },
  { server: frontEnd, endpoint: "Skype's challenge", state: 'not seen', says: 'not seen' },
]);

const underWay: readonly ProbeTrace[] = [
  traceFor('Skype', [null, null], 'meaning', 'passed'),
  traceFor('Skype', [null, frontEnd], 'secure', 'passed'),
  traceFor('Exchange', [null, null], 'secure', 'failed', untrusted),
  traceFor('Exchange', [null, mailServers[0]], 'name', 'not reached'),
];

const filling: readonly LiveEvent[] = underWay.map((each) => ({ kind: 'traced', step: 'servers', trace: each }));

const agreed = press(asking(demands.long), { kind: 'character', text: 'y' }, { lines: 1, height: 20, from: 0 }, began).state;
/** Restarts of so many servers, with the second one waited for; `batch` where they are a part of more. */
export function restarting(count: number, batch?: Batch): State {
  const servers = Array.from({ length: count }, (_, index) => `atl-exchange-${String(index + 1).padStart(3, '0')}.litwareinc.com`);
  const acts = servers.flatMap((server): Plan['acts'] => [
    restart(server),
    { ...wait, id: `back ${server}`, words: `both web services of ${server} answer again and trust Skype`, patience: 300 },
    ...(server === servers.at(-1)
      ? []
      : [{ ...wait, id: `balancer ${server}`, words: `the load balancer sends clients to ${server} again` }]),
  ]);
  const demand = { ...demands.severe, plan: plan(acts, { ...demands.severe.plan.severity, ...(batch === undefined ? {} : { batch }) }) };
  const word = [...'atl-exchange-001'].reduce((state, each) => pressed(state, character(each)), asking(demand));
  const [first = '', second = ''] = servers;
  const written = {
    v: 1,
    seq: 1,
    ...at(52, 0),
    prev: '',
    type: 'waited',
    step: 'iisRestart',
    met: true,
    saw: '',
    source: 'shell',
  } as const;
  const ended = (server: string): readonly LiveEvent[] => [
    { kind: 'demand', demand: { kind: 'run', step: 'iisRestart', change: restart(server) } },
    { kind: 'started', change: restart(server) },
    { kind: 'ended', change: restart(server).id, end: { kind: 'ended', hadErrors: false, exitCode: 0 }, seconds: 48 },
  ];
  const waited = (id: string, seconds: number): LiveEvent => ({
    kind: 'recorded',
    record: { ...written, wait: id, isDown: false, seconds },
  });
  const back: Wait = { ...wait, id: `back ${second}`, words: `both web services of ${second} answer again and trust Skype`, patience: 300 };
  return [
    ...ended(first),
    waited(`back ${first}`, 92),
    waited(`balancer ${first}`, 60),
    ...ended(second),
    { kind: 'demand', demand: { kind: 'wait', step: 'iisRestart', wait: back } } as const,
    { kind: 'waiting', wait: back, saw: 'it answers, and does not trust Skype yet', seconds: 22 } as const,
  ].reduce((state, event) => show(state, event, began), pressed(word, named('enter')));
}

/** So many tests, the first of them done, and none under way. */
export function betweenTests(count: number, done: number): State {
  const tests = Array.from(
    { length: count },
    (_, index): Change => ({ ...partner, id: `test ${index + 1}`, words: `Test number ${index + 1}.` }),
  );
  const events = tests.slice(0, done).flatMap((each): readonly LiveEvent[] => [
    { kind: 'demand', demand: { kind: 'run', step: 'connectivityTest', change: each } },
    { kind: 'started', change: each },
    { kind: 'ended', change: each.id, end: { kind: 'ended', hadErrors: false, exitCode: null }, seconds: 10 },
  ]);
  return events.reduce(
    (state, event) => show(state, event, began),
    pressed(asking({ ...demands.mild, plan: plan(tests) }), character('y')),
  );
}

/** A wait that goes on behind its ways on. */
const given = {
  seq: 9,
  ...at(54, 0),
  type: 'waited',
  step: 'servers',
  wait: wait.id,
  met: false,
  saw: '1 of 2 Front Ends has it',
} as const;
const lastOfWait = { ...given, source: 'shell', isDown: false, seconds: 600 } as const;
const tooLong = whileAsked(pastPatience('servers', wait, lastOfWait, []), wait, lastOfWait, undefined);

const run: readonly LiveEvent[] = [
  { kind: 'demand', demand: { kind: 'run', step: 'skypeAsPartner', change: partner } },
  { kind: 'started', change: partner },
  ...[
    'Creating User <LyncEnterprise-ApplicationAccount> for Partner Application.',
    'Created User <LyncEnterprise-ApplicationAccount>.',
  ].map((text): LiveEvent => ({ kind: 'output', change: partner.id, line: { stream: 'output', text } })),
  { kind: 'output', change: partner.id, line: { stream: 'warning', text: 'The command completed, but no settings were modified.' } },
];

export const choices: readonly Choice[] = [
  { id: 'go on', label: 'Go on: rehearsal 1', because: 'Answers are kept.' },
  { id: 'lab', label: 'New rehearsal in the practice lab', because: 'Nothing real is touched.' },
  { id: 'real', label: 'New set-up on real servers', because: 'It begins by looking.' },
];

/** What the first screen offers where so many set-ups are kept. */
function welcomeWith(kept: number): State {
  const recent = Array.from({ length: kept }, (_, index): Recent => {
    const isReal = index % 3 === 1;
    const dir = index === 2 ? '/lab/clock' : `/state/partner-wizard/${isReal ? 'set-ups' : 'rehearsals'}/${kept - index}`;
    return {
      statePath: `${dir}/set-up.jsonl`,
      world: isReal ? 'real' : 'lab',
      aim: 'set up',
      labDir: isReal ? null : dir,
      at: new Date(2026, 10, 28 - index, 11, 40).toISOString(),
      step: index % 3 === 0 ? 'iisRestart' : 'certificates',
      ending: index === 2 ? 'done' : 'open',
    };
  });
  const offer = offered({ usual: '/state/partner-wizard', own: null }, recent, false, new Date(2026, 10, 28, 12, 0));
  const cursor = offer.choices.findIndex(({ id }) => id === offer.likely);
  return { ...initial, guard: { kind: 'open' }, welcome: { choices: offer.choices, cursor } };
}

const pool = skypeCmdlet('Get-CsPool', { returns: returned({ Fqdn: 'text', Services: 'texts', Site: 'text' }) });
const looks: ManualTask['parts'] = [
  { mark: 'k7f3', command: pool },
  { mark: 'q2m9', command: skypeCmdlet('Get-CsSipDomain', { returns: returned({ Name: 'text', IsDefault: 'boolean' }) }) },
];
const lookByHand: ManualTask = {
  purpose: 'look',
  place: skypeShell,
  parts: looks,
  text: manualTaskText(looks, scripts),
  unclear: null,
  known: { at: 1, of: 2 },
};
const parts: ManualTask['parts'] = [{ mark: 'w8d4', command: policy.command }];

export const manualTasks = {
  look: { kind: 'by hand', step: 'servers', task: lookByHand },
  again: {
    kind: 'by hand',
    step: 'servers',
    task: { ...lookByHand, unclear: readPasted(lookByHand, '').unclear },
  },
  change: {
    kind: 'by hand',
    step: 'servers',
    task: { purpose: 'change', place: skypeShell, parts, text: manualTaskText(parts, scripts), unclear: null },
  },
} as const satisfies { readonly [name: string]: Asking };

const oneAnswer = '{"for":"k7f3","objects":[],"errors":[]}';
export const bothAnswers = `${oneAnswer}\n{"for":"q2m9","objects":[],"errors":[]}`;

const pressed = (state: State, key: Key): State => press(state, key, { lines: 1, height: 20, from: 0 }, began).state;
export const character = (text: string): Key => ({ kind: 'character', text });
export const named = (name: Extract<Key, { kind: 'named' }>['name']): Key => ({ kind: 'named', name });

/** By "/", in a usual window. */
const lookedFor = (state: State, text: string): State =>
  [...`/${text}`].reduce(
    (before, each) => press(before, character(each), frameOf(before, context, { columns: 80, rows: 24 }).extent, began).state,
    state,
  );

/** Every screen, by name. */
const sixty = Array.from({ length: 60 }, (_, at) => ({ value: `ex-${at + 1}`, label: `ex-${at + 1}.Atl.example.com`, because: '' }));
/** A long list, in which nothing is marked. */
export const sixtyServers = asking({ ...demands.many, question: { ...demands.many.question, likely: [], choices: sixty } });

export const scenes: { readonly [name: string]: State } = {
  'first screen, nothing kept': welcomeWith(0),
  'first screen, three kept': welcomeWith(3),
  'first screen, eight kept': welcomeWith(8),
  'first screen, older ones': pressed(pressed(welcomeWith(8), character('4')), named('enter')),
  'first screen, more': pressed(pressed(welcomeWith(3), named('up')), named('enter')),
  'first screen, what to take back': (['up', 'enter', 'down', 'enter'] as const).reduce(
    (state, name) => pressed(state, named(name)),
    welcomeWith(8),
  ),
  looking: working(...looked),
  'looking at documents': working(...looked, ...filling),
  text: asking(demands.text),
  'text refused': pressed(pressed(asking(demands.text), character('x')), named('enter')),
  one: asking(demands.one),
  'secret typed': [...'horse'].reduce((state, each) => pressed(state, character(each)), asking(demands.secret)),
  'secret refused': pressed(asking(demands.secret), named('enter')),
  many: asking(demands.many),
  mild: asking(demands.mild),
  severe: asking(demands.severe),
  'long plan': asking(demands.long),
  ...Object.fromEntries(Object.entries(certificateDemands).map(([name, demand]) => [name, asking(demand)])),
  running: run.reduce((state, event) => show(state, event, began), agreed),
  waiting: [
    { kind: 'demand', demand: { kind: 'wait', step: 'skypeAsPartner', wait } } as const,
    { kind: 'waiting', wait, saw: '1 of 2 Front Ends has it', seconds: 45 } as const,
  ].reduce((state: State, event: LiveEvent) => show(state, event, began), agreed),
  'restarting two servers': restarting(2),
  'restarting twelve servers': restarting(12),
  'restarting a batch': restarting(4, { number: 2, of: 5 }),
  'waiting for too long': show(asking(tooLong), { kind: 'waiting', wait, saw: '1 of 2 Front Ends has it', seconds: 660 }, began),
  'way out': asking(demands['way out'], { ...view, findings: { ...view.findings, connectivityTest: refused } }),
  'the way of the test': pressed(
    asking(demands['way out'], { ...view, findings: { ...view.findings, connectivityTest: refused } }),
    character('a'),
  ),
  'Skype is known': asking(demands.known, { ...view, findings: { ...view.findings, skypeAsPartner: [], iisRestart: [] } }),
  'other causes': pressed(asking(demands['way out']), character('o')),
  'way out with a word': pressed(asking(demands['way out']), named('down')),
  'this was found': asking(demands.found),
  'what each server answers': pressed(asking(demands.found, { ...view, findings: none, matrix }), character('a')),
  'how far each look came': pressed(asking(demands.found, { ...view, findings: none, traces }), character('a')),
  'one of sixty servers looked for': lookedFor(sixtyServers, 'ex-42'),
  'a word looked for in all looks': lookedFor(pressed(asking(demands.found, { ...view, findings: none, traces }), character('a')), 'tls'),
  'resumed on another computer': asking(demands.resumed, { ...view, resumed, canGoBack: false }),
  'resumed, and changed meanwhile': asking({ ...demands.resumed, step: 'servers' }, { ...view, resumed: drifted, canGoBack: false }),
  'resumed after an interruption': show(
    asking(demands.resumed, { ...view, resumed, canGoBack: false }),
    { kind: 'notice', words: interruptedInWords(partner, 'half done') },
    began,
  ),
  'looking at what was interrupted': working(
    { kind: 'demand', demand: { kind: 'settle', step: 'skypeAsPartner', change: partner } },
    { kind: 'settled', change: partner, settled: 'running' },
  ),
  'the whole road': asking(demands.road, { ...view, road }),
  'already right': asking(demands.right),
  proved: asking(demands.proved),
  finished: asking(demands.finished, atTheEnd),
  'finished, where a window shows folders': { ...asking(demands.finished, atTheEnd), opensFolder: true },
  'what comes next': pressed(asking(demands.finished, atTheEnd), character('n')),
  'one of what comes next': ['n', 'down', 'enter'].reduce(
    (state, key) => pressed(state, key === 'n' ? character(key) : named(key === 'down' ? 'down' : 'enter')),
    asking(demands.finished, atTheEnd),
  ),
  'finished, as of its file': asking({ ...demands.finished, standing: { kind: 'as of this file', written } }),
  'finished, looked at again': asking({ ...lookedAgain, standing: { kind: 'looked again', written, amiss: [] } }),
  'finished, and not right any more': asking({
    ...lookedAgain,
    standing: { kind: 'looked again', written, amiss: ['Exchange has no partner application for this Skype yet.'] },
  }),
  'what is connected to': asking(demands.targets),
  'another organisation': asking(demands.anotherOrganisation),
  help: pressed(asking(demands.one), character('?')),
  'help on a plan': pressed(asking(demands.mild), character('?')),
  'all words': pressed(pressed(asking(demands.one), character('?')), character('w')),
  why: pressed(asking(demands.one), named('tab')),
  'all looks': pressed(asking(demands.one), character('a')),
  'how to undo': pressed(pressed(pressed(asking(demands.long), named('tab')), named('tab')), named('tab')),
  'not right': pressed(asking(demands.found), character('n')),
  'the log so far': pressed(asking(demands.one, { ...view, moments: recordedSoFar() }), character('l')),
  'one record in full': ['l', 'up', 'up', 'enter'].reduce(
    (state, key) => pressed(state, key === 'l' ? character(key) : named(key === 'up' ? 'up' : 'enter')),
    asking(demands.one, { ...view, moments: recordedSoFar() }),
  ),
  'a plan that is not read yet': { ...asking(demands.long), seen: false },
  'a plan that was just drawn': withDemand(initial, demands.mild, view, began),
  'a plan agreed to without its word': pressed(asking(demands.severe), named('enter')),
  'by hand': asking(manualTasks.look),
  'by hand, copied': granted(asking(manualTasks.look), 'It is in the clipboard.'),
  'by hand, half pasted': paste(asking(manualTasks.look), oneAnswer, began),
  'by hand, pasted': paste(asking(manualTasks.look), bothAnswers, began),
  'by hand, asked again': asking(manualTasks.again),
  'by hand, a change': pressed(asking(manualTasks.change, { ...view, canGoBack: false }), named('enter')),
  leave: pressed(asking(demands.one), named('interrupt')),
  'go on elsewhere': pressed(pressed(pressed(asking(demands.one), named('interrupt')), named('up')), named('enter')),
  'leave while running': pressed(working(...run), named('interrupt')),
};
