// A wizard for outbox.test.ts to kill: runs one command and says when it is under way.
//   node doomed-wizard.ts OPTIONS(JSON) FILE

import { startHost } from '../../src/powershell/host/host.ts';
import { exchangeCmdlet } from '../../src/powershell/reader.ts';

const [, , options = '{}', Path = ''] = process.argv;
const host = startHost({
  ...JSON.parse(options),
  nonce: () => 'n1',
  secret: () => undefined,
  noise: () => console.log(JSON.stringify(host.process())),
});
for await (const _ of host.run(exchangeCmdlet('Wait-File', { parameters: { Path } }), {
  signal: new AbortController().signal,
  prompts: {},
}));
