// What passes by itself is asked again before a cause is named; what does not, is not.

import { expect, test } from 'vitest';
import { ownEvidence } from '../../src/diagnosis/read-text.ts';
import { isTransient } from '../../src/diagnosis/transient.ts';

test.each([
  ['a mailbox that moves to another server', '<m:ResponseCode>ErrorMailboxFailover</m:ResponseCode>', true],
  ['a server that is busy', '<m:ResponseCode>ErrorServerBusy</m:ResponseCode>', true],
  ['an error of Exchange within', 'x-ms-diagnostics: 2000007;reason="x"', true],
  ['a configuration that could not be loaded', 'x-ms-diagnostics: 2000007;reason="OAuth configuration not loaded."', false],
  ['a gateway without a server', 'The remote server returned an error: (502) Bad Gateway.', true],
  ['a server in maintenance', 'The remote server returned an error: (503) Server Unavailable.', true],
  ['an answer that is late', 'WebExceptionStatus=Timeout', true],
  ['a connection that was cut', 'WebExceptionStatus=ReceiveFailure', true],
  ['a refused token', 'The remote server returned an error: (401) Unauthorized.', false],
  ['a certificate that is not trusted', 'WebExceptionStatus=TrustFailure', false],
  ['a user whom nobody knows', '<m:ResponseCode>ErrorNonExistentMailbox</m:ResponseCode>', false],
  ['a bad signature', 'x-ms-diagnostics: 2000000;reason="x"', false],
])('%s', (_, text, passes) => expect(isTransient(ownEvidence([text]))).toBe(passes));
