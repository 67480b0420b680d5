// What the wizard says when a server cannot read its partner's document: the way out fits what went wrong.

import { describe, expect, test } from 'vitest';
import { stageNames } from '../../src/model/probe-trace.ts';
import { judgeReading } from '../../src/steps/documents.ts';
import type { DocumentFacts } from '../../src/steps/facts.ts';

const side = { product: 'Exchange', url: 'https://autodiscover.example.com/autodiscover/metadata/json/1', notYet: 'note' } as const;
const stopped = (stage: DocumentFacts['stage'], fault: DocumentFacts['fault'] = null) =>
  judgeReading(
    {
      server: 'fe-1.example.com',
      reading: 'failed',
      document: { seen: false, why: 'It went wrong.' },
      stage,
      fault,
      status: null,
      leadsTo: null,
    },
    side,
  );

describe('a server that cannot read its partner’s document', () => {
  test('stops the wizard with a way out of its own for each stage', () => {
    const ways = [...stageNames, null].map((stage) => stopped(stage)?.wayOut);
    expect(new Set(ways).size).toBe(stageNames.length + 1);
  });

  test('and does not trust the connection: the way out says what to import or replace, and where', () => {
    expect(stopped('secure', 'unknown root')?.wayOut).toContain('on fe-1.example.com, into Trusted Root Certification Authorities');
    expect(stopped('secure', 'issuer missing')?.wayOut).toMatch(/^On the Exchange servers, .* into Intermediate Certification Authorities/);
    expect(stopped('secure', 'wrong name')?.wayOut).toContain('One server that lacks it is enough');
    expect(stopped('secure', 'expired')?.wayOut).toContain('Renew the web certificate');
  });

  test('and found no common encryption: the way out is in the versions of TLS', () => {
    expect(stopped('secure')?.wayOut).toContain('TLS 1.2');
  });
});
