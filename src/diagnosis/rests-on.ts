// What a diagnosis rests on: the marks of a text that no language changes, as whoever has the text finds them there.

import type { Evidence, Pattern } from './evidence.ts';

/** All marks of it; with a clue, those that the clue goes by. */
export function restsOn(evidence: Evidence, clue?: Pattern): readonly string[] {
  const { codes, http, web, sockets, events, soap, skype, unresolved, unknownCommands } = evidence;
  const those = <T>(all: readonly T[], named: readonly T[] | undefined): readonly T[] =>
    clue === undefined ? all : all.filter((each) => named?.includes(each));
  const whole = <T>(all: readonly T[], isNamed: boolean): readonly T[] => (clue === undefined || isNamed ? all : []);
  return [
    ...those(codes, clue?.code).map((each) => `x-ms-diagnostics ${each}`),
    ...those(http, clue?.http).map((each) => `HTTP ${each}`),
    ...those(web, clue?.web),
    ...those(sockets, clue?.socket).map(String),
    ...whole(events, clue?.event !== undefined).map(({ source, id }) => `event ${id} of ${source}`),
    ...those(soap, clue?.soap),
    ...whole(skype === null || skype.code === '' ? [] : [`code ${skype.code}`], clue?.skypeCode !== undefined),
    ...whole(unresolved, clue?.elsewhere !== undefined).map((each) => `the name ${each}`),
    ...whole(unknownCommands, clue?.unknownCommand !== undefined).map((each) => `the command ${each}`),
  ];
}
