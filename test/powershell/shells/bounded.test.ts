import { describe, expect, test } from 'vitest';
import type { Command } from '../../../src/model/command.ts';
import { placeInWords } from '../../../src/model/place.ts';
import type { End, Item } from '../../../src/model/shell.ts';
import { drain } from '../../../src/powershell/drain.ts';
import { exchangeCmdlet } from '../../../src/powershell/reader.ts';
import { createBounds } from '../../../src/powershell/shells/bounded.ts';

type Answers = (command: Command) => { readonly items?: readonly Item[]; readonly end: End };

const ended: End = { kind: 'ended', hadErrors: false, exitCode: null };
const failed: End = { kind: 'ended', hadErrors: true, exitCode: null };

const on = (computer: string): Command => ({
  kind: 'function',
  place: { shell: 'windows', computer },
  name: 'Get-Clock',
  parameters: {},
  typed: '',
});

/** A PowerShell that answers so, behind bounds; what it was asked, and what came. */
function bounded(answers: Answers) {
  const asked: string[] = [];
  const host = createBounds(() => 1000)({
    async *run(command) {
      asked.push(placeInWords(command.place));
      const { items = [], end } = answers(command);
      yield* items;
      return end;
    },
    ready: async () => undefined,
    process: () => undefined,
    close: async () => undefined,
  });
  const run = async (command: Command) => {
    const items: Item[] = [];
    const end = await drain(host.run(command, { signal: new AbortController().signal, prompts: {} }), (item) => items.push(item));
    return { items, end };
  };
  return { asked, run };
}

const error = (id: string, message = 'It did not work.'): Item => ({
  kind: 'error',
  error: { message, fullyQualifiedErrorId: id, category: 'OpenError' },
});

describe('a server that did not answer once', () => {
  test.each([
    ['in its time', { end: { kind: 'interrupted', why: 'timed out', detail: '' } }],
    ['by opening a session', { items: [error('5,PSSessionOpenFailed')], end: failed }],
  ] as const)('%s is not asked again, and others are', async (_, answer) => {
    const { asked, run } = bounded(({ place }) => (place.computer === 'dead.example.com' ? answer : { end: ended }));
    await run(on('dead.example.com'));
    const again = await run(on('dead.example.com'));
    expect(again.items).toMatchObject([{ error: { message: expect.stringContaining('nothing more was asked there') } }]);
    expect((await run(on('well.example.com'))).end).toEqual(ended);
    expect(asked).toHaveLength(2);
  });

  test('because of a lost connection gets one more chance', async () => {
    const { asked, run } = bounded(() => ({ items: [error('JobFailure,PSSessionStateBroken')], end: failed }));
    for (let turn = 0; turn < 4; turn += 1) await run(on('shaky.example.com'));
    expect(asked).toHaveLength(2);
  });

  test('because it had too many sessions is asked again', async () => {
    const words = 'This user has exceeded the maximum number of concurrent shells.';
    const { asked, run } = bounded(() => ({ items: [error('0,PSSessionOpenFailed', words)], end: failed }));
    for (let turn = 0; turn < 3; turn += 1) await run(on('busy.example.com'));
    expect(asked).toHaveLength(3);
  });
});

describe('a server that a management shell was asked about in vain', () => {
  const about = (Server: string): Command => exchangeCmdlet('Get-ExchangeCertificate', { parameters: { Server } });
  const hung: End = { kind: 'interrupted', why: 'timed out', detail: '' };

  test('is not asked about again, and the shell goes on with others', async () => {
    const { asked, run } = bounded((command) => ({ end: 'parameters' in command && command.parameters.Server === 'DEAD' ? hung : ended }));
    await run(about('DEAD'));
    expect((await run(about('DEAD'))).items).toMatchObject([{ kind: 'error' }]);
    expect((await run(about('WELL'))).end).toEqual(ended);
    expect((await run(exchangeCmdlet('Get-AuthConfig'))).end).toEqual(ended);
    expect(asked).toHaveLength(3);
  });

  test('is one of four at most: then the shell itself is taken for hung', async () => {
    const { asked, run } = bounded(() => ({ end: hung }));
    for (const server of ['A', 'B', 'C', 'D', 'E', 'F']) await run(about(server));
    expect(asked).toHaveLength(4);
  });
});
