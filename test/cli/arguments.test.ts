import { describe, expect, test } from 'vitest';
import { readAnswers } from '../../src/cli/answers.ts';
import { parseArguments } from '../../src/cli/arguments.ts';
import { version } from '../../src/cli/asked.ts';
import { unknownId } from '../../src/cli/unknown-id.ts';

describe('the command line', () => {
  test('without arguments starts the wizard, which asks what to work on', () => {
    expect(parseArguments([])).toMatchObject({ kind: 'set up', lab: null, state: null, input: true, yes: false, faults: [] });
  });
  test('takes a lab with or without a folder, and several faults', () => {
    expect(parseArguments(['--lab'])).toMatchObject({ lab: true });
    expect(parseArguments(['--lab', 'here', '--fault', 'a', '--fault', 'b'])).toMatchObject({ lab: 'here', faults: ['a', 'b'] });
  });
  test('a mistyped option is answered with the right one', () => {
    const said = parseArguments(['--anwsers', 'x']);
    expect(said).toMatchObject({ kind: 'said', exitCode: 64 });
    expect(said.kind === 'said' && said.text).toContain('--answers');
  });
  test.each(['0', 'fast', '-3', '100000'])('a speed of %s is refused with what would be right', (speed) => {
    const said = parseArguments(['--speed', speed]);
    expect(said.kind === 'said' && said.text).toContain('from 1 to 10,000');
  });
  test.each(['', '0', '-1', '1.5', 'all', '1000'])('a batch of "%s" is refused with what would be right', (size) => {
    const said = parseArguments([`--batch=${size}`]);
    expect(said).toMatchObject({ kind: 'said', exitCode: 64, text: expect.stringContaining('a whole number from 1 to 999') });
  });
  test('a batch is said for a run, a renewal and a plan', () => {
    expect(parseArguments(['--batch', '4'])).toMatchObject({ kind: 'set up', batch: '4' });
    expect(parseArguments(['renew', '--batch', '4'])).toMatchObject({ aim: 'renew', batch: '4' });
    expect(parseArguments(['plan', '--batch', '4'])).toMatchObject({ kind: 'plan', batch: '4' });
    expect(parseArguments([])).toMatchObject({ batch: null });
  });
  test('what follows a command is that command’s own, though the wizard has options of the same name', () => {
    expect(parseArguments(['log', '--state', 'x'])).toMatchObject({ kind: 'log', state: 'x' });
    expect(parseArguments(['lab', 'faults', '--json'])).toMatchObject({ kind: 'lab faults', json: true });
    const serve = ['lab', 'serve', '--lab', 'here', '--fault', 'a', '--fault', 'b', '--speed', '5', '--preset', 'pool'];
    expect(parseArguments(serve)).toEqual({ kind: 'lab serve', lab: 'here', faults: ['a', 'b'], speed: 5, preset: 'pool' });
  });
  test('an undo is the wizard with another aim, and its own options', () => {
    expect(parseArguments(['undo', '--state', 'x', '--yes'])).toMatchObject({
      kind: 'set up',
      aim: 'undo',
      state: 'x',
      yes: true,
      input: true,
    });
    expect(parseArguments(['undo', '--no-input', '--json'])).toMatchObject({ aim: 'undo', input: false, json: true });
    expect(parseArguments([])).toMatchObject({ aim: 'set up' });
  });
  test('a renewal is the wizard with another aim, and its own options', () => {
    expect(parseArguments(['renew', '--lab', 'here'])).toMatchObject({ kind: 'set up', aim: 'renew', lab: 'here', input: true });
    expect(parseArguments(['renew', '--lab'])).toMatchObject({ aim: 'renew', lab: true, state: null });
  });
  test('a plan is for people unless another form is asked for', () => {
    expect(parseArguments(['plan', '--lab', 'here'])).toMatchObject({ kind: 'plan', lab: 'here', format: 'md', out: null });
    expect(parseArguments(['plan', '--format', 'ps1', '--out', 'x'])).toMatchObject({ kind: 'plan', format: 'ps1', out: 'x' });
    expect(parseArguments(['plan', '--format', 'docx'])).toMatchObject({ kind: 'said', exitCode: 64 });
  });
  test('a recording needs a file, and writes into no mailbox unless one is named', () => {
    expect(parseArguments(['record', '--out', 'x'])).toMatchObject({ kind: 'record', out: 'x', lab: null, withTestItem: null, yes: false });
    expect(parseArguments(['record', '--out', 'x', '--with-test-item', 'sip:t@x'])).toMatchObject({ withTestItem: 'sip:t@x', input: true });
    expect(parseArguments(['record'])).toMatchObject({ kind: 'said', exitCode: 64 });
  });
  test('a check warns 60 days before, and reads --json as a format', () => {
    expect(parseArguments(['check', '--answers', 'x'])).toEqual({
      ...{ kind: 'check', answers: 'x', lab: null, format: 'table', warnDays: 60, withTestItem: false, schedule: null },
    });
    expect(parseArguments(['check', '--json', '--warn-days', '30'])).toMatchObject({ format: 'json', warnDays: 30 });
    expect(parseArguments(['check', '--schedule', '--answers', 'x'])).toMatchObject({ schedule: true, answers: 'x' });
    expect(parseArguments(['check', '--schedule', 'A\\b'])).toMatchObject({ schedule: 'A\\b' });
    expect(parseArguments(['check', '--warn-days', 'soon'])).toMatchObject({ kind: 'said', exitCode: 64 });
  });
  test.each([
    [['check', '--format', 'nagios', '--what']],
    [['check', '--format=nagios', '--warn-days', 'x']],
    [['check', '--json', '--format', 'nagios']],
  ])('a monitor is told of wrong arguments in its own way: %j', (typed) => {
    expect(parseArguments(typed)).toMatchObject({ exitCode: 3, toMonitor: true, text: expect.stringMatching(/^UNKNOWN: /) });
  });
  test('a state file is taken over only where it was asked for, and salvaged into another one', () => {
    expect(parseArguments(['--state', 'x'])).toMatchObject({ takeOver: false });
    expect(parseArguments(['--state', 'x', '--take-over'])).toMatchObject({ state: 'x', takeOver: true });
    expect(parseArguments(['salvage', '--state', 'x', '--out', 'y'])).toEqual({ kind: 'salvage', state: 'x', out: 'y' });
    expect(parseArguments(['salvage', '--state', 'x'])).toMatchObject({ kind: 'said', exitCode: 64 });
  });
  test('a lab to be served needs a folder', () => {
    const said = parseArguments(['lab', 'serve']);
    expect(said.kind === 'said' && said.text).toContain('--lab <dir>');
  });
  test.each([
    ['lgo', 'Did you mean "log"?'],
    ['undoo', 'Did you mean "undo"?'],
    ['chek', 'Did you mean "check"?'],
    ['./set-up.jsonl', 'All commands: partner-wizard help'],
  ])('a command that there is not, %s, is answered with the nearest, or with where all are', (typed, expected) => {
    const said = parseArguments([typed]);
    expect(said).toMatchObject({ kind: 'said', exitCode: 64 });
    expect(said.kind === 'said' && said.text).toContain(expected);
  });
  test.each([
    [['help'], 'Exit codes'],
    [['help', 'plan'], '--format <format>'],
    [['help', 'lab', 'mend'], 'play the admin'],
    [['version'], version],
  ])('%j is a command, too', (typed, expected) => {
    const said = parseArguments(typed);
    expect(said).toMatchObject({ kind: 'said', exitCode: 0 });
    expect(said.kind === 'said' && said.text).toContain(expected);
  });
  test('help on a command that there is not says so', () =>
    expect(parseArguments(['help', 'lab', 'fautls'])).toMatchObject({
      kind: 'said',
      exitCode: 64,
      text: expect.stringContaining('"faults"'),
    }));
  test('help begins with what it does and ends with the exit codes', () => {
    const said = parseArguments(['--help']);
    expect(said).toMatchObject({ kind: 'said', exitCode: 0 });
    expect(said.kind === 'said' && said.text).toMatch(/server-to-server[\s\S]*Exit codes/);
  });
});

describe('an id of the practice lab', () => {
  const known = { fault: ['clock-wrong', 'tls-untrusted'], preset: ['small', 'pool'] };
  test.each([
    [{ faults: ['clock-wrnog'], preset: null }, 'no fault "clock-wrnog". Did you mean "clock-wrong"?'],
    [{ faults: ['clock-wrong'], preset: 'huge' }, 'no preset "huge". It knows: small, pool.'],
  ])('%j is answered with the nearest, and with all that there are', (asked, expected) =>
    expect(unknownId({ ...asked, speed: 1 }, known)).toContain(expected),
  );
  test('that it knows is taken', () => expect(unknownId({ faults: ['tls-untrusted'], preset: 'pool', speed: 1 }, known)).toBeUndefined());
});

describe('an answers file', () => {
  const why = (text: string) => {
    const read = readAnswers(text, 'answers.json');
    return read.ok ? 'accepted' : read.why;
  };
  test('names every wrong key at once, each with the nearest known one', () => {
    const said = why('{"servers.contact": "keep", "iisRestart.wo": "wizard", "servers.confirm": 3}');
    expect(said).toContain('"servers.contacts"');
    expect(said).toContain('"iisRestart.who"');
    expect(said).toContain('"servers.confirm" must be a text');
  });
  test.each([
    ['[]', 'must hold one object'],
    ['{', 'is not JSON'],
    ['{"servers.leftOut": "x"}', 'must be a list'],
  ])('%s is refused', (text, expected) => expect(why(text)).toContain(expected));
  test('a byte order mark, as Windows editors write it, does no harm', () =>
    expect(why('\uFEFF{"servers.contacts": "keep"}')).toBe('accepted'));
  test('control characters in a key are shown harmless', () => expect(why('{"\\u001b[31mred": "x"}')).not.toContain('\u001b'));
});

describe('explain', () => {
  test.each([
    [['explain'], null],
    [['explain', '-'], null],
    [['explain', 'error.txt'], 'error.txt'],
  ])('%j reads what is named, or standard input', (argv, file) => expect(parseArguments(argv)).toEqual({ kind: 'explain', file }));

  test.each([[['explain', 'a', 'b']], [['explain', '--loud']]])('%j is refused', (argv) =>
    expect(parseArguments(argv)).toMatchObject({ kind: 'said', exitCode: 64 }),
  );
});
