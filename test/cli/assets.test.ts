import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { assetPath, scriptHash, scriptHashes, whatIsWrong } from '../../src/cli/assets.ts';

const host = readFileSync(assetPath('powershell', 'host.ps1'), 'utf8');
const expected = scriptHashes(assetPath('powershell'));

/** A copy of the program's files. */
function copied(): { readonly assets: string; readonly script: string } {
  const assets = mkdtempSync(path.join(tmpdir(), 'assets-'));
  onTestFinished(() => rmSync(assets, { recursive: true, force: true }));
  cpSync(assetPath('powershell'), path.join(assets, 'powershell'), { recursive: true });
  return { assets, script: path.join(assets, 'powershell', 'host.ps1') };
}

test('a program whose files are whole finds nothing wrong, and says which one is damaged or missing', () => {
  const { assets, script } = copied();
  expect(whatIsWrong(assets, expected)).toBeUndefined();
  writeFileSync(script, host.replace('param', 'Param'));
  expect(whatIsWrong(assets, expected)).toBe(`A file of the program is damaged, or of another version: ${script}.`);
  rmSync(script);
  expect(whatIsWrong(assets, expected)).toBe(`A file of the program is missing: ${script}.`);
  expect(whatIsWrong(path.join(assets, 'none'), expected)).toContain('there is no folder');
});

test('a script that a company has signed is the same script, also with the line ends of Windows', () => {
  const signed = `\uFEFF${host.replaceAll('\n', '\r\n')}\r\n# SIG # Begin signature block\r\n# MIIF\r\n# SIG # End signature block\r\n`;
  expect(scriptHash(signed)).toBe(scriptHash(host));
});
