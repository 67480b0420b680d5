// How a session stands when it is closed.

export type Verdict = 'done' | 'not done' | 'taken back';
