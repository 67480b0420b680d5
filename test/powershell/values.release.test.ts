// Nothing that an admin types is ever taken for PowerShell: neither as a value that is sent, nor in the text that is shown.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { render } from '../../src/powershell/render.ts';
import { cmdlet, describeWithEngine, engineOptions, hostForTest, runWith } from '../harness/powershell.ts';
import { anyText } from './any-text.ts';

const parsed = z.object({
  Errors: z.number(),
  Statements: z.number(),
  Commands: z.number(),
  Elements: z.array(z.object({ Kind: z.string(), Value: z.string() })),
});

/** As the test command ConvertTo-Unit gives them: half characters too, which UTF-8 cannot hold. */
const units = (text: string): string => Buffer.from(text, 'utf16le').toString('base64');

// Many texts a command, so that thousands take seconds.
const texts = fc.array(anyText, { minLength: 50, maxLength: 50 });
const rounds = { numRuns: 50 };

describeWithEngine('any text in any parameter', () => {
  test('arrives unchanged, alone and in a list', async () => {
    const host = hostForTest(engineOptions());
    let sent = 0;
    await fc.assert(
      fc.asyncProperty(texts, async (items) => {
        const [Second = ''] = items;
        const { objects } = await runWith(host, cmdlet('Get-Unit', { Value: { kind: 'list', items }, Second }));
        expect(objects).toEqual([{ Value: items.map(units), Second: units(Second) }]);
        sent += items.length;
      }),
      rounds,
    );
    expect(sent).toBeGreaterThanOrEqual(2000);
  });

  test('comes back unchanged', async () => {
    const host = hostForTest(engineOptions());
    await fc.assert(
      fc.asyncProperty(texts, async (values) => {
        // PowerShell itself cannot write these two, which are no characters; the host says so of the object that holds one.
        const items = values.map((value) => value.replace(/[\uFFFE\uFFFF]/g, ''));
        const { objects } = await runWith(host, cmdlet('Get-Echo', { Value: { kind: 'list', items } }));
        expect(objects).toMatchObject([{ Value: items }]);
      }),
      rounds,
    );
    const left = await runWith(host, cmdlet('Get-Echo', { Value: '\uFFFF' }));
    expect(left.errors).toMatchObject([{ fullyQualifiedErrorId: 'PartnerWizardObjectLeftOut' }]);
    expect(left.end).toMatchObject({ hadErrors: true });
  });

  test('stands in the rendered text as one literal argument of one command', async () => {
    const host = hostForTest(engineOptions());
    let seen = 0;
    await fc.assert(
      fc.asyncProperty(texts, async (values) => {
        const items = values.map((value) => render(cmdlet('Set-Thing', { First: value, Last: 'end' })));
        const { objects } = await runWith(host, cmdlet('Get-Parsed', { Text: { kind: 'list', items } }));
        values.forEach((value, at) => {
          expect(parsed.parse(objects[at]), JSON.stringify(value)).toEqual({
            Errors: 0,
            Statements: 1,
            Commands: 1,
            Elements: [
              { Kind: 'StringConstantExpressionAst', Value: units('Set-Thing') },
              { Kind: 'CommandParameterAst', Value: units('First') },
              { Kind: 'StringConstantExpressionAst', Value: units(value) },
              { Kind: 'CommandParameterAst', Value: units('Last') },
              { Kind: 'StringConstantExpressionAst', Value: units('end') },
            ],
          });
          seen += 1;
        });
      }),
      // The one word that quotes do not tame, at the start of a list too.
      { ...rounds, examples: [[['--%', '--%--%', '--']]] },
    );
    expect(seen).toBeGreaterThanOrEqual(2000);
  });

  test('the other kinds of values stand there as themselves', async () => {
    const host = hostForTest(engineOptions());
    const command = cmdlet(
      'Set-Thing',
      {
        At: { kind: 'date', at: '2027-01-31T08:00:00Z' },
        Bytes: { kind: 'bytes', base64: 'AQID' },
        List: { kind: 'list', items: ['a', 'b c', "d'e"] },
        Odd: { kind: 'list', items: ['--%', 'b'] },
        None: null,
        Number: 7,
        Yes: true,
        Confirm: false,
        Password: { kind: 'secret', ref: 'PFX password', as: 'SecureString' },
      },
      ['Force'],
    );
    const { objects } = await runWith(host, cmdlet('Get-Parsed', { Text: { kind: 'list', items: [render(command)] } }));
    const { Errors, Statements, Elements } = parsed.parse(objects[0]);
    expect({ Errors, Statements }).toEqual({ Errors: 0, Statements: 1 });
    expect(Elements.map(({ Value }) => Buffer.from(Value, 'base64').toString('utf16le'))).toEqual([
      'Set-Thing',
      ...['At', "([datetime]'2027-01-31T08:00:00Z')"],
      ...['Bytes', "([Convert]::FromBase64String('AQID'))"],
      ...['List', "a, 'b c', 'd''e'"],
      ...['Odd', "('--%'), b"],
      ...['None', '$null'],
      ...['Number', '7'],
      ...['Yes', '$true'],
      'Confirm',
      ...['Password', "(Read-Host -AsSecureString 'PFX password')"],
      'Force',
    ]);
  });
});
