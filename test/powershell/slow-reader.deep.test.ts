// What a real PowerShell gives may be more than fits in memory.

import { expect, test } from 'vitest';
import { cmdlet, describeWithEngine, engineOptions, hostForTest } from '../harness/powershell.ts';

describeWithEngine('a command on a real PowerShell', () => {
  test('may give more than fits in memory: a slow reader slows it down', async () => {
    const host = hostForTest(engineOptions());
    const running = host.run(cmdlet('Test-Many', { Count: 5000 }), { signal: new AbortController().signal, prompts: {} });
    let seen = 0;
    for (let step = await running.next(); step.done !== true; step = await running.next()) {
      expect(step.value).toMatchObject({ kind: 'object', value: { At: seen } });
      seen += 1;
    }
    expect(seen).toBe(5000);
  });
});
