// Restarts in batches through the whole engine: a word agrees to its batch and to no other server, and one may leave between two.

import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { OpenLab } from '../../src/lab/lab.ts';
import { companyWorld } from '../../src/lab/presets/company.ts';
import { pool } from '../../src/lab/presets/pool.ts';
import { sealed } from '../../src/lab/sealed.ts';
import { worldFile, writeWorld } from '../../src/lab/store.ts';
import type { World } from '../../src/model/shell.ts';
import type { Secrets } from '../../src/secrets/redact.ts';
import { litwarePool, rehearsalFolder, rehearse } from './rehearsal.ts';

const server = (name: string, site: string, dag: string) =>
  ({ name: `${name}-exchange-001`, version: 'SE', site, dag, asks: 'atl-dc-001' }) as const;
const sites = [
  ['atl', 'Atlanta'],
  ['bos', 'Boston'],
  ['chi', 'Chicago'],
] as const;

/** `dag` by the short name of a site. */
function houseOfThree(dag: (site: string) => string = (site) => `${site.toUpperCase()}-DAG`): string {
  const [first, ...others] = sites.map(([short, site]) => server(short, site, dag(short)));
  if (first === undefined) throw new Error('A house has a server.');
  const dir = rehearsalFolder();
  const house = { ...pool, exchange: { ...pool.exchange, servers: [first, ...others] } } as const;
  writeWorld(worldFile(dir), structuredClone(companyWorld(house, new Date(), randomBytes)));
  return dir;
}

/** A lab in which nobody may see the groups. */
const blind = async (lab: OpenLab, secrets: Secrets): Promise<World> => {
  const shell = sealed(lab.shell, secrets.reveal);
  return {
    ...lab,
    shell: {
      ...shell,
      run(command, how) {
        const isGroups = command.kind === 'cmdlet' && command.name === 'Get-MailboxServer';
        return shell.run(isGroups ? { ...command, parameters: { ...command.parameters, Identity: 'nobody' } } : command, how);
      },
    },
  };
};

const answers = { ...litwarePool, 'iisRestart.batch': '2', 'iisRestart.confirm': ['BATCH 1', 'BATCH 2'] };

/** What was agreed to by a word, and what was restarted, in their order. */
const wordsAndRestarts = (records: Awaited<ReturnType<typeof rehearse>>['records']): readonly string[] =>
  records.flatMap((each) => {
    if (each.type === 'confirmed' && each.step === 'iisRestart') return [each.typed ?? 'a yes'];
    return each.type === 'intent' && each.step === 'iisRestart' ? [each.change.id.replace('.litwareinc.com', '')] : [];
  });

describe('three Exchange servers in batches of two', () => {
  test('are restarted batch by batch, each after its own word, the one with the shell last', async () => {
    const { driven, records } = await rehearse(houseOfThree(), { answers });
    expect(driven.kind).toBe('finished');
    expect(wordsAndRestarts(records)).toEqual([
      'BATCH 1',
      'restart bos-exchange-001',
      'restart chi-exchange-001',
      'BATCH 2',
      'restart atl-exchange-001',
    ]);
  });

  test.each([
    ['are in one group', undefined],
    ['may be in one group, which could not be seen', blind],
  ])('that %s are restarted one at a time, each after its own word', async (_, driver) => {
    const words = ['BATCH 1', 'BATCH 2', 'BATCH 3'];
    const { driven, records } = await rehearse(
      houseOfThree(() => 'ALL-DAG'),
      {
        answers: { ...answers, 'iisRestart.confirm': words },
        ...(driver === undefined ? {} : { driver }),
      },
    );
    expect(driven.kind).toBe('finished');
    expect(wordsAndRestarts(records).filter((_, at) => at % 2 === 0)).toEqual(words);
  });

  test('may be left between two batches, and go on with the second on another day', async () => {
    const dir = houseOfThree();
    const first = await rehearse(dir, {
      answers,
      interject: (demand) =>
        demand.kind === 'confirm' && demand.plan.severity.kind === 'type' && demand.plan.severity.word === 'BATCH 2'
          ? { kind: 'leave' }
          : undefined,
    });
    expect(first.driven.kind).toBe('left');
    expect(wordsAndRestarts(first.records)).toHaveLength(3);
    const second = await rehearse(dir, { answers: { ...answers, 'iisRestart.confirm': 'BATCH 2' } });
    expect(second.driven.kind).toBe('finished');
    expect(wordsAndRestarts(second.records).slice(3)).toEqual(['BATCH 2', 'restart atl-exchange-001']);
  });

  test('more in a batch than there are servers is no answer', async () => {
    const { driven } = await rehearse(houseOfThree(), { answers: { ...answers, 'iisRestart.batch': '4' } });
    expect(driven).toMatchObject({ kind: 'missing', key: 'iisRestart.batch', why: expect.stringContaining('3 Exchange servers') });
  });

  test('the word for all does not agree to a batch', async () => {
    const { driven } = await rehearse(houseOfThree(), { answers: { ...answers, 'iisRestart.confirm': 'RESTART ALL' } });
    expect(driven).toMatchObject({ kind: 'missing', key: 'iisRestart.confirm.1' });
  });
});
