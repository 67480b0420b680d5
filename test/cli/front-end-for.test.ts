// Which front end asks, wherever the wizard is started.

import { describe, expect, test } from 'vitest';
import { frontEndFor } from '../../src/cli/front-end-for.ts';

const terminal = { isTTY: true };
const pipe = {};
const none = { plain: false, screenReader: false };

describe('who asks', () => {
  test.each([
    ['the screen at a terminal', none, {}, terminal, terminal, 'screen'],
    ['Enquirer where lines are wanted', { ...none, plain: true }, {}, terminal, terminal, 'plain'],
    ['lines for the ear where they are wanted', { ...none, screenReader: true }, {}, terminal, terminal, 'reader'],
    ['lines for the ear, whatever else is wanted', { plain: true, screenReader: true }, {}, terminal, terminal, 'reader'],
    ['lines for the ear by ACCESSIBLE', none, { ACCESSIBLE: '1' }, terminal, terminal, 'reader'],
    ['the screen where ACCESSIBLE says no', none, { ACCESSIBLE: '0', INK_SCREEN_READER: 'false' }, terminal, terminal, 'screen'],
    ['lines for the ear by INK_SCREEN_READER', none, { INK_SCREEN_READER: 'true' }, terminal, terminal, 'reader'],
    ['lines for the ear on a terminal without a cursor', { ...none, plain: true }, { TERM: 'dumb' }, terminal, terminal, 'reader'],
    ['lines for answers through a pipe', { ...none, plain: true }, {}, pipe, terminal, 'reader'],
    ['nobody where what is printed is not seen', none, {}, terminal, pipe, 'nobody'],
    ['nobody without a console', { ...none, plain: true }, { TERM: 'dumb' }, pipe, pipe, 'nobody'],
    ['a program that asked for lines', { ...none, screenReader: true }, {}, pipe, pipe, 'reader'],
  ] as const)('%s', (_, args, env, stdin, stdout, kind) => {
    expect(frontEndFor(args, env, stdin, stdout)).toBe(kind);
  });
});
