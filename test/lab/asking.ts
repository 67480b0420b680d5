// Asks a server of a test lab over real HTTPS, as a peer or the wizard's probes do: the name leads where the lab says, its
// root is trusted.

import { request } from 'node:https';
import type { TestLab } from './playing.ts';

export type Got = {
  readonly status: number;
  readonly headers: { readonly [name: string]: string | readonly string[] | undefined };
  readonly body: string;
};

export type Asking = {
  readonly authorization?: string;
  readonly trust?: 'lab' | 'system';
  /** The server to ask under the URL's name; the one that the name leads to when left out. */
  readonly at?: string;
  readonly post?: string;
};

export function get(lab: TestLab, url: string, options: Asking = {}): Promise<Got> {
  const { hostname, pathname } = new URL(url);
  const at = lab.world.network.route(options.at ?? hostname);
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        host: at?.address,
        port: at?.port,
        servername: hostname,
        path: pathname,
        agent: false,
        method: options.post === undefined ? 'GET' : 'POST',
        headers: { host: hostname, ...(options.authorization === undefined ? {} : { authorization: options.authorization }) },
        ...(options.trust === 'system' ? {} : { ca: [...lab.world.network.authorities] }),
      },
      (response) => {
        let body = '';
        response.setEncoding('utf8').on('data', (text: string) => {
          body += text;
        });
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
      },
    );
    sent.on('error', reject);
    sent.end(options.post);
  });
}
