// Whom a computer of the lab trusts, as TLS takes it: made once for the same authorities, since a lab makes hundreds of connections.

import { createSecureContext, type SecureContext } from 'node:tls';
import { remembered } from '../../model/remembered.ts';

const made = remembered<SecureContext>(16);

/** `roots` in PEM; none trusts nobody. */
export const trusting = (roots: readonly string[]): SecureContext => made(roots.join('\n'), () => createSecureContext({ ca: [...roots] }));
