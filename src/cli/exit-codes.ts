// The exit codes of every command (README, "Exit codes").

export const exitCodes = { done: 0, failed: 1, somethingToDo: 2, inputNeeded: 3, wrongArguments: 64, interrupted: 130 } as const;
