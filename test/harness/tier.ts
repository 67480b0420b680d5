// The files of a tier, by the end of their names: one pattern for vitest and for who runs a tier file by file.

export const tier = (name: string): string => `test/**/*.${name}.test.{ts,tsx}`;
