// One call of a cmdlet, with its parameters read as the types that the cmdlet wants.

import type { Instant, Value } from '../../model/command.ts';
import { refusal } from '../stage.ts';

export type Call = {
  readonly name: string;
  has(parameter: string): boolean;
  /** A text, or undefined where it was not given or is $null. Throws a Refusal for another type. */
  text(parameter: string): string | undefined;
  flag(parameter: string): boolean | undefined;
  date(parameter: string): Instant | undefined;
  list(parameter: string): readonly string[] | undefined;
  number(parameter: string): number | undefined;
  on(name: string): boolean;
};

/** Longer than any name, address or URL that these cmdlets take. */
const longest = 8192;

export function createCall(name: string, parameters: ReadonlyMap<string, Value>, switches: ReadonlySet<string>): Call {
  const wrong = (parameter: string, wanted: string) =>
    refusal(
      `Cannot bind parameter '${parameter}'. Cannot convert the value to type "${wanted}".`,
      `CannotConvertArgumentNoMessage,${name}`,
      'InvalidArgument',
    );
  const asText = (parameter: string, value: Value): string => {
    if (typeof value === 'number' || typeof value === 'boolean') return String(value);
    if (typeof value !== 'string') throw wrong(parameter, 'System.String');
    if (value.length > longest)
      throw refusal(
        `Cannot validate argument on parameter '${parameter}'. The argument is too long.`,
        `ParameterArgumentValidationError,${name}`,
        'InvalidData',
      );
    return value;
  };
  const get = (parameter: string) => parameters.get(parameter) ?? undefined;
  return {
    name,
    has: (parameter) => parameters.has(parameter) || switches.has(parameter),
    on: (each) => switches.has(each),
    text: (parameter) => {
      const value = get(parameter);
      return value === undefined ? undefined : asText(parameter, value);
    },
    flag: (parameter) => {
      const value = get(parameter);
      if (value === undefined || typeof value === 'boolean') return value;
      throw wrong(parameter, 'System.Boolean');
    },
    number: (parameter) => {
      const value = get(parameter);
      if (value === undefined || typeof value === 'number') return value;
      throw wrong(parameter, 'System.Int32');
    },
    date: (parameter) => {
      const value = get(parameter);
      if (value === undefined) return undefined;
      if (typeof value === 'object' && value.kind === 'date' && !Number.isNaN(Date.parse(value.at)))
        return new Date(value.at).toISOString();
      throw wrong(parameter, 'System.DateTime');
    },
    list: (parameter) => {
      const value = get(parameter);
      if (value === undefined) return undefined;
      return typeof value === 'object' && value.kind === 'list'
        ? value.items.map((each) => asText(parameter, each))
        : [asText(parameter, value)];
    },
  };
}
