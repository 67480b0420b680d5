import { describe, expect, test } from 'vitest';
import { matrixLines } from '../../src/log/matrix.ts';
import { type EndpointSeen, matrixOf } from '../../src/model/matrix.ts';

const trusting = (server: string): readonly EndpointSeen[] => [
  { server, endpoint: 'EWS', state: 'right', says: 'trusts Skype' },
  { server, endpoint: 'Autodiscover', state: 'right', says: 'trusts Skype' },
];
const sixty = Array.from({ length: 60 }, (_, at) => `ex${String(at).padStart(2, '0')}.example.com`);

describe('sixty servers, one of which is not as the others', () => {
  const seen = sixty.flatMap((server) =>
    server.startsWith('ex17')
      ? trusting(server).map((each): EndpointSeen => (each.endpoint === 'EWS' ? { ...each, state: 'wrong', says: 'lacks Skype' } : each))
      : trusting(server),
  );

  test('are two rows, the odd one first', () => {
    const rows = matrixOf(seen);
    expect(rows.map(({ servers }) => servers.length)).toEqual([1, 59]);
    expect(rows[0]).toMatchObject({ servers: ['ex17.example.com'], cells: [{ endpoint: 'EWS', odd: true }, { odd: false }] });
  });

  test('stand in a few lines of text, the odd one marked without colours', () => {
    expect(matrixLines(matrixOf(seen))).toEqual([
      'Server            EWS            Autodiscover',
      'ex17              >lacks Skype<  trusts Skype',
      'ex00 and 58 more  trusts Skype   trusts Skype',
    ]);
  });
});

test('what a later look saw of an endpoint counts', () => {
  const later: EndpointSeen = { server: 'ex00.example.com', endpoint: 'EWS', state: 'wrong', says: 'no OAuth' };
  expect(matrixOf([...trusting('ex00.example.com'), later])[0]?.cells[0]).toMatchObject({ state: 'wrong', says: 'no OAuth' });
});

test('all that are wrong in the same way are not odd, and still not right', () => {
  const rows = matrixOf(sixty.map((server) => ({ server, endpoint: 'EWS', state: 'wrong', says: 'lacks Skype' })));
  expect(rows).toMatchObject([{ cells: [{ odd: false, state: 'wrong' }] }]);
  expect(matrixLines(rows)[1]).toContain('>lacks Skype<');
});
