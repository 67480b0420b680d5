// How long something takes, for people. Lengths of time are those of real servers everywhere: on screens, in plans, logs and JSON.

/** Of the practice lab, said once on each screen's help, at a start without one, and on a log's first page. */
export const clocksApart =
  "Lengths of time are those of real servers, times of day are this computer's: where time runs faster, the two do not add up.";

/** Seconds, to the second: "3 s", "2 min 0 s". */
export function exactDurationInWords(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

/** The same, briefly: "12 s", "3 min", "3 min 5 s". */
export const duration = (seconds: number): string => exactDurationInWords(seconds).replace(/ 0 s$/, '');

/** Seconds as the part of a sentence, rounded: "5 seconds", "5 minutes", "2 hours". */
export function durationInWords(seconds: number): string {
  const [count, unit] =
    seconds < 90 ? [seconds, 'second'] : seconds < 5400 ? [Math.round(seconds / 60), 'minute'] : [Math.round(seconds / 3600), 'hour'];
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
