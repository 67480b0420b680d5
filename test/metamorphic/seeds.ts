// Which seeds a test goes through: one that is asked for (SEED=…), or the usual ones.

const asked = process.env.SEED;

export const seeds = (first: number, count: number): readonly number[] =>
  asked === undefined ? Array.from({ length: count }, (_, at) => first + at) : [Number(asked)];
