import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { createWorld } from '../../src/lab/create.ts';
import { worldFile, writeWorld } from '../../src/lab/store.ts';
import { render } from '../../src/powershell/render.ts';
import { rehearsalFolder, rehearse } from '../wizard/rehearsal.ts';

const tampering = '\u001b]0;owned\u0007\u001b[31mred\u202e';

describe('a server that answers with escape sequences', () => {
  test('is quoted without them on every screen, in the state file and in commands', async () => {
    const dir = rehearsalFolder();
    const world = createWorld({ preset: 'small', faults: [], now: new Date(), random: randomBytes });
    // A world whose texts were tampered with, as text: names, versions, descriptions that the steps quote.
    const text = JSON.stringify(world)
      .replaceAll('Volume license key installed.', JSON.stringify(tampering).slice(1, -1))
      .replaceAll('Build 2562.17', `Build 2562.17${JSON.stringify(tampering).slice(1, -1)}`);
    writeWorld(worldFile(dir), JSON.parse(text));
    const { driven, events, records } = await rehearse(dir);
    expect(driven.kind).toBe('finished');
    const shown = JSON.stringify(events) + records.map((each) => (each.type === 'intent' ? render(each.change.command) : '')).join();
    const kept = readFileSync(path.join(dir, 'set-up.jsonl'), 'utf8');
    for (const place of [shown, kept]) {
      expect(place).toContain('owned');
      expect(place).not.toContain('\u001b');
      expect(place).not.toContain('\\u001b');
      expect(place).not.toContain('\u202e');
    }
  });
});
