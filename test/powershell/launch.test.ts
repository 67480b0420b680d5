import { describe, expect, test } from 'vitest';
import { engineArguments, startOf, windowsPowerShell } from '../../src/powershell/host/launch.ts';

const how = {
  program: 'C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe',
  args: engineArguments,
  script: 'C:\\Users\\Jörg & 100% Söhne\\host.ps1',
  env: { SystemRoot: 'C:\\Windows', psmodulePATH: 'C:\\Program Files\\PowerShell\\7\\Modules', TEMP: 'C:\\Temp' },
  outbox: 'C:\\State files\\a.outbox',
};

describe('Windows PowerShell', () => {
  test('is the 64-bit one of this computer', () => {
    expect(windowsPowerShell({ SystemRoot: 'D:\\Win' })).toBe('D:\\Win\\System32\\WindowsPowerShell\\v1.0\\powershell.exe');
    expect(windowsPowerShell({ SystemRoot: 'D:\\Win', PROCESSOR_ARCHITEW6432: 'AMD64' })).toContain('\\Sysnative\\');
  });

  test('finds its own modules: the module path of another PowerShell is not passed on', () => {
    for (const platform of ['win32', 'linux']) {
      const { env } = startOf(how, 'n1', platform).options;
      expect(Object.keys(env ?? {}).map((name) => name.toLowerCase())).not.toContain('psmodulepath');
      expect(env).toMatchObject({ TEMP: 'C:\\Temp' });
    }
  });

  test('lives on when the wizard is killed, and no character of a path is taken for a command', () => {
    const start = startOf(how, 'n1', 'win32');
    expect(start.file).toBe('C:\\Windows\\System32\\cmd.exe');
    expect(start.args).toEqual([
      '/d',
      '/v:off',
      '/s',
      '/c',
      '""%PARTNER_WIZARD_ENGINE%" -NoLogo -NoProfile -NonInteractive -ExecutionPolicy Bypass -File "%PARTNER_WIZARD_SCRIPT%" -Nonce n1 -Outbox "%PARTNER_WIZARD_OUTBOX%""',
    ]);
    expect(start.options).toMatchObject({
      windowsVerbatimArguments: true,
      cwd: 'C:\\Windows\\System32',
      env: { PARTNER_WIZARD_ENGINE: how.program, PARTNER_WIZARD_SCRIPT: how.script, PARTNER_WIZARD_OUTBOX: how.outbox },
    });
    expect(startOf({ ...how, outbox: null }, 'n1', 'win32').args.join(' ')).not.toContain('Outbox');
  });
});
