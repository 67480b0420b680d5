// What a test's command reads of its objects, written short: { Name: 'text', Services: 'texts' }; and the scripts that an errand carries.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Projection, Returned } from '../../src/model/command.ts';
import type { PastedScripts } from '../../src/powershell/manual/text.ts';

export const returned = (properties: { readonly [name: string]: Projection }): readonly Returned[] =>
  Object.entries(properties).map(([name, as]) => ({ name, as }));

const script = (file: string): string => readFileSync(join(import.meta.dirname, '../../assets/powershell', file), 'utf8');

export const pasted: PastedScripts = { projection: script('projection.ps1'), windowsFunctions: '' };
