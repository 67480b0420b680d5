// Objects of a form that is not known: the finding names command and property, and what the objects look like is kept, without a value.

import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readAcceptedDomains } from '../../src/exchange/organisation.ts';
import { shapeInLines, unknownFormsIn } from '../../src/model/unknown-form.ts';
import type { Reader } from '../../src/powershell/reader.ts';
import { byHand } from '../../src/powershell/shells/by-hand.ts';
import { describeWithEngine, engineOptions, hostForTest, runWith } from '../harness/powershell.ts';
import { pasted } from '../harness/returned.ts';

const odd = join(import.meta.dirname, 'odd.psm1');
const import_ = { what: 'cmdlet', name: 'Import-Module', parameters: { Name: odd }, switches: [], arguments: [], returns: [] } as const;

describeWithEngine('objects of a form that is not known', () => {
  test('are told by command, property and shape; none of their values leaves the host', async () => {
    const host = hostForTest(engineOptions({ prepare: [import_] }));
    const said: string[] = [];
    const reader: Reader = {
      run: async (command) => {
        const ran = await runWith(host, command);
        said.push(JSON.stringify(ran));
        return ran;
      },
    };
    const read = await readAcceptedDomains(reader);
    expect(read).toMatchObject({
      seen: false,
      why: 'Get-AcceptedDomain answered in a form that is not known: DomainName is not there.',
      shape: { asked: true },
    });
    const [form] = unknownFormsIn({ domains: read.seen ? null : JSON.parse(JSON.stringify(read)) });
    expect(form && shapeInLines(form.shape)).toEqual([
      'System.Management.Automation.PSCustomObject > System.Object',
      '  Name: System.String',
      '  DomainType: System.DayOfWeek',
      '  Default: System.Boolean',
      '  Domains: System.Object[]',
      '  Domains[0]: System.Uri',
      expect.stringMatching(/^ {2}Domains\[0\]\.AbsolutePath: /),
      ...(form ? shapeInLines(form.shape).slice(7) : []),
    ]);
    expect(said[1]).not.toMatch(/litware|Friday/i);
  });

  test('no change is ever made once more for its shape, and nobody is asked for one by hand', async () => {
    const asked: string[] = [];
    const shell = byHand({
      ask: async (task) => {
        asked.push(task.text);
        return { kind: 'said', text: JSON.stringify({ for: 'k', objects: [{ Name: 'x', DomainType: 'y', Default: true }], errors: [] }) };
      },
      mark: () => 'k',
      scripts: pasted,
    });
    const read = await readAcceptedDomains({ run: (command) => runWith(shell, command) });
    expect(read).toMatchObject({ seen: false, shape: { asked: false } });
    expect(asked).toHaveLength(1);
  });
});
