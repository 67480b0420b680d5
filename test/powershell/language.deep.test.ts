// Commands speak English to the wizard, whatever language the computer speaks: asked for, and gone on without where it cannot be had.

import { expect, test } from 'vitest';
import { cmdlet, describeWithEngine, engineOptions, german, hostForTest, runWith } from '../harness/powershell.ts';

const english = { Says: 'Test passed.', Formats: 'en-US', OtherThread: 'en-US', Console: 'en-US' };

describeWithEngine('a command on a German computer', () => {
  test('speaks English, on every thread', async () => {
    const host = hostForTest(engineOptions({ env: german }));
    expect((await runWith(host, cmdlet('Get-Language'))).objects).toEqual([english]);
  });

  test('speaks English where its questions are answered, too', async () => {
    const host = hostForTest(engineOptions({ env: german }));
    expect((await runWith(host, cmdlet('Get-Language'), undefined, { 'Are you sure?': 'no' })).objects).toEqual([english]);
  });

  test('runs all the same where there is no culture but the invariant one', async () => {
    const env = { ...process.env, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '1' };
    const host = hostForTest(engineOptions({ env }));
    expect((await runWith(host, cmdlet('Get-Language'))).objects).toMatchObject([{ Says: 'Test passed.', Formats: '' }]);
  });
});
