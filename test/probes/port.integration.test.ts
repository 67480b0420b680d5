import { createServer } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { whyClosed } from '../../src/probes/port.ts';

const patience = 2000;
const networkAt = (port: number) => ({ route: () => ({ address: '127.0.0.1', port }), authorities: [] });

test('a port at which something listens is open, and nothing is said to it', async () => {
  const heard: unknown[] = [];
  const server = createServer((socket) => socket.on('data', (data) => heard.push(data)));
  onTestFinished(() => void server.close());
  const port = await new Promise<number>((resolve) =>
    server.listen(0, '127.0.0.1', () => {
      const at = server.address();
      resolve(typeof at === 'object' && at !== null ? at.port : 0);
    }),
  );
  expect(await whyClosed('ex01.contoso.com', 5985, networkAt(port), patience)).toBeUndefined();
  expect(heard).toEqual([]);
});

test('one at which nothing does is closed, and it is said which', async () => {
  expect(await whyClosed('ex01.contoso.com', 5985, networkAt(1), patience)).toEqual({
    stage: 'connect',
    state: 'failed',
    words: 'Nothing listens on port 5985 at 127.0.0.1.',
  });
});
