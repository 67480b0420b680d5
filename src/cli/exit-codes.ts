// The exit codes of every command (README, "Exit codes").

export const exitCodes = { done: 0, failed: 1, somethingToDo: 2, inputNeeded: 3, interrupted: 130 } as const;
