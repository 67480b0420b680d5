// The kit of the newest Node.js, under the Wine of Debian 13.

import path from 'node:path';
import { made, tryKit } from './kit-under.ts';

tryKit({
  name: 'Wine 10',
  setUp: 'test/wine/set-up-10',
  prefix: made('partner-wizard-wine-10', 'debian', 'prefix'),
  before: [path.join(import.meta.dirname, 'in-debian-13')],
  form: 'win-x64',
});
