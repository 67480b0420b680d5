// Every look, of objects as an Exchange or Skype shell has them; shapes.release.test.ts has the shapes of those who change them on the way.

import { everyLookSeesTheSame } from './every-look.ts';

everyLookSeesTheSame(['live', 'rehydrated', 'session'], ['rehydrated']);
