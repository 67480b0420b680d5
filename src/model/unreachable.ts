// The end of a switch that has to know every case, where it returns nothing and the compiler would not miss one.

export function unreachable(never: never): never {
  throw new Error(`There is something that nobody thought of: ${JSON.stringify(never)}.`);
}
