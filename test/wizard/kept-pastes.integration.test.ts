// Pastes by hand of a look that is left before it is whole: kept, offered with age and author on coming back, never taken by themselves.

import { expect, test } from 'vitest';
import type { OpenLab } from '../../src/lab/lab.ts';
import type { AccessOffer, ManualTask } from '../../src/model/access.ts';
import type { Asking, Reply } from '../../src/model/demand.ts';
import type { AskByHand, Item, World } from '../../src/model/shell.ts';
import { byHand } from '../../src/powershell/shells/by-hand.ts';
import { allByHand } from './own-hand.ts';
import { type Interject, litware, rehearsalFolder, rehearse } from './rehearsal.ts';

const offered: readonly AccessOffer[] = [{ kind: 'by hand', label: 'By hand', because: '' }];
const answers = { ...litware, ...allByHand };
let marks = 0;

/** The lab, reached by an admin's hand only; `print` is what its consoles print for a task. */
function consoles() {
  let lab: OpenLab | undefined;
  let ask: AskByHand = async () => undefined;
  const driver = async (opened: OpenLab): Promise<World> => {
    lab = opened;
    return {
      ...opened,
      shell: byHand({
        ask: (task, signal) => ask(task, signal),
        mark: () => `m${++marks}`,
        scripts: { projection: '', windowsFunctions: '' },
      }),
      reach: {
        offers: { exchange: offered, skype: offered, windows: offered },
        found: [],
        go(_, askByHand) {
          ask = askByHand;
        },
      },
    };
  };
  const print = async ({ parts }: ManualTask): Promise<string> => {
    const lines = [];
    for (const { mark, command } of parts) {
      const objects = [];
      const errors = [];
      const items = lab?.shell.run(command, { signal: new AbortController().signal, prompts: {} });
      for (let item = await items?.next(); item !== undefined && !item.done; item = await items?.next()) {
        const said: Item = item.value;
        if (said.kind === 'object') objects.push(said.value);
        if (said.kind === 'error')
          errors.push({ message: said.error.message, id: said.error.fullyQualifiedErrorId, category: said.error.category });
      }
      lines.push(JSON.stringify({ for: mark, objects, errors }).replaceAll(' ', '\\u0020'));
    }
    return lines.join('\n');
  };
  return { driver, print };
}

type Told = { readonly kept: Extract<Asking, { kind: 'ask' }>[]; readonly tasks: ManualTask[] };

/** Pastes so many tasks and then leaves; what was kept is used or asked again. */
async function sitting(dir: string, tasks: number, choice = 'use', options: { computer?: string; now?: () => Date } = {}): Promise<Told> {
  const { driver, print } = consoles();
  const told: Told = { kept: [], tasks: [] };
  const interject: Interject = async (demand): Promise<Reply | undefined> => {
    if (demand.kind === 'ask' && demand.question.key === 'byHand.kept') {
      told.kept.push(demand);
      return { kind: 'value', value: choice };
    }
    if (demand.kind !== 'by hand') return undefined;
    told.tasks.push(demand.task);
    return told.tasks.length > tasks ? { kind: 'leave' } : { kind: 'value', value: { kind: 'said', text: await print(demand.task) } };
  };
  await rehearse(dir, { answers, driver, interject, ...options });
  return told;
}

const asked = (tasks: readonly ManualTask[]) => tasks.map(({ place, parts }) => `${place.shell} ${parts.length}`);
const likely = ({ kept }: Told) => kept.map(({ question }) => question.kind === 'one' && question.likely);

const words = ({ kept }: Told) => kept.map(({ question }) => question.ask);

test('answers pasted before leaving are offered on coming back, with number, time and author, and only what is missing is asked', async () => {
  const dir = rehearsalFolder();
  expect(asked((await sitting(dir, 1)).tasks)).toEqual(['skype 8', 'exchange 5']);
  const second = await sitting(dir, 0);
  expect(words(second)).toEqual([expect.stringMatching(/^8 of 13 answers pasted at \S+ \S+ by tester on here are kept\. Use them\?$/)]);
  expect(likely(second)).toEqual(['use']);
  expect(asked(second.tasks)).toEqual(['exchange 5']);
  expect(second.tasks.map(({ unclear }) => unclear)).toEqual([null]);
  // Used and left again, they are kept still, beside what came since.
  expect(asked((await sitting(dir, 1)).tasks).slice(0, 1)).toEqual(['exchange 5']);
  expect(words(await sitting(dir, 0))).toEqual([expect.stringContaining('13 of ')]);
});

test('they are asked again where the admin would rather; and that is suggested after half an hour, and on another computer', async () => {
  const dir = rehearsalFolder();
  await sitting(dir, 1);
  const again = await sitting(dir, 0, 'again');
  expect(asked(again.tasks)).toEqual(['skype 8']);
  expect(likely(await sitting(dir, 0, 'use', { now: () => new Date(Date.now() + 31 * 60_000) }))).toEqual(['again']);
  // By a clock that was ahead, nobody knows how old they are.
  expect(likely(await sitting(dir, 0, 'use', { now: () => new Date(Date.now() - 24 * 3_600_000) }))).toEqual(['again']);
  const elsewhere = await sitting(dir, 0, 'use', { computer: 'there' });
  expect(likely(elsewhere)).toEqual(['again']);
  expect(words(elsewhere)[0]).toContain('by tester on here');
});

test('who leaves at the offer has used nothing', async () => {
  const dir = rehearsalFolder();
  await sitting(dir, 1);
  const { driver } = consoles();
  const { records } = await rehearse(dir, {
    answers,
    driver,
    interject: (demand) => (demand.kind === 'ask' && demand.question.key === 'byHand.kept' ? { kind: 'leave' } : undefined),
  });
  expect(records.filter(({ type }) => type === 'looked')).toEqual([]);
});
