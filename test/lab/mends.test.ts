// What a person does outside the wizard about each fault: it is told in documented lines, and once it is done it is done.

import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import others from '../../assets/other-commands.json' with { type: 'json' };
import { documentation } from '../../src/lab/cmdlets/documented.ts';
import { createWorld } from '../../src/lab/create.ts';
import { faults } from '../../src/lab/faults/catalogue.ts';
import { worldSchema } from '../../src/lab/world.ts';
import { found as certificates } from '../../src/steps/certificates/found.ts';
import { changeIds as ids } from '../../src/steps/certificates/token-issuer/words.ts';
import { found as connectivityTest } from '../../src/steps/connectivity-test/found.ts';
import { readings as documents } from '../../src/steps/documents.ts';
import { found as exchangeAsPartner } from '../../src/steps/exchange-as-partner/found.ts';
import { found as iisRestart } from '../../src/steps/iis-restart/found.ts';
import { found as servers } from '../../src/steps/servers/found.ts';
import { found as skypeAsPartner } from '../../src/steps/skype-as-partner/found.ts';

const making = () => ({ now: new Date(), random: randomBytes });
const broken = (id: string) => createWorld({ preset: 'pool', faults: [id], ...making() });

/** What is only worth a note: who looks changes nothing, and no certificate has been made yet that would take something over. */
const breaksNothing = ['auth-new-takes-smtp', 'hybrid-furniture'];

/** Waits past their patience. */
const waits = ['contacts.replicated', 'oauth.replicated'];

type Row = { readonly source: string; readonly switches?: readonly string[]; readonly parameters?: object };
const table = new Map<string, Row>(Object.entries(others.commands));

/** What of a line is documented nowhere; empty when all is. */
function undocumented(line: string): readonly string[] {
  const [typed = '', ...rest] = line.replaceAll(/"[^"]*"|'[^']*'|<[^>]*>/g, '…').split(' ');
  const name = typed.replace(/^\.\\/, '');
  const cmdlet = documentation(name);
  const row = table.get(name) ?? table.get(`${name}.exe`);
  if (cmdlet === undefined && row === undefined) return [name];
  const sets = cmdlet?.sets.flatMap((set) => Object.keys(set.parameters));
  const known = sets ?? [...Object.keys(row?.parameters ?? {}), ...(row?.switches ?? [])].map((each) => each.replace(/^-/, ''));
  const isListed = known.length > 0;
  return isListed ? rest.filter((each) => /^[-/]\w/.test(each) && !known.includes(each.replace(/^-/, ''))) : [];
}

describe.each(faults.map((each) => [each.id, each] as const))('who mends %s', (id, { mend }) => {
  test('is told in what follows "the admin who", and types documented lines', () => {
    expect(mend.words).toMatch(/^[a-z].*[^.]$/);
    expect(mend.types.flatMap(undocumented)).toEqual([]);
  });

  test('leaves a sound world, in which it is not done a second time', () => {
    const world = broken(id);
    const before = structuredClone(world);
    mend.do(world, making());
    if (breaksNothing.includes(id)) expect(world).toEqual(before);
    else expect(world).not.toEqual(before);
    expect(worldSchema.parse(JSON.parse(JSON.stringify(world)))).toEqual(world);
    const once = structuredClone(world);
    mend.do(world, making());
    expect(world).toEqual(once);
  });

  test('does nothing in a world that is not broken', () => {
    const world = createWorld({ preset: 'pool', faults: [], ...making() });
    const before = structuredClone(world);
    mend.do(world, making());
    expect(world).toEqual(before);
  });
});

test('what stands behind a stop is named by codes that the wizard has', () => {
  const steps = [certificates, connectivityTest, documents, exchangeAsPartner, iisRestart, servers, skypeAsPartner];
  const known: readonly string[] = [...steps.flatMap(({ codes }): readonly string[] => codes), 'oauth.granted', ids.retrieve, ...waits];
  expect(faults.flatMap(({ mend }) => mend.behind ?? []).filter((code) => !known.includes(code))).toEqual([]);
});
