// A wizard for outbox.deep.test.ts to kill: runs one command and says when it is under way, and in which process.
//   node doomed-wizard.ts OPTIONS(JSON) FILE

import { startHost } from '../../src/powershell/host/host.ts';
import { exchangeCmdlet } from '../../src/powershell/reader.ts';

const [, , options = '{}', Path = ''] = process.argv;
const host = startHost({
  ...JSON.parse(options),
  nonce: () => 'n1',
  secret: () => undefined,
  sessionFor: () => null,
  noise: (line) => line === 'waiting' && console.log(JSON.stringify(host.process())),
});
const { signal } = new AbortController();
const command = exchangeCmdlet('Wait-File', { parameters: { Path }, returns: 'whole' });
await host.ready(command, signal);
for await (const _ of host.run(command, { signal, prompts: {} }));
