// The formats of a session log, apart from what writes them: the command line names them, and must not wait for that.

export const logFormats = ['md', 'html', 'jsonl'] as const;
export type LogFormat = (typeof logFormats)[number];
