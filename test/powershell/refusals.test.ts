import { expect, test } from 'vitest';
import { sessionRefusalInWords } from '../../src/powershell/host/refusals.ts';

test.for<readonly [string, string, RegExp]>([
  ['AccessDenied,PSSessionStateBroken', 'Zugriff verweigert', /denied access.*RemotePowerShellEnabled/],
  ['-2144108477,PSSessionOpenFailed', '[ClientAccessServer=ATL] Access Denied', /denied access/],
  ['LogonFailure,PSSessionStateBroken', 'The user name or password is incorrect.', /password is not right/],
  ['AuthenticationFailed,PSSessionStateBroken', 'Kerberos authentication: error 0x80090311', /Kerberos/],
  ['CannotConnect,PSSessionStateBroken', 'The client cannot connect to the destination specified', /WinRM/],
  ['NetworkPathNotFound,PSSessionStateBroken', 'WinRM cannot complete the operation. Verify that …', /WinRM/],
  ['ComputerNotFound,PSSessionStateBroken', 'the server name cannot be resolved', /name is not known/],
  ['-2144108102,PSSessionOpenFailed', 'The SSL connection cannot be established.', /\.NET 4\.5\.2/],
  ['1,PSSessionOpenFailed', 'This user is allowed a maximum number of 5 concurrent shells, which has been exceeded.', /no session left/],
  ['1,PSSessionOpenFailed', 'the policy party : MaxConcurrency', /no session left/],
  ['1,PSSessionOpenFailed', 'The user "x" isn\'t assigned to any management roles.', /no management role/],
])('a refused session is explained with the way out: %s', ([id, said, words]) => {
  expect(sessionRefusalInWords(id, [said])).toMatch(words);
});

test('what is not known is told in the words of PowerShell, made harmless', () => {
  const words = sessionRefusalInWords('?', ['Something \u001B[2Jelse.']);
  expect(words).toMatch(/^The session on the server could not be opened. PowerShell says: Something .*else\.$/);
  expect(words).not.toContain('\u001B');
});
