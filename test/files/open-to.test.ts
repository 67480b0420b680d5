import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isOnlyForAdmins, openOnUnix, openTo, type PlaceKind } from '../../src/files/open-to.ts';

// As Windows Server 2019 has them; the domain's SID is made up.
const domain = 'S-1-5-21-1004336348-1177238915-682003330';
const trustedInstaller = 'S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464';
const programFiles = `O:${trustedInstaller}G:${trustedInstaller}D:PAI(A;;FA;;;${trustedInstaller})(A;CIIO;GA;;;${trustedInstaller})(A;;0x1301bf;;;SY)(A;OICIIO;GA;;;SY)(A;;0x1301bf;;;BA)(A;OICIIO;GA;;;BA)(A;;0x1200a9;;;BU)(A;OICIIO;GXGR;;;BU)(A;OICIIO;GA;;;CO)(A;;0x1200a9;;;AC)(A;OICIIO;GXGR;;;AC)`;
const programData = 'O:SYG:SYD:PAI(A;OICIIO;GA;;;CO)(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;OICI;0x1200a9;;;BU)(A;CI;DCLCRPCR;;;BU)';
const root = `O:${trustedInstaller}G:${trustedInstaller}D:PAI(A;OICIIO;SDGXGWGR;;;AU)(A;;LC;;;AU)(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;OICI;0x1200a9;;;BU)`;
const madeInRoot = 'O:BAG:DUD:AI(A;OICIID;FA;;;BA)(A;OICIID;FA;;;SY)(A;OICIID;0x1200a9;;;BU)(A;ID;0x1301bf;;;AU)(A;OICIIOID;SDGXGWGR;;;AU)';
const profile = `O:SYG:SYD:P(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;OICI;FA;;;${domain}-1104)`;
const share = `O:BAG:DUD:PAI(A;OICI;0x1301bf;;;${domain}-513)(A;OICI;FA;;;BA)`;
const temp = 'O:SYG:SYD:PAI(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;CI;CCDCLCSWRPWPDTLO;;;WD)S:AI(AU;OICIFA;DC;;;WD)';

test.each<readonly [string, string, PlaceKind, readonly string[] | undefined]>([
  ['C:\\Program Files', programFiles, 'folder', []],
  ['C:\\ProgramData, where users may make files', programData, 'folder', ['Users']],
  ['C:\\, where anybody may make folders only', root, 'folder', []],
  ['a folder that was made in C:\\', madeInRoot, 'folder', ['Authenticated Users']],
  ['a profile', profile, 'folder', []],
  ['a share for the domain', share, 'folder', ['Domain Users']],
  ['a folder for everyone, that is audited too', temp, 'folder', ['Everyone']],
  ['a file that users may read', 'O:BAG:SYD:AI(A;ID;FA;;;SY)(A;ID;FA;;;BA)(A;ID;FR;;;BU)', 'file', []],
  ['a file that users may append to', 'D:(A;;LC;;;BU)', 'file', ['Users']],
  ['one that has no list', 'D:NO_ACCESS_CONTROL', 'file', ['Everyone']],
  ['one whose list is empty', 'D:P', 'file', []],
  ['one that guests own', 'O:BGG:BGD:P(A;;FA;;;BA)', 'file', ['Guests']],
  ['one that is denied to everyone first', 'D:(D;;FA;;;WD)(A;;FA;;;BU)', 'file', []],
  ['one that is denied to others', 'D:(D;;FA;;;BG)(A;;FA;;;IU)(A;;GW;;;NU)', 'file', ['INTERACTIVE', 'NETWORK']],
  ['one with a condition', 'D:(XA;;FA;;;AU;(@User.clearance >= 1))', 'file', ['Authenticated Users']],
  ['one whose rights may be changed', 'D:(A;;WD;;;S-1-1-0)', 'file', ['Everyone']],
  ['one of which only who owns it is known', 'O:BAG:SY', 'file', undefined],
  ['what is no descriptor', 'Access is denied.', 'file', undefined],
  ['a right that is not known', 'D:(A;;ZZ;;;BU)', 'file', undefined],
])('%s', (_, sddl, kind, expected) => {
  expect(openTo(sddl, kind)?.map(({ words }) => words)).toEqual(expected);
});

test('any text is read at once, or not understood', () => {
  fc.assert(fc.property(fc.string(), (text) => void openTo(`D:${text}`, 'file')));
  for (const text of ['('.repeat(100_000), '(A;;FA;;;BU'.repeat(20_000), 'S:'.repeat(100_000)]) openTo(`D:${text}`, 'file');
});

const mine = 1000;

test.each<readonly [string, number, number, number, PlaceKind | undefined]>([
  ['a file of mine in my folder', 0o644, mine, 0o755, undefined],
  ['a file that others may write', 0o646, mine, 0o700, 'file'],
  ['a file in a folder that others may write', 0o600, mine, 0o777, 'folder'],
  ['a file of mine in a sticky folder', 0o600, mine, 0o1777, undefined],
  ["somebody's file in a sticky folder", 0o644, 0, 0o1777, 'folder'],
  ['a file that a group may write', 0o664, mine, 0o775, undefined],
])('%s', (_, mode, uid, folder, expected) => {
  expect(openOnUnix({ mode, uid }, { mode: folder, uid: 0 }, mine)).toBe(expected);
});

const ours = 'D:PAI(A;OICIIO;FA;;;CO)(A;OICI;FA;;;BA)(A;OICI;FA;;;SY)(A;;RC;;;OW)';

test.each<readonly [string, string, boolean | undefined]>([
  ['as it is made', ours, true],
  ['by their whole SIDs', 'D:P(A;OICI;FA;;;S-1-5-32-544)(A;OICI;FA;;;S-1-5-18)(A;;0x20000;;;S-1-3-4)', true],
  ['that its maker still owns', ours.replace('(A;;RC;;;OW)', ''), false],
  ['whose owner may change the list', ours.replace('RC;;;OW', 'RCWD;;;OW'), false],
  ['that takes over what the folder above has', ours.replace('D:P', 'D:'), false],
  ['that an account was let into', `${ours}(A;OICI;FA;;;${domain}-1105)`, false],
  ['that users may read', `${ours}(A;OICI;0x1200a9;;;BU)`, false],
  ['in which users may write what will be made', `${ours}(A;OICIIO;FA;;;BU)`, false],
  ['with a right that is not known', ours.replace('RC;;;OW', 'ZZ;;;OW'), false],
  ['a folder that was made in C:\\ProgramData', programData, false],
  ['without a list', 'D:NO_ACCESS_CONTROL', false],
  ['that could not be read', '', undefined],
])('a folder of this program %s', (_, sddl, expected) => {
  expect(isOnlyForAdmins(sddl)).toBe(expected);
});
