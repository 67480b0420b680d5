// A short session with one of everything that a session log has to tell; and the parts of a Markdown text.

import { type LogOptions, sessionLog } from '../../src/log/session-log.ts';
import { noCalendar } from '../../src/model/calendar.ts';
import type { Change } from '../../src/model/change.ts';
import type { Command } from '../../src/model/command.ts';
import type { Finding } from '../../src/model/finding.ts';
import { exchangeShell, skypeShell } from '../../src/model/place.ts';
import type { Fact } from '../../src/model/record.ts';
import { render } from '../../src/powershell/render.ts';
import { sequence } from '../../src/steps/sequence.ts';
import type { Moment } from '../../src/story/moment.ts';
import { type Story, storyOf } from '../../src/story/story.ts';

const common = {
  kind: 'change',
  because: ['partner.none'],
  prompts: {},
  fields: null,
  whenUnclear: 'ask',
  onFailure: 'stop',
  usually: 60,
} as const;
const cmdlet = (name: string) =>
  ({ kind: 'cmdlet', place: skypeShell, name, parameters: { Identity: 'Exchange' }, switches: [], returns: [] }) as const;

export const create: Change = {
  ...common,
  id: 'exchange-partner.create',
  words: 'Make the partner application in Skype.',
  command: cmdlet('New-CsPartnerApplication'),
  undo: { kind: 'run', commands: [cmdlet('Remove-CsPartnerApplication')] },
};
const restart: Change = {
  ...common,
  id: 'restart atl-exchange-001',
  words: 'Restart IIS on atl-exchange-001.',
  command: { kind: 'program', place: exchangeShell, file: 'iisreset.exe', args: ['atl-exchange-001', '/restart'] },
  undo: { kind: 'cannot', why: 'A restart is over when it is done.' },
};
const proof: Change = {
  ...restart,
  onFailure: 'go on',
  id: 'test 1',
  words: 'Test 1 of 1.',
  command: cmdlet('Test-CsExStorageConnectivity'),
};

export const finding = (words: string, state: Finding['state'] = 'to mend'): Finding => ({
  code: 'partner.none',
  about: 'Skype',
  state,
  source: 'shell',
  words,
  saw: null,
});

const host = { pid: 1, started: '2026-11-24T11:00:00.000Z' };
const ended = { kind: 'ended', hadErrors: false, exitCode: 0 } as const;

export const output = (change: string, ...texts: readonly string[]): Fact => ({
  type: 'output',
  change,
  lines: texts.map((text) => ({ stream: 'output', text })),
});

export const facts: readonly Fact[] = [
  { type: 'opened', world: 'lab', lineage: 'a history', tool: 'partner-wizard 1' },
  {
    type: 'looked',
    step: 'exchangeAsPartner',
    wentBy: '',
    facts: {},
    findings: [finding('Skype does not know Exchange yet.'), finding('It answers.', 'ok')],
  },
  { type: 'answered', step: 'exchangeAsPartner', key: 'servers.pool', value: ['one', 'two'] },
  { type: 'confirmed', step: 'exchangeAsPartner', digest: 'd1ge57', typed: 'atl-exchange-001' },
  { type: 'intent', step: 'exchangeAsPartner', change: create, host },
  output(create.id, 'first line'),
  output(create.id, 'second line'),
  { type: 'ended', step: 'exchangeAsPartner', change: create.id, end: ended, seconds: 12 },
  {
    type: 'waited',
    step: 'exchangeAsPartner',
    wait: 'exchange-partner.replicated',
    met: true,
    saw: '2 of 2',
    source: 'shell',
    isDown: false,
    seconds: 90,
  },
  { type: 'looked', step: 'exchangeAsPartner', wentBy: '', facts: {}, findings: [finding('It answers.', 'ok')] },
  { type: 'intent', step: 'iisRestart', change: restart, host },
  { type: 'ended', step: 'iisRestart', change: restart.id, end: { kind: 'interrupted', why: 'died', detail: '' }, seconds: 70 },
  { type: 'settled', step: 'iisRestart', change: restart.id, settled: 'done' },
  { type: 'decided', step: 'iisRestart', about: 'realm.not-accepted', option: 'go on anyway' },
  { type: 'intent', step: 'connectivityTest', change: proof, host },
  output(proof.id, 'Test passed.'),
  { type: 'ended', step: 'connectivityTest', change: proof.id, end: ended, seconds: 3 },
  { type: 'closed', verdict: 'done' },
];

const recorded = (all: readonly Fact[]): readonly Moment[] =>
  all.map((fact, index) => ({
    seq: index + 1,
    at: `2026-11-24T11:00:${String(index).padStart(2, '0')}.000Z`,
    on: 'ATL-ADM-001',
    by: 'LITWAREINC\\kenmyer',
    ...fact,
  }));

export const told = (all: readonly Fact[]): Story => storyOf(recorded(all));

/** The log as one text; of Markdown, with the line ends of a text. */
export const logOf = (story: Story, more: LogOptions): string => [...sessionLog(story, more)].join('').replaceAll('\r\n', '\n');

export const options = {
  steps: sequence,
  fingerprint: 'c0ffee123456',
  render,
  madeBy: (): readonly Command[] => [],
  redact: (text: string) => text,
  zone: 'America/New_York',
  title: 'All is set up.',
  calendar: noCalendar,
  renew: 'partner-wizard renew',
  matrix: [],
} as const;

/** The lines of a Markdown text outside of its fenced blocks, and those blocks, by CommonMark's rule for fences. */
export function partsOf(text: string): { readonly prose: readonly string[]; readonly blocks: readonly string[]; readonly open: boolean } {
  const prose: string[] = [];
  const blocks: string[][] = [];
  let fence = 0;
  for (const line of text.split('\n')) {
    const ticks = /^ {0,3}(`{3,})([^`]*)$/.exec(line);
    const length = ticks?.[1]?.length ?? 0;
    if (fence === 0 && length > 0) {
      fence = length;
      blocks.push([]);
    } else if (fence > 0 && length >= fence && ticks?.[2]?.trim() === '') fence = 0;
    else if (fence > 0) blocks.at(-1)?.push(line);
    else prose.push(line);
  }
  return { prose, blocks: blocks.map((block) => block.join('\n')), open: fence > 0 };
}
