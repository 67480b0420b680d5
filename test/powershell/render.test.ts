import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { configureScript } from '../../src/exchange/partner-applications.ts';
import { exchangeShell } from '../../src/model/place.ts';
import { exchangeCmdlet, skypeCmdlet } from '../../src/powershell/reader.ts';
import { quote, render, renderValue } from '../../src/powershell/render.ts';
import { newExchangeApplication } from '../../src/skype/oauth.ts';

describe('the text of a command is what an expert would type', () => {
  test('words stand bare, addresses are quoted', () => {
    expect(render(newExchangeApplication('Exchange', 'https://autodiscover.litwareinc.com/autodiscover/metadata/json/1'))).toBe(
      "New-CsPartnerApplication -Identity Exchange -ApplicationTrustLevel Full -MetadataUrl 'https://autodiscover.litwareinc.com/autodiscover/metadata/json/1' -Confirm:$false",
    );
  });

  test('the script is called, not printed back as in the article (D1)', () => {
    const text = render(configureScript('https://atl-cs-001.litwareinc.com/metadata/json/1', 'atl-dc-001.litwareinc.com'));
    expect(text).toBe(
      "& (Join-Path $env:ExchangeInstallPath 'Scripts\\Configure-EnterprisePartnerApplication.ps1') -AuthMetadataUrl 'https://atl-cs-001.litwareinc.com/metadata/json/1' -ApplicationType Lync -DomainController atl-dc-001.litwareinc.com",
    );
  });

  test('a switch takes its value after a colon, a Boolean parameter after a space', () => {
    expect(render(exchangeCmdlet('Remove-PartnerApplication', { parameters: { Identity: 'x' } }))).toBe(
      'Remove-PartnerApplication -Identity x -Confirm:$false',
    );
    expect(render(skypeCmdlet('Set-CsUserServicesPolicy', { parameters: { UcsAllowed: false } }))).toBe(
      'Set-CsUserServicesPolicy -UcsAllowed $false -Confirm:$false',
    );
  });

  test('dates, secrets, bytes, lists and nothing each have a form of their own', () => {
    expect(renderValue({ kind: 'date', at: '2027-01-31T08:00:00Z' })).toBe("([datetime]'2027-01-31T08:00:00Z')");
    expect(renderValue({ kind: 'secret', ref: 'PFX password', as: 'SecureString' })).toBe("(Read-Host -AsSecureString 'PFX password')");
    expect(renderValue({ kind: 'secret', ref: 'Ken', as: 'PSCredential' })).toBe("(Get-Credential -Message 'Ken')");
    expect(renderValue({ kind: 'bytes', base64: 'AQID' })).toBe("([Convert]::FromBase64String('AQID'))");
    expect(renderValue({ kind: 'list', items: ['a', 'b c'] })).toBe("a, 'b c'");
    expect(renderValue({ kind: 'list', items: [] })).toBe('@()');
    expect(renderValue(null)).toBe('$null');
    expect(renderValue(true)).toBe('$true');
    expect(renderValue(60)).toBe('60');
  });

  test('a switch of its own stands without a value', () =>
    expect(render(exchangeCmdlet('Get-ExchangeCertificate', { switches: ['Verbose', 'List'] }))).toBe(
      'Get-ExchangeCertificate -Verbose -List',
    ));

  test.each([
    ['EX01.contoso.com', 'EX01.contoso.com'],
    ['/timeout:60', '/timeout:60'],
    ['ex 01', "'ex 01'"],
    [' /restart', "' /restart'"],
    ['a;b', "'a;b'"],
    ["it's", "'it''s'"],
    ['-x', "'-x'"],
    ['', "''"],
  ])('a program is given %j as %s', (argument, typed) => {
    const program = { kind: 'program', place: exchangeShell, file: 'iisreset.exe', args: [argument, '/restart'] } as const;
    expect(render(program)).toBe(`iisreset.exe ${typed} /restart`);
  });

  test('a function of ours is shown as what an expert would type', () => {
    const clock = { kind: 'function', place: exchangeShell, name: 'Get-Clock', parameters: {}, typed: 'Get-Date' } as const;
    expect(render(clock)).toBe('Get-Date');
  });

  test('the one word that would take the rest of the line as it stands is a text like others', () => expect(quote('--%')).toBe("('--%')"));

  test('no text can end its own quotes, with any of the five quote marks', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("'", '\u2018', '\u2019', '\u201A', '\u201B', '$', '`', '"', ';', 'a', ' ', '\n') }),
        (text) => {
          const quoted = quote(text);
          if (quoted === text) return /^[A-Za-z][A-Za-z0-9_.-]*$/.test(text);
          const inside = quoted.slice(1, -1);
          // Every quote mark inside stands in a pair, and pairs fold back to the text.
          return (
            inside.replace(/(['\u2018\u2019\u201A\u201B])\1/g, '$1') === text &&
            !/(?<!['\u2018-\u201B])['\u2018-\u201B](?!['\u2018-\u201B])/.test(inside)
          );
        },
      ),
    );
  });
});
