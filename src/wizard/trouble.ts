// Troubles and the ways out of them, in words.

import { diagnose } from '../diagnosis/catalogue.ts';
import type { Change, Wait } from '../model/change.ts';
import type { Demand, Trouble, WayOut } from '../model/demand.ts';
import type { Finding } from '../model/finding.ts';
import { harmless } from '../model/harmless.ts';
import type { StepId } from '../model/record.ts';
import type { Known } from '../steps/step.ts';
import type { DidAt } from './session.ts';

export const wayOutOf = (step: StepId, trouble: Trouble, options: readonly WayOut[]): Demand => ({
  kind: 'way out',
  step,
  trouble,
  options,
});
export const lookAgain: WayOut = { option: 'look again', label: 'I have changed something: look again', word: '' };
export const anotherWay: WayOut = {
  option: 'choose another way',
  label: 'Reach the servers in another way, or with another account',
  word: '',
};
export const another: WayOut = { option: 'another computer', label: 'Go on on another computer, which reaches more', word: '' };
export const keepWaiting: WayOut = { option: 'keep waiting', label: 'Go on waiting', word: '' };
export const goOn = (label: string, word = ''): WayOut => ({ option: 'go on anyway', label, word });
export const force = (change: Change): WayOut => ({ option: 'force', label: change.words, word: '' });

export function optionsFor(finding: Finding, { ways }: Known): readonly WayOut[] {
  if (finding.code === 'test.failed') return [{ option: 'test again', label: 'Test again', word: '' }];
  return [
    lookAgain,
    // On real servers a look may fail because its shell cannot be reached from here, or with these rights.
    ...(ways === undefined ? [] : [anotherWay, another]),
    ...(finding.override === undefined ? [] : [goOn('Go on in spite of it', finding.override)]),
  ];
}

export function troubleOf(finding: Finding): Trouble {
  const evidence = Array.isArray(finding.saw) ? finding.saw.filter((each) => typeof each === 'string') : [];
  const known = finding.code === 'test.failed' ? diagnose(evidence) : undefined;
  return {
    about: finding.code,
    title: finding.words,
    cause: known?.cause ?? '',
    wayOut: [...(known?.wayOut ?? []), ...(finding.wayOut === undefined ? [] : [finding.wayOut])],
    evidence: finding.code === 'test.failed' ? evidence.map((each) => harmless(each, 500)) : [],
  };
}

export function failure(did: DidAt): Trouble {
  const evidence = did.lines.filter(
    (line) => line.stream === 'error' || line.stream === 'warning' || line.stream === 'information' || line.stream === 'output',
  );
  const texts = evidence.map((line) => line.text).filter((text) => text.trim() !== '');
  const known = diagnose(texts);
  return {
    about: did.change.id,
    title: `This did not work: ${did.change.words}`,
    cause: known?.cause ?? 'The server refused it. What it said is below.',
    wayOut: known?.wayOut ?? ['Mend what the message names, then look again. Nothing is run twice: the wizard looks first.'],
    evidence: texts.slice(-12).map((each) => harmless(each, 500)),
  };
}

export function withoutEffect(did: DidAt): Trouble {
  return {
    about: did.change.id,
    title: `The command ran without an error, but the server does not show its effect: ${did.change.words}`,
    cause: 'The change may still be on its way, for example between domain controllers.',
    wayOut: ['Wait a minute, then look again.'],
    evidence: did.lines.slice(-6).map((line) => harmless(line.text, 500)),
  };
}

export function cannotTell(did: DidAt): Trouble {
  return {
    about: did.change.id,
    title: `Nobody can tell whether this was done: ${did.change.words}`,
    cause: 'It was interrupted, and the servers do not show whether it took effect.',
    wayOut: ['Look at the server itself, or ask who works on it. If it was not done, run it again.'],
    evidence: did.lines.slice(-6).map((line) => harmless(line.text, 500)),
  };
}

export function tooLong(pending: Wait): Trouble {
  return {
    about: pending.id,
    title: `This takes longer than usual: waiting for ${pending.words}.`,
    cause: 'It may still come. Nothing is lost by waiting, or by leaving and coming back later.',
    wayOut: [],
    evidence: [],
  };
}
