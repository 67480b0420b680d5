// What a cmdlet is refused for before it runs, in PowerShell's words.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentedNames } from '../../src/lab/cmdlets/documented.ts';
import { playedNames } from '../../src/lab/cmdlets/registry.ts';
import { bind } from '../../src/lab/cmdlets/table.ts';
import type { Parameters } from '../../src/model/command.ts';
import { exchangeShell, skypeShell } from '../../src/model/place.ts';
import { inExchange, inSkype, testLab } from './playing.ts';

async function refused(command: Parameters | undefined, name: string, switches: readonly string[] = []) {
  const lab = await testLab();
  const make = name.includes('-Cs') ? inSkype : inExchange;
  const { objects, errors, end } = await lab.play(make(name, command ?? {}, switches));
  expect(objects).toEqual([]);
  expect(end).toMatchObject({ kind: 'ended', hadErrors: true });
  return `${errors[0]?.message} | ${errors[0]?.fullyQualifiedErrorId}`;
}

describe('a cmdlet is refused', () => {
  it('when there is none of that name', async () => {
    expect(await refused({}, 'New-CsPartnerAplication')).toMatch(
      /^The term 'New-CsPartnerAplication' is not recognized as the name of a cmdlet.* \| CommandNotFoundException$/,
    );
  });

  it('when it belongs to the other product’s shell', async () => {
    const lab = await testLab();
    const { errors } = await lab.play(inExchange('Get-CsPool'));
    expect(errors[0]?.fullyQualifiedErrorId).toBe('CommandNotFoundException');
  });

  it('when a parameter is not documented', async () => {
    expect(await refused({ Identity: 'Exchange', MetadataUri: 'x' }, 'New-CsPartnerApplication')).toBe(
      "A parameter cannot be found that matches parameter name 'MetadataUri'. | NamedParameterNotFound,New-CsPartnerApplication",
    );
  });

  it('when a mandatory parameter is missing', async () => {
    expect(await refused({ Enabled: true }, 'Remove-PartnerApplication')).toContain("matches parameter name 'Enabled'");
    expect(await refused({}, 'Remove-PartnerApplication')).toBe(
      'Cannot process command because of one or more missing mandatory parameters: Identity. | MissingMandatoryParameter,Remove-PartnerApplication',
    );
  });

  it('when its parameters do not go together, or could mean several things', async () => {
    const words = 'Parameter set cannot be resolved using the specified named parameters. | AmbiguousParameterSet,New-PartnerApplication';
    expect(await refused({ Name: 'x', AuthMetadataUrl: 'https://x', ApplicationIdentifier: 'y' }, 'New-PartnerApplication')).toBe(words);
    expect(await refused({ Name: 'x' }, 'New-PartnerApplication')).toBe(words);
  });

  it('when a value stands where a switch belongs, or a switch where a value is needed', async () => {
    expect(await refused({ Identity: 'x', RefreshAuthMetadata: 'yes' }, 'Set-PartnerApplication')).toContain(
      '"System.Management.Automation.SwitchParameter"',
    );
    expect(await refused({}, 'Set-PartnerApplication', ['Identity'])).toContain("Missing an argument for parameter 'Identity'.");
    expect(await refused({ UcsAllowed: 'False' }, 'Set-CsUserServicesPolicy')).toContain(
      'Cannot convert value "System.String" to type "System.Boolean"',
    );
  });

  it('when a list or a date is given for a text', async () => {
    expect(await refused({ Identity: { kind: 'date', at: '2027-01-01T00:00:00.000Z' } }, 'Get-User')).toContain(
      'Cannot convert the value to type "System.String"',
    );
  });

  it('when the lab does not play it, and says so', async () => {
    expect(await refused({ Identity: 'x' }, 'Get-RemoteMailbox')).toContain('The practice lab does not play the cmdlet Get-RemoteMailbox.');
  });
});

describe('the table', () => {
  it('knows every cmdlet that the lab plays', () => {
    expect(playedNames.filter((each) => !documentedNames.includes(each))).toEqual([]);
    expect(documentedNames).toHaveLength(98);
  });

  it('takes names in any case, and the common parameters, for every documented cmdlet', () => {
    const call = bind({
      kind: 'cmdlet',
      place: skypeShell,
      name: 'GET-cspool',
      parameters: { iDENTITY: 'x', ErrorAction: 'Stop' },
      switches: ['verbose'],
      returns: [],
    });
    expect([call.name, call.text('Identity'), call.on('Verbose')]).toEqual(['Get-CsPool', 'x', true]);
  });

  it('lets nothing pass that is not documented, whatever its name', () => {
    fc.assert(
      fc.property(fc.constantFrom(...documentedNames), fc.string({ minLength: 1 }), (name, parameter) => {
        const place = name.includes('-Cs') ? skypeShell : exchangeShell;
        expect(() => bind({ kind: 'cmdlet', place, name, parameters: { [`${parameter}?`]: 'x' }, switches: [], returns: [] })).toThrow(
          /cannot be found that matches parameter name/,
        );
      }),
    );
  });
});
