// next(session, here): what the wizard needs next. Pure: the steps in order, each until it has nothing left
// to look at, ask, confirm, run, wait for or show. A look makes an older confirmation void, so what runs is
// always what was confirmed on the latest facts.

import { createHash } from 'node:crypto';
import { diagnose } from '../diagnosis/catalogue.ts';
import { type Act, type Change, isChange, type Wait } from '../model/change.ts';
import type { Demand, Plan, Trouble, WayOut } from '../model/demand.ts';
import type { Finding } from '../model/finding.ts';
import { harmless } from '../model/harmless.ts';
import { canonical, type Json } from '../model/json.ts';
import type { StepId, WayOutOption } from '../model/record.ts';
import { sequence } from '../steps/sequence.ts';
import type { Known, Step } from '../steps/step.ts';
import { knownOf } from './known.ts';
import { type DidAt, type Here, isUnclear, pageKey, type Session, succeeded } from './session.ts';
import { summarise } from './summary.ts';
import { wayQuestion } from './ways.ts';

export function next(session: Session, here: Here): Demand {
  const question = wayQuestion(session, here);
  if (question !== undefined) return { kind: 'ask', step: 'servers', question };
  const known = knownOf(session, here);
  if (session.closed === 'done') return { kind: 'finished', summary: summarise(known) };
  // An interrupted change is looked at before anything else: IIS may be stopped (field.md 16).
  const unclear = session.did.findLast(isUnclear);
  if (unclear !== undefined) return { kind: 'settle', step: unclear.step, change: unclear.change };
  const broken = brokenStep(session);
  const mending = broken === undefined ? undefined : demandOf(broken, session, known);
  if (mending !== undefined && mending.kind !== 'read') return mending;
  for (const step of sequence) {
    const demand = demandOf(step, session, known);
    if (demand !== undefined) return demand;
  }
  return { kind: 'finished', summary: summarise(known) };
}

/** The step whose change was found half done, until it has been mended: servers may be down because of it. */
function brokenStep(session: Session): Step | undefined {
  const half = session.did.findLastIndex((each) => each.settled === 'half done');
  if (half < 0) return undefined;
  const id = session.did[half]?.step;
  return session.did.slice(half).every((each) => each.step === id) ? sequence.find((step) => step.id === id) : undefined;
}

/** What one step needs, or undefined when it is done with. */
function demandOf(step: Step, session: Session, known: Known): Demand | undefined {
  const look = session.looks[step.id];
  if (look === undefined) return { kind: 'look', step: step.id, why: 'first' };
  if (step.looksBy(known) !== look.wentBy || isStale(step, look.seq, session)) return { kind: 'look', step: step.id, why: 'again' };
  const found = session.reads[pageKey('found', step.id)];
  if (step.opensWith === 'findings' && found?.reopened !== false)
    return { kind: 'read', step: step.id, page: 'found', ending: 'already right' };
  const question = step.questions(known).find((each) => session.answers[each.key]?.reopened !== false);
  if (question !== undefined) return { kind: 'ask', step: step.id, question };
  const findings = step.judge(known);
  const blocking = findings.find((each) => each.state === 'blocker' && !known.overridden.includes(each.code));
  if (blocking !== undefined) return wayOutOf(step.id, troubleOf(blocking), optionsFor(blocking, known));
  const acts = step.plan(known);
  if (acts.length > 0) return act(step, acts, look.seq, session, known);
  const unmended = findings.find((each) => each.state === 'problem');
  if (unmended !== undefined) return wayOutOf(step.id, troubleOf(unmended), [lookAgain]);
  const read = session.reads[pageKey('outcome', step.id)];
  const changes = session.did.filter((each) => each.step === step.id);
  if (read !== undefined && !read.reopened && changes.every((each) => each.endSeq < read.seq)) return undefined;
  return { kind: 'read', step: step.id, page: 'outcome', ending: changes.length > 0 ? 'proved' : 'already right' };
}

const again: readonly WayOutOption[] = ['look again', 'test again', 'choose another way'];

/** A look is stale when this run has not made it, when an earlier step has changed something since, or when the admin asked for another. */
function isStale(step: Step, lookSeq: number, session: Session): boolean {
  const earlier = sequence.slice(0, sequence.indexOf(step)).map((each) => each.id);
  return (
    lookSeq < session.openedSeq ||
    session.did.some((each) => earlier.includes(each.step) && each.endSeq > lookSeq) ||
    // Another way, or another server behind it, may show something else.
    Object.entries(session.answers).some(([key, given]) => key.startsWith('shells.') && given.changedSeq > lookSeq) ||
    session.decided.some((each) => each.step === step.id && each.seq > lookSeq && again.includes(each.option))
  );
}

function act(step: Step, acts: readonly Act[], lookSeq: number, session: Session, known: Known): Demand {
  const plan = planOf(step, acts, known);
  const confirmed = session.confirmed[step.id];
  const needsConfirmation = acts.some(isChange);
  const isConfirmed = confirmed !== undefined && confirmed.seq > lookSeq && confirmed.digest === plan.digest;
  const since = isConfirmed ? confirmed.seq : lookSeq;
  const failed = session.did.findLast((each) => each.step === step.id && each.endSeq > lookSeq && hasFailed(each));
  if (failed !== undefined)
    return wayOutOf(step.id, failure(failed), known.ways === undefined ? [lookAgain] : [lookAgain, anotherWay, another]);
  if (needsConfirmation && !isConfirmed) {
    const again = session.did.findLast((each) => each.step === step.id && acts.some((one) => one.id === each.change.id));
    if (again !== undefined && didNotTake(again, session))
      return wayOutOf(step.id, withoutEffect(again), [lookAgain, goOn('Show the plan and run it again')]);
    return { kind: 'confirm', step: step.id, plan };
  }
  const pending = acts.find((each) => !isOver(each, since, session));
  if (pending === undefined) return { kind: 'look', step: step.id, why: 'after changes' };
  return pending.kind === 'change' ? { kind: 'run', step: step.id, change: pending } : wait(step.id, pending, since, session);
}

/** The plan as it is confirmed; its digest changes when anything in it does. */
function planOf(step: Step, acts: readonly Act[], known: Known): Plan {
  const text = canonical(JSON.parse(JSON.stringify(acts)) satisfies Json);
  return { acts, severity: step.severity(acts, known), digest: createHash('sha256').update(text).digest('hex') };
}

function isOver(each: Act, since: number, session: Session): boolean {
  if (each.kind === 'wait') return session.waits.some((one) => one.wait === each.id && one.met && one.seq > since);
  return session.did.some(
    (one) => one.change.id === each.id && one.seq > since && (succeeded(one) || (one.end?.kind === 'ended' && each.onFailure === 'go on')),
  );
}

const hasFailed = (did: DidAt) => did.end?.kind === 'ended' && !succeeded(did) && did.change.onFailure === 'stop' && did.settled === null;

/** It ran in this run without an error, a later look plans it again, and the admin has not decided on it yet. */
function didNotTake(did: DidAt, session: Session): boolean {
  const decided = session.decided.some((each) => each.step === did.step && each.seq > did.endSeq);
  const answered = Object.values(session.answers).some((each) => each.changedSeq > did.endSeq);
  return did.change.onFailure === 'stop' && succeeded(did) && did.seq > session.openedSeq && !decided && !answered;
}

function wait(step: StepId, pending: Wait, since: number, session: Session): Demand {
  const given = session.waits.findLast((each) => each.wait === pending.id && each.seq > since);
  if (given === undefined) return { kind: 'wait', step, wait: pending };
  const decided = session.decided.findLast((each) => each.about === pending.id && each.seq > given.seq);
  if (decided === undefined)
    return wayOutOf(step, tooLong(pending), [keepWaiting, ...(pending.force === undefined ? [] : [force(pending.force)])]);
  const { force: change } = pending;
  const forced = change !== undefined && session.did.some((each) => each.change.id === change.id && each.seq > decided.seq);
  if (decided.option === 'force' && change !== undefined && !forced) return { kind: 'run', step, change };
  return { kind: 'wait', step, wait: pending };
}

const wayOutOf = (step: StepId, trouble: Trouble, options: readonly WayOut[]): Demand => ({ kind: 'way out', step, trouble, options });
const lookAgain: WayOut = { option: 'look again', label: 'I have changed something: look again', word: '' };
const anotherWay: WayOut = { option: 'choose another way', label: 'Reach the servers in another way, or with another account', word: '' };
const another: WayOut = { option: 'another computer', label: 'Go on on another computer, which reaches more', word: '' };
const keepWaiting: WayOut = { option: 'keep waiting', label: 'Go on waiting', word: '' };
const goOn = (label: string, word = ''): WayOut => ({ option: 'go on anyway', label, word });
const force = (change: Change): WayOut => ({ option: 'force', label: change.words, word: '' });

function optionsFor(finding: Finding, { ways }: Known): readonly WayOut[] {
  if (finding.code === 'test.failed') return [{ option: 'test again', label: 'Test again', word: '' }];
  return [
    lookAgain,
    // On real servers a look may fail because its shell cannot be reached from here, or with these rights.
    ...(ways === undefined ? [] : [anotherWay, another]),
    ...(finding.override === undefined ? [] : [goOn('Go on in spite of it', finding.override)]),
  ];
}

function troubleOf(finding: Finding): Trouble {
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

function failure(did: DidAt): Trouble {
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

function withoutEffect(did: DidAt): Trouble {
  return {
    about: did.change.id,
    title: `The command ran without an error, but the server does not show its effect: ${did.change.words}`,
    cause: 'The change may still be on its way, for example between domain controllers.',
    wayOut: ['Wait a minute, then look again.'],
    evidence: did.lines.slice(-6).map((line) => harmless(line.text, 500)),
  };
}

function tooLong(pending: Wait): Trouble {
  return {
    about: pending.id,
    title: `This takes longer than usual: waiting for ${pending.words}.`,
    cause: 'It may still come. Nothing is lost by waiting, or by leaving and coming back later.',
    wayOut: [],
    evidence: [],
  };
}
