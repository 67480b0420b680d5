// A runbook counts a test as passed only where it says so, as the wizard does.

import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { startHost } from '../../src/powershell/host/host.ts';
import { cmdlet, describeWithEngine, engineOptions, runWith } from '../harness/powershell.ts';

const list = (...items: readonly string[]) => ({ kind: 'list', items }) as const;

describeWithEngine('a test of a runbook', () => {
  const Name = join(import.meta.dirname, 'results.psm1');
  const noise: string[] = [];
  const host = startHost(
    engineOptions({
      prepare: [{ what: 'cmdlet', name: 'Import-Module', parameters: { Name }, switches: [], arguments: [], returns: [] }],
      noise: (line) => noise.push(line),
    }),
  );
  afterAll(() => host.close());

  test.each([
    ['passed', ['Test passed.'], [], []],
    ['passed', [' TEST PASSED ', 'Test passed'], ['Create message.'], []],
    ['failed', ['Test failed.'], ['The parameter passed is valid.'], []],
    ['failed', ['Test passed.'], [], ['ExCreateItem failed.']],
    ['failed', [], [], ['ExCreateItem failed.']],
    ['not known', [], ['Test passed.'], []],
    ['not known', ['Test bestanden.'], [], []],
    ['not known', ['Test passed.', 'The item stayed.'], [], []],
    ['not known', ['The parameter passed is valid.'], [], []],
  ])('is %s where it puts out %j, in detail %j, and as errors %j', async (result, output, detail, failure) => {
    const parameters = { Output: list(...output), Detail: list(...detail), Failure: list(...failure) };
    expect(await runWith(host, cmdlet('Get-LinkResult', parameters))).toMatchObject({ objects: [result], errors: [] });
  });

  test('that is not known shows what it printed', async () => {
    await runWith(host, cmdlet('Get-LinkResult', { Output: list('Test bestanden.') }));
    await runWith(host, cmdlet('Get-LinkResult', {}));
    const said = noise.join('\n');
    expect(said).toContain('> Test bestanden.');
    expect(said).toContain('printed what stands above, "Test bestanden.". Whether it passed is for you to read.');
    expect(said).toContain('printed nothing. Whether it passed is for you to read.');
  });
});
