// The exit codes of every command (assets/pages/without-a-keyboard.md).

export const exitCodes = { done: 0, failed: 1, somethingToDo: 2, inputNeeded: 3, wrongArguments: 64, interrupted: 130 } as const;

/** What a monitor reads as "unknown" (facts.md 181). */
export const nagiosUnknown = 3;
