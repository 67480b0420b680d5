// Where Exchange's script cannot run, the wizard runs what the script runs, one command after another, and ends where it ends.

import { describe, expect, test } from 'vitest';
import { newLinkedAccount } from '../../src/exchange/partner-applications.ts';
import type { OpenLab } from '../../src/lab/lab.ts';
import { readWorld, worldFile } from '../../src/lab/store.ts';
import type { Command } from '../../src/model/command.ts';
import type { End, Item, World } from '../../src/model/shell.ts';
import { drain } from '../../src/powershell/drain.ts';
import { render } from '../../src/powershell/render.ts';
import { sequence } from '../../src/steps/sequence.ts';
import { storyOf } from '../../src/story/story.ts';
import { madeByIn } from '../../src/wizard/undo.ts';
import { changesOf, litware, rehearsalFolder, rehearse } from './rehearsal.ts';
import { setUpIn, stands, takenBack, undo } from './undoing.ts';

const instead = [
  'partner.account',
  'partner.hide',
  'partner.role UserApplication',
  'partner.role ArchiveApplication',
  'partner.role MeetingGraphApplication',
  'partner.create',
];
const offer = (kind: 'remote' | 'this computer') => [{ kind, label: kind, because: '' }];
const answers = {
  ...litware,
  'shells.exchange': 'remote',
  'shells.exchange.server': 'atl-exchange-001.litwareinc.com',
  'shells.exchange.account': 'mine',
  'shells.skype': 'this computer',
  'shells.windows': 'this computer',
};

/** As an endpoint without a language does (facts.md 112). */
const noScripts = (lab: World): World => ({
  ...lab,
  shell: {
    run: async function* (command, options): AsyncGenerator<Item, End> {
      if (command.kind !== 'script') return yield* lab.shell.run(command, options);
      const message = 'The syntax is not supported by this runspace. This can occur if the runspace is in no-language mode.';
      yield { kind: 'error', error: { message, fullyQualifiedErrorId: 'ScriptsNotAllowed', category: 'InvalidOperation' } };
      return { kind: 'ended', hadErrors: true, exitCode: null };
    },
  },
});

const remote = async (lab: OpenLab): Promise<World> => ({
  ...noScripts(lab),
  reach: {
    offers: { exchange: offer('remote'), skype: offer('this computer'), windows: offer('this computer') },
    found: [],
    go: () => undefined,
  },
});

/** What the step made in Exchange, without what differs from run to run: GUIDs, instants, and the number in the application's name. */
function made(dir: string) {
  const world = readWorld(worldFile(dir));
  if (world === undefined) throw new Error('No world is kept there.');
  const { partners, mailUsers, assignments } = world.exchange;
  const text = JSON.stringify({ partners, mailUsers, assignments })
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'instant')
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'guid')
    .replace(/[0-9a-f]{32}/g, 'number')
    .replace(/"certificates":\[[^\]]*\]/g, '"certificates":"those of the document"');
  return JSON.parse(text);
}

let byScript: Promise<unknown> | undefined;

/** Played once: it is the same each time. */
const madeByTheScript = () => (byScript ??= playTheScript());

async function playTheScript() {
  const dir = rehearsalFolder();
  await rehearse(dir);
  return made(dir);
}

describe('a remote Exchange, which takes no scripts', () => {
  test('is set up by single commands that end where the script ends, and the admin is told why', async () => {
    const dir = rehearsalFolder();
    const { driven, records, asked } = await rehearse(dir, { driver: remote, answers });
    expect(driven.kind).toBe('finished');
    expect(changesOf(records).filter((each) => each.startsWith('partner.'))).toEqual(instead);
    expect(made(dir)).toEqual(await madeByTheScript());
    const found = records.flatMap((each) => (each.type === 'looked' ? each.findings : []));
    expect(found.find((each) => each.code === 'partner.cmdlets')?.words).toContain('takes single commands there but no scripts');
    expect(asked.some((each) => each.kind === 'confirm' && each.plan.acts.length >= instead.length)).toBe(true);
  });

  test('left after any of them and taken up again, it goes on with the next', async () => {
    const dir = rehearsalFolder();
    for (const last of instead) {
      const leaving = new AbortController();
      await rehearse(dir, {
        driver: remote,
        answers,
        signal: leaving.signal,
        onEvent: (event) => {
          if (event.kind === 'ended' && event.change === last) leaving.abort();
        },
      });
    }
    const { driven, records } = await rehearse(dir, { driver: remote, answers });
    expect(driven.kind).toBe('finished');
    expect(changesOf(records).filter((each) => each.startsWith('partner.'))).toEqual(instead);
    expect(made(dir)).toEqual(await madeByTheScript());
  });

  test('where an earlier attempt left the account, it is used and hidden', async () => {
    const dir = rehearsalFolder();
    const { records } = await rehearse(dir, {
      answers,
      driver: async (lab) => {
        const options = { signal: new AbortController().signal, prompts: {} };
        await drain(lab.shell.run(newLinkedAccount('LyncEnterprise-ApplicationAccount', 'litwareinc.com', null), options), () => undefined);
        return remote(lab);
      },
    });
    expect(changesOf(records).filter((each) => each.startsWith('partner.'))).toEqual(instead.slice(1));
    expect(made(dir)).toEqual(await madeByTheScript());
  });

  test('each of them is taken back by itself', async () => {
    const { records } = await rehearse(rehearsalFolder(), { driver: remote, answers });
    const story = storyOf(records);
    const undone = story.did.flatMap((each) => {
      if (!instead.includes(each.change.id)) return [];
      const commands: readonly Command[] = each.change.undo.kind === 'run' ? each.change.undo.commands : madeByIn(story, sequence)(each);
      return [commands.map((command) => render(command).split(' ')[0])];
    });
    expect(undone).toEqual([
      ['Remove-MailUser'],
      ['Set-MailUser'],
      ['Remove-ManagementRoleAssignment'],
      ['Remove-ManagementRoleAssignment'],
      ['Remove-ManagementRoleAssignment'],
      ['Remove-PartnerApplication'],
    ]);
  });
});

describe('a remote Exchange that is taken back', () => {
  test('loses what single commands made, the newest first; the account goes last', async () => {
    const dir = rehearsalFolder();
    const { before } = await setUpIn(dir, { driver: remote, answers });
    const undone = await undo(dir, { driver: remote, answers: { ...answers, 'undo.confirm': 'undo' } });
    expect(stands(dir)).toEqual(before);
    expect(takenBack(undone).flatMap((each) => /partner\.(?!set)(\S+)/.exec(each)?.[1] ?? [])).toEqual([
      'create:',
      'create:',
      'role',
      'role',
      'role',
      'account:',
    ]);
  });
});

describe('an Exchange where the script turns out to be forbidden', () => {
  test('is set up by single commands as soon as the admin has seen the refusal', async () => {
    const dir = rehearsalFolder();
    const { driven, records } = await rehearse(dir, {
      driver: async (lab) => noScripts(lab),
      interject: (demand) =>
        demand.kind === 'way out' && demand.trouble.about === 'partner.script'
          ? { kind: 'value', value: { option: 'look again', typed: '' } }
          : undefined,
    });
    expect(driven.kind).toBe('finished');
    expect(changesOf(records).filter((each) => each.startsWith('partner.'))).toEqual(['partner.script', ...instead]);
    expect(made(dir)).toEqual(await madeByTheScript());
  });
});
