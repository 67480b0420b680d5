// Looks at one server in a process of its own, so that its memory is the look's alone. Started by memory.release.test.ts with a port;
// says how a look ended and how many bytes more than before the process took up at the worst.

import { createProbes } from '../../src/probes/probes.ts';

const port = Number(process.argv[2]);
const probes = createProbes({ route: () => ({ address: '127.0.0.1', port }), authorities: [] }, () => undefined);
const look = () => probes.readDocument('https://pool01.contoso.com/metadata/json/1', { expectedId: 'x' });

// A first look reads the roots of this computer and compiles what every look needs: that is no work of the server's.
await createProbes({ route: () => ({ address: '127.0.0.1', port: 9 }), authorities: [] }, () => undefined).readDocument('https://a.b/', {
  expectedId: 'x',
});
globalThis.gc?.();
const before = process.memoryUsage().rss;
let most = before;
const sampling = setInterval(() => {
  most = Math.max(most, process.memoryUsage().rss);
}, 5);
const { stages } = await look();
clearInterval(sampling);
most = Math.max(most, process.memoryUsage().rss);
console.log(JSON.stringify({ stages, more: most - before }));
process.exit(0);
