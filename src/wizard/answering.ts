// What the admin's replies do: each value becomes records. Whatever else ends the turn.

import { type Asking, isWord } from '../model/demand.ts';
import type { Json } from '../model/json.ts';
import { type Answer, readAnswer } from '../model/question.ts';
import type { Driving } from './driving.ts';
import { playAdmin } from './play-admin.ts';
import { chosenOf, optionOf } from './replies.ts';
import { anotherComputer } from './shell-access.ts';
import type { Ending, Turn } from './turn.ts';
import { typeAnother } from './typed.ts';

/** Keeps what a value says; gives how the turn ends, where it does. */
export async function answer(
  value: Json,
  demand: Exclude<Asking, { kind: 'finished' }>,
  { keeper, secrets, world, frontEnd }: Driving,
  turn: Turn,
): Promise<Ending | undefined> {
  const { step } = demand;
  switch (demand.kind) {
    case 'ask': {
      const read = readAnswer(demand.question, value);
      // A front end has checked it already; an answer that does not fit is simply asked again.
      if (!read.ok) return undefined;
      if (read.value === anotherComputer) return { kind: 'hand over', demand };
      if (read.value === typeAnother) {
        await keeper.record({ type: 'went back', to: { kind: 'answer', step, key: demand.question.key } }, turn);
        return undefined;
      }
      await keepAnswer(demand, read.value, { keeper, secrets }, turn);
      return undefined;
    }
    case 'targets':
      // Anything but the plain yes is asked again.
      if (value === true) await keeper.record({ type: 'targets', targets: demand.targets }, turn);
      return undefined;
    case 'confirm': {
      const { severity, digest } = demand.plan;
      const typed = typeof value === 'string' ? value.trim() : '';
      const given = severity.kind === 'mild' ? typed === 'yes' : isWord(typed, severity.word);
      if (given) await keeper.record({ type: 'confirmed', step, digest, typed: severity.kind === 'mild' ? null : typed }, turn);
      return undefined;
    }
    case 'way out': {
      const option = optionOf(value, demand);
      if (option === 'another computer') return { kind: 'hand over', demand };
      if (option === 'leave') return { kind: 'leave' };
      const { instead, again } = demand.options.find((each) => each.option === option) ?? {};
      if (again !== undefined) {
        await keeper.record({ type: 'went back', to: { kind: 'answer', ...again } }, turn);
        return undefined;
      }
      if (instead !== undefined) {
        await keeper.record({ type: 'answered', ...instead }, turn);
        return undefined;
      }
      const unplayed = option === 'play the admin' ? await playAdmin(demand.trouble.about, world) : undefined;
      if (unplayed !== undefined) {
        frontEnd.show({ kind: 'notice', words: unplayed });
        return undefined;
      }
      if (option !== undefined) await keeper.record({ type: 'decided', step, about: demand.trouble.about, option }, turn);
      // A password that was mistyped must not be taken again without asking.
      if (option === 'choose another way') secrets.forget();
      return undefined;
    }
    case 'read':
      // What there is was not what the admin expected.
      if (value === 'look again') {
        await keeper.record({ type: 'decided', step, about: 'what was found', option: 'look again' }, turn);
        return undefined;
      }
      await keeper.record({ type: 'read', step, page: demand.page }, turn);
      return undefined;
    case 'by hand':
      return undefined;
    case 'undo':
      await keeper.record({ type: 'undoing', changes: chosenOf(value, demand) }, turn);
      return undefined;
  }
}

async function keepAnswer(
  { step, question }: Extract<Asking, { kind: 'ask' }>,
  value: Answer,
  { keeper, secrets }: Pick<Driving, 'keeper' | 'secrets'>,
  turn: Turn,
): Promise<void> {
  if (question.kind !== 'secret') await keeper.record({ type: 'answered', step, key: question.key, value }, turn);
  else if (typeof value === 'string')
    secrets.keep(question.ref, { text: value, ...(question.user === null ? {} : { user: question.user }) });
}
