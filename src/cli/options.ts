// Options that several commands take, each said once, and how their values are read.

import { InvalidArgumentError, Option } from 'commander';
import { isBatchSize } from '../steps/iis-restart/words.ts';
import { usualSpeed } from './asked.ts';

export type SetUpOptions = {
  state?: string;
  answers?: string;
  saveAnswers?: string;
  lab?: string | true;
  preset?: string;
  fault?: readonly string[];
  speed: number;
  input: boolean;
  yes?: true;
  approved?: string;
  color: boolean;
  plain?: true;
  screenReader?: true;
  json?: true;
  demo?: true;
  takeOver?: true;
  batch?: string;
  ticket?: string;
  note?: string;
};

/** What a renewal and an undo take. */
export type RunOptions = Pick<
  SetUpOptions,
  | 'state'
  | 'lab'
  | 'answers'
  | 'speed'
  | 'input'
  | 'yes'
  | 'json'
  | 'color'
  | 'plain'
  | 'screenReader'
  | 'takeOver'
  | 'batch'
  | 'approved'
  | 'ticket'
  | 'note'
>;

export const plainOption = () => new Option('--plain', 'ask in lines instead of on a screen: only the prompt under way is drawn over');
export const screenReaderOption = () =>
  new Option('--screen-reader', 'whole sentences, line by line, for who reads with the ears (ACCESSIBLE=1 does the same)');
export const presetOption = () =>
  new Option('--preset <id>', 'which world a new practice lab is: small (one server each), pool, hybrid, two-forests, migration or large');
export const faultOption = () =>
  new Option('--fault <id>', 'break a new practice lab in this way; repeatable').argParser((id: string, before: readonly string[] = []) => [
    ...before,
    id,
  ]);
export const ticketOption = () => new Option('--ticket <text>', "the ticket that this is done for; it stands on the log's first page");
export const noteOption = () => new Option('--note <text>', 'whatever else is to stand there');
export const batchOption = () =>
  new Option('--batch <n>', 'how many Exchange servers one word agrees to restart; 1 unless it is answered (iisRestart.batch)').argParser(
    readBatch,
  );
export const speedOption = () =>
  new Option('--speed <n>', 'practice lab: how many times faster time runs there').argParser(readSpeed).default(usualSpeed);

function readSpeed(text: string): number {
  const speed = Number(text);
  if (!Number.isFinite(speed) || speed < 1 || speed > 10_000) throw new InvalidArgumentError('It must be a number from 1 to 10,000.');
  return speed;
}

function readBatch(text: string): string {
  if (!isBatchSize(text)) throw new InvalidArgumentError('It must be a whole number from 1 to 999.');
  return text;
}
