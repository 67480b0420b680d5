import { expect, test } from 'vitest';
import { managementShells } from '../../src/powershell/detect.ts';

const on =
  (...files: readonly string[]) =>
  (file: string) =>
    files.includes(file);
const exchange = 'D:\\Exchange\\';
const nothing = { exchangeFolder: null, moduleFolders: [] };

test('an Exchange Management Shell is found by the registry', () => {
  const there = on('D:\\Exchange\\bin\\RemoteExchange.ps1');
  expect(managementShells(nothing, there).exchange).toBeNull();
  expect(managementShells({ ...nothing, exchangeFolder: exchange }, there).exchange).toBe(exchange);
});

test('a folder without the shell in it is no shell', () => {
  const empty = on('D:\\Exchange');
  expect(managementShells({ ...nothing, exchangeFolder: exchange }, empty).exchange).toBeNull();
});

test("Skype's module is found where its set-up puts it, or where the module path of the computer says", () => {
  const usual = 'C:\\Program Files\\Common Files\\Skype for Business Server 2019\\Modules\\SkypeForBusiness';
  expect(managementShells(nothing, on(usual)).skype).toBe(usual);
  const moduleFolders = ['C:\\Windows\\Modules', 'D:\\Skype\\Modules'];
  expect(managementShells({ ...nothing, moduleFolders }, on('D:\\Skype\\Modules\\Lync')).skype).toBe('D:\\Skype\\Modules\\Lync');
  expect(managementShells({ ...nothing, moduleFolders }, on()).skype).toBeNull();
});
