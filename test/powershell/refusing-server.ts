// A web server of this computer that refuses whatever it is asked, for tests of what an error tells.

import { once } from 'node:events';
import { createServer, type OutgoingHttpHeaders } from 'node:http';
import { onTestFinished } from 'vitest';

/** Its address; it answers 401 with these headers, until the test is over. */
export async function refusingServer(headers: OutgoingHttpHeaders): Promise<string> {
  const server = createServer((_, response) => response.writeHead(401, headers).end());
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`;
}
