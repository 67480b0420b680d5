// iisreset.exe: stops and starts IIS on a server, and with it every worker process (facts.md 83). What it has begun goes
// on in the world when the caller is gone, as on a real server.

import type { Program } from '../model/command.ts';
import type { Item } from '../model/shell.ts';
import { pause, type Stage, text } from './stage.ts';
import { type Computer, findComputer } from './world.ts';

/** Production's seconds until IIS has stopped, and until it has started after that. */
const stopSeconds = 15;
const startSeconds = 25;

type Wish = { readonly kind: 'restart' | 'stop' | 'start' | 'status'; readonly server: string } | { readonly kind: 'usage' };

/** Plays the program; its exit code. Only 0 for success is sourced; 1 stands for every failure. */
export async function* playIisReset(program: Program, stage: Stage): AsyncGenerator<Item, number> {
  const wish = readArguments(program);
  if (wish.kind === 'usage') {
    yield line('Usage: iisreset [computername] [/RESTART | /START | /STOP | /STATUS] [/NOFORCE] [/TIMEOUT:val]');
    return 1;
  }
  const computer = findComputer(stage.store.read(), wish.server);
  if (computer === undefined || computer.remoting === 'unreachable') {
    yield line('Restart attempt failed.');
    yield line('The RPC server is unavailable. (2147944122, 800706ba)');
    return 1;
  }
  switch (wish.kind) {
    case 'status':
      yield* status(computer);
      return 0;
    case 'stop':
      yield* stop(computer, stage, 'stay stopped');
      return 0;
    case 'start':
      yield* start(computer, stage, 'started');
      return 0;
    case 'restart':
      yield* stop(computer, stage, 'start again');
      yield* start(computer, stage, 'restarted');
      return 0;
  }
}

const line = (words: string): Item => text('output', words);

function readArguments(program: Program): Wish {
  const named = program.args.filter((each) => !each.startsWith('/'));
  const switches = program.args.filter((each) => each.startsWith('/')).map((each) => each.slice(1).toLowerCase());
  const local = program.place.computer;
  const kinds = (['restart', 'stop', 'start', 'status'] as const).filter((each) => switches.includes(each));
  const others = switches.filter((each) => !/^(restart|stop|start|status|noforce|timeout:\d{1,5})$/.test(each));
  if (named.length > 1 || others.length > 0 || kinds.length > 1) return { kind: 'usage' };
  return { kind: kinds[0] ?? 'restart', server: named[0] ?? local };
}

function* status(computer: Computer): Generator<Item, void> {
  const state = computer.iis.running ? 'Running' : 'Stopped';
  const services = [
    'IIS Admin Service ( IISADMIN )',
    'Windows Process Activation Service ( WAS )',
    'Net.Pipe Listener Adapter ( NetPipeActivator )',
  ];
  for (const service of [...services, 'World Wide Web Publishing Service ( W3SVC )']) yield line(`Status for ${service} : ${state}`);
}

async function* stop(computer: Computer, stage: Stage, then: 'stay stopped' | 'start again'): AsyncGenerator<Item, void> {
  yield line('');
  yield line('Attempting stop...');
  const stopsAt = stage.pace.after(stage.now(), stopSeconds);
  // Both instants are kept before the first wait: a restart whose caller was killed still ends with IIS running.
  plan(computer, stage, { stopsAt, startsAt: then === 'start again' ? stage.pace.after(stage.now(), stopSeconds + startSeconds) : null });
  await pauseUntil(stage, stopsAt);
  yield line('Internet services successfully stopped');
}

async function* start(computer: Computer, stage: Stage, done: 'started' | 'restarted'): AsyncGenerator<Item, void> {
  yield line('Attempting start...');
  const now = stage.store.read();
  const current = findComputer(now, computer.fqdn)?.iis;
  const startsAt = current?.underWay?.startsAt ?? (current?.running === true ? null : stage.pace.after(stage.now(), startSeconds));
  if (startsAt !== null && current?.underWay?.startsAt !== startsAt) plan(computer, stage, { stopsAt: null, startsAt });
  if (startsAt !== null) await pauseUntil(stage, startsAt);
  yield line(`Internet services successfully ${done}`);
}

function plan(computer: Computer, stage: Stage, underWay: Computer['iis']['underWay']): void {
  stage.store.change((world) => {
    const found = findComputer(world, computer.fqdn);
    if (found !== undefined) found.iis.underWay = underWay;
  });
}

/** Waits until an instant has come by the stage's clock, and keeps what happened then. */
async function pauseUntil(stage: Stage, instant: string): Promise<void> {
  while (stage.now().getTime() < Date.parse(instant)) {
    const left = Date.parse(instant) - stage.now().getTime();
    await pause(stage, Math.max((left * stage.pace.factor) / 1000, 0.001 * stage.pace.factor));
  }
  stage.store.change(() => {});
}
