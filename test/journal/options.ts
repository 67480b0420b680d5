// How tests open a journal.

import type { OpenOptions } from '../../src/journal/journal.ts';

export function optionsFor(path: string, more: Partial<OpenOptions> = {}): OpenOptions {
  const now = () => new Date('2026-11-24T11:00:00.000Z');
  return { path, world: 'lab', now, on: 'atl-adm-001', by: 'LITWAREINC\\kenmyer', tool: 'test 1', lineage: () => 'a history', ...more };
}
