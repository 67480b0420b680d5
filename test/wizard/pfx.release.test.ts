// A certificate that comes in a PFX file, from the question to its use: looked into before anything runs, whatever the file is.

import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Command } from '../../src/model/command.ts';
import type { Asking, Reply } from '../../src/model/demand.ts';
import { changesOf, type Interject, litware, rehearsalFolder, rehearse } from './rehearsal.ts';

const folder = 'C:\\Certificates';
const file = `${folder}\\ServerToServerAuth.pfx`;
const answers = {
  ...litware,
  'certificates.oauthTokenIssuer': 'import',
  'certificates.pfxPath': file,
  'certificates.confirm': 'yes',
};
const right = 'practice';

const run = (interject: Interject, more: object = {}, dir = rehearsalFolder(), onCommand = (_: Command): void => undefined) =>
  rehearse(dir, { answers: { ...answers, ...more }, faults: ['no-oauth-token-issuer'], interject, onCommand });

const value = (text: string): Reply => ({ kind: 'value', value: text });
/** Whether it asks for a yes to a plan with this change. */
const wants = (demand: Asking, id: string) => demand.kind === 'confirm' && demand.plan.acts.some((each) => each.id === id);
const isPassword = (demand: Asking) => demand.kind === 'ask' && demand.question.kind === 'secret';

/** Types these passwords, one after the other; the last one again and again. `asked` is what the question said each time. */
function typing(...passwords: readonly string[]) {
  const asked: string[] = [];
  const reply = (demand: Asking): Reply | undefined => {
    if (demand.kind !== 'ask' || demand.question.kind !== 'secret') return undefined;
    asked.push(demand.question.why);
    return value(passwords[asked.length - 1] ?? passwords.at(-1) ?? '');
  };
  return { reply, asked };
}

describe('a certificate in a PFX file', () => {
  test('that the Front End cannot open is told before anything runs: there its right password would be called wrong', async () => {
    const newer = { ...answers, 'certificates.pfxPath': `${folder}\\New.pfx` };
    const on = (...faults: readonly string[]) =>
      rehearse(rehearsalFolder(), { answers: newer, faults: ['no-oauth-token-issuer', ...faults], interject: typing(right).reply });
    const older = await on('pfx-aes');
    expect(older.driven).toMatchObject({
      kind: 'left',
      demand: {
        kind: 'way out',
        step: 'certificates',
        trouble: { about: 'oauth.pfx.protection', title: expect.stringContaining('is right') },
      },
    });
    expect(changesOf(older.records)).not.toContain('oauth.import-pfx');
    expect((await on()).driven.kind).toBe('finished');
  });

  test('is shown, imported, and assigned by its thumbprint in a plan of its own; what to do with the file is said afterwards', async () => {
    const { driven, records, asked } = await run(typing(right).reply);
    expect(driven.kind).toBe('finished');
    expect(changesOf(records).slice(1, 3)).toEqual(['oauth.import-pfx', 'oauth.assign']);
    const plans = asked.flatMap((each) => (each.kind === 'confirm' && each.step === 'certificates' ? [each.plan.acts] : []));
    const [shown] = plans[0] ?? [];
    expect(shown).toMatchObject({
      kind: 'change',
      shows: expect.arrayContaining([
        'Subject: CN=litwareinc.com',
        'Key: RSA, 2048 bits',
        expect.stringMatching(/^Thumbprint: [0-9A-F]{40}$/),
      ]),
    });
    const thumbprint = /Thumbprint: (\w+)/.exec(JSON.stringify(shown))?.[1] ?? 'none';
    expect(plans[1]?.[0]).toMatchObject({ id: 'oauth.assign', command: { parameters: { Thumbprint: thumbprint } } });
    const notes = records.flatMap((each) => (each.type === 'looked' && each.step === 'certificates' ? [each.findings] : [])).at(-1);
    expect(notes).toContainEqual(
      expect.objectContaining({ code: 'oauth.pfx.left', words: expect.stringContaining('can open every mailbox') }),
    );
  });

  test('is asked for its password again while that is wrong, says so, looks at nothing else meanwhile, and keeps it nowhere', async () => {
    const dir = rehearsalFolder();
    const { reply, asked } = typing('Pr4ctise-mistyped', 'Practice', right);
    const looks: string[] = [];
    await run(
      (demand) => (wants(demand, 'oauth.assign') ? { kind: 'leave' } : reply(demand)),
      {},
      dir,
      (command) => {
        if (asked.length > 0 && asked.length < 3) looks.push(command.kind === 'function' ? command.name : command.kind);
      },
    );
    expect(asked.map((each) => each.includes('does not open this file'))).toEqual([false, true, true]);
    expect(looks).toEqual(['Get-PfxContent', 'Get-PfxContent']);
    const kept = readFileSync(path.join(dir, 'set-up.jsonl'), 'utf8');
    expect(kept).toContain('oauth.import-pfx');
    // Nor the bytes of the file.
    expect(kept).not.toMatch(/Pr4ctise|"practice"|MII[A-Za-z0-9+/]{100}/);
  });

  test('that cannot be used is refused before anything is imported, each with its reason, and Back leads to another file', async () => {
    const files = ['Old.pfx', 'readme.txt', 'absent.pfx', ''].map((name) => (name === '' ? folder : `${folder}\\${name}`));
    const refused: { readonly about: string; readonly title: string }[] = [];
    const password = typing(right);
    const { records } = await run((demand) => {
      if (demand.kind === 'way out') {
        refused.push(demand.trouble);
        return refused.length === files.length ? { kind: 'leave' } : { kind: 'back' };
      }
      const isPath = demand.kind === 'ask' && demand.question.key === 'certificates.pfxPath';
      return isPath ? value(files[refused.length] ?? '') : password.reply(demand);
    });
    expect(refused).toMatchObject([
      { about: 'oauth.pfx.unfit', title: expect.stringMatching(/cannot sign for Skype\. Its key has 1024 bits.*It expired on/) },
      { about: 'oauth.pfx.refused', title: expect.stringContaining('This is neither a certificate nor a file that holds one.') },
      { about: 'oauth.pfx.unread', title: expect.stringContaining('is not there, or your account may not see it.') },
      { about: 'oauth.pfx.unread', title: expect.stringContaining('is a folder') },
    ]);
    expect(changesOf(records)).toEqual(['contacts.keep']);
  });

  test('leads back to the path and to the choice', async () => {
    const keys: string[] = [];
    let backs = 0;
    await run((demand) => {
      if (demand.kind === 'ask' && demand.step === 'certificates') keys.push(demand.question.key);
      if (!isPassword(demand) && !(backs === 1 && demand.kind === 'ask' && demand.question.key === 'certificates.pfxPath'))
        return undefined;
      backs += 1;
      return backs > 2 ? { kind: 'leave' } : { kind: 'back' };
    });
    const [choice, path, password] = ['certificates.oauthTokenIssuer', 'certificates.pfxPath', 'certificates.pfxPassword'];
    expect(keys).toEqual([choice, path, password, path, choice, path, password]);
  });

  test('needs its password again after a restart, and not once it is imported', async () => {
    const dir = rehearsalFolder();
    const first = typing(right);
    await run((demand) => (demand.kind === 'confirm' && demand.step === 'certificates' ? { kind: 'leave' } : first.reply(demand)), {}, dir);
    const second = typing(right);
    const resumed = await run((demand) => (wants(demand, 'oauth.assign') ? { kind: 'leave' } : second.reply(demand)), {}, dir);
    expect(changesOf(resumed.records)).toEqual(['contacts.keep', 'oauth.import-pfx']);
    const third = typing(right);
    const { driven } = await run(third.reply, {}, dir);
    expect(driven.kind).toBe('finished');
    expect([first, second, third].map(({ asked }) => asked.length)).toEqual([1, 1, 0]);
  });

  test('that is in the store already is assigned without another import', async () => {
    const dir = rehearsalFolder();
    await run((demand) => (wants(demand, 'oauth.assign') ? { kind: 'leave' } : typing(right).reply(demand)), {}, dir);
    rmSync(path.join(dir, 'set-up.jsonl'));
    const { records } = await run(typing(right).reply, {}, dir);
    expect(changesOf(records)[0]).toBe('oauth.assign');
  });

  test('is not imported where nobody can type its password: the run ends with what can be done instead', async () => {
    const { driven } = await run(() => undefined);
    expect(driven).toMatchObject({
      kind: 'missing',
      key: 'certificates.pfxPassword',
      why: expect.stringContaining('import the file on the Front End yourself'),
    });
  });
});
