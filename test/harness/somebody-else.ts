// Preloaded into a wizard's process (node --import): it runs on another computer, as somebody else, on another kind of processor, for
// all that the program can ask its system. PERSON_ON, PERSON_BY and PERSON_ARCH name them.

import { syncBuiltinESMExports } from 'node:module';
import os from 'node:os';

const { PERSON_ON = '', PERSON_BY = '', PERSON_ARCH = '' } = process.env;
const own = os.userInfo();

Object.assign(os, {
  hostname: () => PERSON_ON,
  arch: () => PERSON_ARCH,
  userInfo: () => ({ ...own, username: PERSON_BY, homedir: process.env.HOME ?? '' }),
});
Object.defineProperty(process, 'arch', { value: PERSON_ARCH });
syncBuiltinESMExports();
