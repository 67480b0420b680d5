// The kit of the oldest Node.js that the program runs on, under the Wine of Debian 12, which starts no later one.

import { made, tryKit } from './kit-under.ts';

tryKit({
  name: 'Wine',
  setUp: 'test/wine/set-up',
  prefix: made('partner-wizard-wine', 'prefix'),
  before: [],
  form: 'win-x64-server-2012r2',
});
