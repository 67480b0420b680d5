import { describe, expect, test } from 'vitest';
import { render } from '../../src/powershell/render.ts';
import { sequence } from '../../src/steps/sequence.ts';
import { storyOf } from '../../src/story/story.ts';
import { next } from '../../src/wizard/next.ts';
import { madeByIn } from '../../src/wizard/undo.ts';
import { changesOf, litware, rehearsalFolder, rehearse } from './rehearsal.ts';

const whole = [
  'contacts.keep',
  'partner.script',
  'restart atl-exchange-001.litwareinc.com',
  'exchange-partner.create',
  'autodiscover-url.set',
  'test atl-cs-001.litwareinc.com 1',
  'test atl-cs-001.litwareinc.com 2',
  'test atl-cs-001.litwareinc.com 3',
];

/** One set-up, made once: it is only read here. */
let made: ReturnType<typeof rehearse> | undefined;
const wholeRun = () => {
  made ??= rehearse(rehearsalFolder());
  return made;
};

describe('the whole set-up on the practice lab', () => {
  test('goes from nothing to a passed connectivity test, each change once', async () => {
    const { driven, records } = await wholeRun();
    expect(driven).toMatchObject({ kind: 'finished' });
    expect(changesOf(records)).toEqual(whole);
  });

  test('says what was proven, and does not call Exchange to Skype tested', async () => {
    const { driven } = await wholeRun();
    if (driven.kind !== 'finished') throw new Error(`It ended as ${driven.kind}.`);
    expect(driven.summary.proven.join(' ')).toContain('atl-cs-001.litwareinc.com');
    expect(driven.summary.notProven.join(' ')).toContain('Exchange to Skype is set up; no test that this wizard runs shows it.');
    expect(driven.summary.title).toBe('Skype can act in Exchange. Proven through 1 of 1 Front End.');
  });

  test('writes every intent before its end, and leaves none open', async () => {
    const { records } = await wholeRun();
    const intents = records.filter((each) => each.type === 'intent');
    for (const intent of intents) {
      const end = records.find((each) => each.type === 'ended' && each.change === intent.change.id && each.seq > intent.seq);
      expect(end, intent.change.id).toBeDefined();
    }
  });

  test('every state on the way has a next demand', async () => {
    const { records } = await wholeRun();
    const kinds = records.map(
      (_, index) =>
        next(storyOf(records.slice(0, index + 1)), {
          sequence,
          user: 'LITWAREINC\\kenmyer',
          computer: 'here',
          now: new Date().toISOString(),
        }).kind,
    );
    expect(kinds.at(-1)).toBe('finished');
    expect(new Set(kinds)).toEqual(new Set(['look', 'ask', 'confirm', 'run', 'settle', 'wait', 'read', 'finished']));
  });

  test('opened again when it is finished, it says so as of its file, looks again, and neither runs nor records anything', async () => {
    const dir = rehearsalFolder();
    const { records } = await rehearse(dir);
    const again = await rehearse(dir);
    expect(again.asked).toMatchObject([{ standing: { kind: 'as of this file' } }, { standing: { kind: 'looked again', amiss: [] } }]);
    expect(again.driven).toMatchObject({ kind: 'finished', standing: { kind: 'looked again' } });
    expect(again.records.slice(records.length).map(({ type }) => type)).toEqual(['opened']);
  });
});

describe('a Skype without a signing certificate', () => {
  test('gets one, by thumbprint, once', async () => {
    const dir = rehearsalFolder();
    const asked = await rehearse(dir, { faults: ['no-oauth-token-issuer'] });
    expect(asked.driven).toMatchObject({ kind: 'missing', key: 'certificates.oauthTokenIssuer' });
    const question = asked.asked.at(-1);
    const likely = question?.kind === 'ask' && question.question.kind === 'one' ? question.question.likely : '';
    const { driven, records } = await rehearse(dir, { answers: { ...litware, 'certificates.oauthTokenIssuer': likely } });
    expect(driven.kind).toBe('finished');
    expect(changesOf(records).filter((each) => each === 'oauth.assign')).toHaveLength(1);
  });

  test('is told how to get one when none of those there is wanted', async () => {
    const { driven } = await rehearse(rehearsalFolder(), {
      faults: ['no-oauth-token-issuer'],
      answers: { ...litware, 'certificates.oauthTokenIssuer': 'other' },
    });
    expect(driven).toMatchObject({ kind: 'left', demand: { kind: 'way out', trouble: { about: 'oauth.none' } } });
  });
});

describe('leaving and coming back', () => {
  test('a change that was cut off is looked at again, and not run twice when it took', async () => {
    const dir = rehearsalFolder();
    const stop = new AbortController();
    const cut = await rehearse(dir, {
      signal: stop.signal,
      onEvent: (event) => {
        if (event.kind === 'started' && event.change.id === 'exchange-partner.create') stop.abort();
      },
    });
    expect(cut.driven.kind).toBe('left');
    const { driven, records } = await rehearse(dir);
    expect(driven.kind).toBe('finished');
    const settled = records.find((each) => each.type === 'settled');
    expect(settled).toMatchObject({ change: 'exchange-partner.create' });
    const times = changesOf(records).filter((each) => each === 'exchange-partner.create').length;
    expect(times).toBe(settled?.type === 'settled' && settled.settled === 'done' ? 1 : 2);
  });
});

describe('going back', () => {
  test('from any page shows the one before with its answer kept, and undoes nothing', async () => {
    let back = 0;
    const { driven, records, asked } = await rehearse(rehearsalFolder(), {
      interject: (demand, view) => {
        if (demand.kind === 'finished' || !view.canGoBack || back >= 12) return undefined;
        back += 1;
        return back % 2 === 0 ? { kind: 'back' } : undefined;
      },
    });
    expect(driven.kind).toBe('finished');
    expect(records.some((each) => each.type === 'went back')).toBe(true);
    expect(changesOf(records)).toEqual(whole);
    expect(asked.length).toBeGreaterThan(whole.length);
  });
});

describe('an answers file that lacks something', () => {
  test.each(Object.keys(litware).filter((key) => key !== '$schema' && !key.endsWith('.confirm')))(
    'ends the run and names %s',
    async (key) => {
      const { [key]: _, ...rest } = litware;
      const { driven } = await rehearse(rehearsalFolder(), { answers: rest });
      expect(driven).toMatchObject({ kind: 'missing', key });
    },
  );

  test('a restart needs its word, whatever else was agreed to', async () => {
    const { driven } = await rehearse(rehearsalFolder(), { answers: { ...litware, 'iisRestart.confirm': 'yes' } });
    expect(driven).toMatchObject({ kind: 'missing', key: 'iisRestart.confirm' });
  });
});

describe('what the wizard did can be taken back', () => {
  test('the script by exactly the objects that it made, each by its GUID', async () => {
    const { records } = await wholeRun();
    const story = storyOf(records);
    const script = story.did.find(({ change }) => change.id === 'partner.script');
    if (script === undefined) throw new Error('The script was not run.');
    const commands = madeByIn(story, sequence)(script).map(render);
    expect(commands.map((each) => each.split(' ')[0])).toEqual([
      'Remove-PartnerApplication',
      'Remove-ManagementRoleAssignment',
      'Remove-ManagementRoleAssignment',
      'Remove-ManagementRoleAssignment',
      'Remove-MailUser',
    ]);
    expect(commands[0]).toMatch(/-Identity '?[0-9a-f-]{36}'?/);
  });

  test.each(whole.filter((id) => !id.startsWith('test ') && !id.startsWith('restart ') && id !== 'partner.script'))(
    '%s with a command worked out before it ran',
    async (id) => {
      const { records } = await wholeRun();
      const change = records.flatMap((each) => (each.type === 'intent' && each.change.id === id ? [each.change] : []))[0];
      expect(change?.undo.kind).toBe('run');
    },
  );
});
