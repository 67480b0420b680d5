// The line that is typed to renew certificates after a set-up. It stands on the last screen, in the session log and in the
// calendar, where it has to hold for years: so the folder of a practice lab is named in full.

import path from 'node:path';
import type { Target } from './places.ts';
import { typedLines } from './typed.ts';

export const renewalLine = (target: Target): string =>
  typedLines(['renew', ...(target.world === 'lab' ? ['--lab', path.resolve(target.labDir)] : [])]).join('\n');
