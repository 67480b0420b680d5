// What the looks at the two metadata documents mean, before anything is changed.

import { describe, expect, test } from 'vitest';
import { type StageSeen, unreached } from '../../src/model/probe-trace.ts';
import type { DocumentProbeFacts } from '../../src/steps/document-probes.ts';
import { judgeViews } from '../../src/steps/servers/judge-views.ts';
import { judgeOffload } from '../../src/steps/servers/offload.ts';

const url = 'https://autodiscover.example.com/autodiscover/metadata/json/1';
const issuer = '00000002-0000-0ff1-ce00-000000000000@example.com';

const stopped = (stage: StageSeen['stage'], state: StageSeen['state'], words: string): readonly StageSeen[] => {
  const at = unreached.findIndex((each) => each.stage === stage);
  return unreached.map((each, index) =>
    index < at
      ? { ...each, state: 'passed' }
      : index === at
        ? { stage, state, words }
        : state === 'noted'
          ? { ...each, state: 'passed' }
          : each,
  );
};

const secured = (thumbprint: string, notAfter = '2030-01-01T00:00:00.000Z'): NonNullable<DocumentProbeFacts['secured']> => ({
  protocol: 'TLSv1.3',
  thumbprint,
  subject: 'CN=mail.example.com',
  notAfter,
  names: ['mail.example.com'],
  trusted: true,
});

const view = (at: string | null, given: Partial<DocumentProbeFacts> = {}): DocumentProbeFacts => ({
  product: 'Exchange',
  from: null,
  at,
  stages: unreached.map((each) => ({ ...each, state: 'passed' as const })),
  secured: secured('AAAA0000BBBB'),
  clock: null,
  says: { issuer, keys: ['11112222'] },
  ...given,
});

const judge = (...views: readonly DocumentProbeFacts[]) => judgeViews({ product: 'Exchange', url, views, now: '2027-01-01T00:00:00.000Z' });
const codes = (...views: readonly DocumentProbeFacts[]) => judge(...views).map(({ code, state }) => `${state} ${code}`);
const find = (code: string, ...views: readonly DocumentProbeFacts[]) => judge(...views).find((each) => each.code === code);

describe('what is seen from this computer', () => {
  test('is right when name and servers answer alike', () => {
    expect(codes(view(null), view('ex-1.example.com'), view('ex-2.example.com'))).toEqual([
      'ok document.exchange',
      'ok document.exchange.servers',
    ]);
  });

  test('never stops the wizard, whichever stage failed', () => {
    for (const { stage } of unreached) {
      const bad = { stages: [...stopped(stage, 'failed', 'It went wrong.')], secured: null, says: null };
      for (const finding of judge(view(null, bad), view('ex-1.example.com', bad))) expect(finding.state, stage).toBe('note');
    }
  });

  test('says at which stage it stopped, and why, once for servers that share it', () => {
    const bad = { stages: [...stopped('connect', 'failed', 'Nothing listens on port 443 at 192.0.2.1.')], secured: null, says: null };
    const found = judge(view(null), view('ex-1.example.com', bad), view('ex-2.example.com', bad), view('ex-3.example.com'));
    const server = found.filter((each) => each.code === 'document.exchange.server-not-seen');
    expect(server).toHaveLength(1);
    expect(server[0]?.words).toContain('ex-1.example.com and ex-2.example.com');
    expect(server[0]?.words).toContain('stopped at "connect": Nothing listens on port 443');
  });

  test('on a connection that this computer does not trust is no word about the servers', () => {
    const bad = {
      stages: [...stopped('secure', 'failed', 'Its issuer is not trusted.')],
      secured: { ...secured('AAAA0000BBBB'), trusted: false },
    };
    expect(find('document.exchange.not-trusted', view(null, bad))?.words).toContain('This computer does not trust');
  });

  test('tells what is worth knowing, such as an old TLS, once', () => {
    const old = { stages: [...stopped('secure', 'noted', 'TLS 1.0 is outdated.')] };
    const noted = judge(view('ex-1.example.com', old), view('ex-2.example.com', old)).filter((each) => each.code.endsWith('-noted'));
    expect(noted.map((each) => each.words)).toEqual(["About Exchange's metadata document, seen from this computer: TLS 1.0 is outdated."]);
  });
});

/** A name that answers over TLS, and a server that does not. */
function offload(servesTls: Parameters<typeof judgeOffload>[1]) {
  const bad = { stages: [...stopped('connect', 'failed', 'Nothing listens on port 443 at 192.0.2.1.')], secured: null, says: null };
  return judgeOffload({ product: 'Exchange', url, views: [view(null), view('ex-1.example.com', bad)] }, servesTls);
}

describe('servers behind one name', () => {
  test('that sign in different names (realms) stop the wizard', () => {
    const other = view('ex-2.example.com', { says: { issuer: '00000002-0000-0ff1-ce00-000000000000@other.example', keys: ['11112222'] } });
    expect(find('document.exchange.issuers-differ', view('ex-1.example.com'), other)).toMatchObject({
      state: 'stop',
      override: 'GO ON ANYWAY',
    });
  });

  test('are not compared by what came over a connection that this computer does not trust', () => {
    const untrusted = { secured: { ...secured('AAAA0000BBBB'), trusted: false } };
    const other = view('ex-2.example.com', {
      ...untrusted,
      says: { issuer: '00000002-0000-0ff1-ce00-000000000000@other.example', keys: ['99998888'] },
    });
    expect(judge(view('ex-1.example.com'), other).map(({ code }) => code)).not.toContain('document.exchange.issuers-differ');
    expect(judge(view('ex-1.example.com'), other).map(({ code }) => code)).not.toContain('document.exchange.keys-differ');
  });

  test('that publish different keys are worth knowing: it passes after a restart of IIS', () => {
    const old = view('ex-2.example.com', { says: { issuer, keys: ['99998888'] } });
    const finding = find('document.exchange.keys-differ', view('ex-1.example.com'), old);
    expect(finding?.state).toBe('note');
    expect(finding?.words).toContain('ex-2.example.com publishes 99998888');
  });

  test('may show different certificates; people may have to type passwords where a balancer shows a third', () => {
    const servers = [view('ex-1.example.com'), view('ex-2.example.com', { secured: secured('CCCC0000DDDD') })];
    expect(find('web-certificate.exchange.differ', ...servers)?.state).toBe('note');
    expect(find('web-certificate.exchange.between', view(null), ...servers)).toBeUndefined();
    const between = find('web-certificate.exchange.between', view(null, { secured: secured('EEEE') }), ...servers);
    expect(between?.words).toMatch(/Extended Protection.* wants the same certificate.*passwords/);
    expect(between?.wayOut).toContain('not the new trust');
  });

  test('of which none answers over TLS by itself may stand behind TLS offload: what to check is said, and nothing stops', () => {
    const found = offload([]);
    expect(found).toMatchObject([{ code: 'document.exchange.offload', state: 'note', source: 'probe' }]);
    expect(found[0]?.wayOut).toContain('Get-WebBinding');
    const unseen = { stages: [...stopped('connect', 'not seen', 'This computer has no way there.')], secured: null, says: null };
    expect(judgeOffload({ product: 'Exchange', url, views: [view(null), view('ex-1.example.com', unseen)] }, [])).toEqual([]);
  });

  test('and whose own web site serves no TLS do stand behind TLS offload: that stops the wizard', () => {
    const found = offload([{ server: 'ex-1.example.com', serves: { seen: true, value: false } }]);
    expect(found).toMatchObject([{ code: 'document.exchange.offload', state: 'stop', override: 'GO ON ANYWAY' }]);
    expect(found[0]?.words).toContain('the web site of ex-1.example.com does not');
  });

  test('and serve TLS all the same, or could not be asked, are behind a firewall for all one knows', () => {
    expect(offload([{ server: 'ex-1.example.com', serves: { seen: true, value: true } }])).toMatchObject([{ state: 'note' }]);
    expect(offload([{ server: 'ex-1.example.com', serves: { seen: false, why: 'No way there.' } }])).toMatchObject([{ state: 'note' }]);
  });

  test('whose web certificate ends soon are named with the day', () => {
    const soon = view('ex-1.example.com', { secured: secured('AAAA0000BBBB', '2027-01-20T00:00:00.000Z') });
    expect(find('web-certificate.exchange.ends-soon', soon)?.words).toContain('ends on 2027-01-20.');
  });
});
