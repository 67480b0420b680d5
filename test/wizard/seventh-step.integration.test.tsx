// A step that the product does not have runs like its own: nothing but its own file, and the table that it stands in, knows of it.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { render as draw } from 'ink-testing-library';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { openJournal, readJournal } from '../../src/journal/journal.ts';
import { readerFor } from '../../src/journal/schema.ts';
import { connectLab } from '../../src/lab/connect.ts';
import { serveLab } from '../../src/lab/serve.ts';
import { sessionLog } from '../../src/log/session-log.ts';
import { noCalendar } from '../../src/model/calendar.ts';
import { isChange } from '../../src/model/change.ts';
import type { Asking } from '../../src/model/demand.ts';
import { render } from '../../src/powershell/render.ts';
import { createSecrets } from '../../src/secrets/redact.ts';
import { storyOf } from '../../src/story/story.ts';
import { App } from '../../src/tui/app.tsx';
import { initial, withDemand } from '../../src/tui/state.ts';
import { createStore } from '../../src/tui/store.ts';
import { drive } from '../../src/wizard/drive.ts';
import type { View } from '../../src/wizard/front-end.ts';
import { noInput } from '../../src/wizard/no-input.ts';
import { survey } from '../../src/wizard/survey.ts';
import { runbookOf, scriptOf } from '../runbook/planning.ts';
import { context } from '../tui/sample.ts';
import { litware } from './rehearsal.ts';
import { pilots, seven } from './seventh-step.ts';

const answers = { ...litware, 'pilots.name': 'Seventh' };
const now = () => new Date();
const { signal } = new AbortController();
const readAs = readerFor(seven.map(({ id }) => id));

/** A plan for seven steps, and the set-up, on a lab that is served as another process would serve it. */
async function setUp(dir: string) {
  const token = 'a-token-of-the-length-that-real-ones-have';
  const serving = await serveLab({ dir, factor: 2000, faults: [], now, token, onRan: () => undefined });
  const world = await connectLab({ dir });
  if (world === undefined) throw new Error('No lab serves that folder.');
  const planning = { sequence: seven, aim: 'set up', story: storyOf([]), answers, world, computer: 'here', now, signal } as const;
  const planned = await survey({ ...planning, looking: () => undefined });
  const statePath = path.join(dir, 'set-up.jsonl');
  const who = { on: 'here', by: 'tester', tool: 'test', lineage: () => '00000000-0000-4000-8000-000000000000' };
  const opened = openJournal({ path: statePath, world: 'lab', now, ...who, readAs });
  if (opened.kind === 'refused') throw new Error(opened.words);
  const { journal } = opened;
  const asked: { readonly demand: Asking; readonly view: View }[] = [];
  const front = noInput(answers, { yes: true, show: () => undefined });
  const reply: typeof front.reply = (demand, view, leaving) => {
    asked.push({ demand, view });
    return front.reply(demand, view, leaving);
  };
  const secrets = createSecrets();
  const driven = await drive({ sequence: seven, journal, world, computer: 'here', now, signal, secrets, frontEnd: { ...front, reply } });
  journal.close();
  await world.close();
  await serving.close();
  return { statePath, planned, asked, driven, records: journal.records };
}

describe('a seventh step', () => {
  const dir = mkdtempSync(path.join(tmpdir(), 'partner-wizard-'));
  let run: Awaited<ReturnType<typeof setUp>> | undefined;
  beforeAll(async () => {
    run = await setUp(dir);
  });
  afterAll(() => rmSync(dir, { recursive: true, force: true }));
  const done = () => {
    if (run === undefined) throw new Error('It is there once a test runs.');
    return run;
  };

  test('is looked at, asked about, agreed to, run and looked at again, after the six', () => {
    const { driven, records } = done();
    expect(driven).toMatchObject({
      kind: 'finished',
      summary: { remember: expect.arrayContaining([expect.stringContaining('pilot group')]) },
    });
    const own = records.filter((each) => 'step' in each && each.step === pilots.id).map(({ type }) => type);
    expect(own).toEqual(['looked', 'answered', 'confirmed', 'intent', 'ended', 'looked', 'read']);
    expect(records.findLast((each) => each.type === 'looked')).toMatchObject({ findings: [{ code: 'pilots', state: 'ok' }] });
  });

  test('is in the state file, which a program with six steps refuses', () => {
    const { statePath, records } = done();
    expect(readJournal(statePath, undefined, readAs)).toMatchObject({ kind: 'read', records: { length: records.length } });
    expect(readJournal(statePath)).toMatchObject({ kind: 'refused', words: expect.stringContaining('its part "step"') });
  });

  test('is in the plan, with its guard', () => {
    const { planned } = done();
    if (planned.kind !== 'surveyed') throw new Error('The plan lacks something.');
    expect(planned.steps.at(-1)?.acts.filter(isChange)).toMatchObject([{ id: 'pilots.make' }]);
    const runbook = runbookOf(planned);
    expect(runbook.sections.at(-1)?.title).toContain('Pilot group');
    expect(scriptOf(runbook)).toContain("@(Get-CsUserServicesPolicy 'Seventh').Count -gt 0");
  });

  test('is in the session log, under its own heading', () => {
    const rest = {
      fingerprint: '',
      render,
      madeBy: () => [],
      redact: (text: string) => text,
      title: '',
      calendar: noCalendar,
      renew: '',
      matrix: [],
    };
    const log = [...sessionLog(storyOf(done().records), { format: 'md', steps: seven, ...rest })].join('');
    expect(log).toContain('### 7. Pilot group');
    expect(log).toContain('the plan of step 7. Pilot group');
  });

  test('is on the screen, as the seventh of seven', () => {
    const asking = done().asked.find(({ demand }) => demand.kind === 'confirm' && demand.step === pilots.id);
    if (asking === undefined) throw new Error('Its plan was not shown.');
    const store = createStore(withDemand(initial, asking.demand, asking.view, 0));
    const nothing = () => undefined;
    const { lastFrame, unmount } = draw(
      <App
        store={store}
        context={() => ({ ...context, steps: seven })}
        colours={false}
        signs="unicode"
        beat={100}
        onKey={nothing}
        onPaste={nothing}
        isPaste={() => false}
      />,
    );
    onTestFinished(unmount);
    expect(lastFrame()).toContain('Step 7 of 7');
    expect(lastFrame()).toContain('New-CsUserServicesPolicy -Identity Seventh');
  });
});
