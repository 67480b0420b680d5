// Checks a cmdlet's name and parameters against the documented ones (documented.ts) and refuses as PowerShell
// does, in its words. The messages and ids are PowerShell's own (ParameterBinderStrings, CommandDiscovery).

import type { Cmdlet, Value } from '../../model/command.ts';
import { refusal } from '../stage.ts';
import { type Call, createCall } from './call.ts';
import { documentation, documentedNames, type Parameter, type ParameterSet } from './documented.ts';

const names = new Map(documentedNames.map((name) => [name.toLowerCase(), name]));

const value: Parameter = { mandatory: false, switch: false };
const onOff: Parameter = { mandatory: false, switch: true };
/** Windows PowerShell's common parameters ([<CommonParameters>]). */
const common: { readonly [name: string]: Parameter } = {
  Verbose: onOff,
  Debug: onOff,
  ErrorAction: value,
  WarningAction: value,
  InformationAction: value,
  ErrorVariable: value,
  WarningVariable: value,
  InformationVariable: value,
  OutVariable: value,
  OutBuffer: value,
  PipelineVariable: value,
};

/** A documented cmdlet of a shell with its parameters, in any of its sets; undefined where that shell has none of this name. */
export function documentedCommand(
  given: string,
  shell: string,
): { readonly name: string; readonly parameters: readonly string[] } | undefined {
  const name = names.get(given.toLowerCase());
  const entry = name === undefined ? undefined : documentation(name);
  if (name === undefined || entry === undefined || entry.shell !== shell) return undefined;
  return { name, parameters: [...new Set([...entry.sets.flatMap((set) => Object.keys(set.parameters)), ...Object.keys(common)])] };
}

/** The call with names spelt as documented. Throws a Refusal. */
export function bind(command: Cmdlet): Call {
  const name = names.get(command.name.toLowerCase());
  const entry = name === undefined ? undefined : documentation(name);
  if (name === undefined || entry === undefined || entry.shell !== command.place.shell) throw unknownCommand(command.name);
  const known = new Map<string, { readonly name: string; readonly parameter: Parameter }>();
  for (const [each, parameter] of [...Object.entries(common), ...entry.sets.flatMap((set) => Object.entries(set.parameters))]) {
    known.set(each.toLowerCase(), { name: each, parameter });
  }
  const find = (given: string) => {
    const found = known.get(given.toLowerCase());
    if (found === undefined)
      throw refusal(
        `A parameter cannot be found that matches parameter name '${given}'.`,
        `NamedParameterNotFound,${name}`,
        'InvalidArgument',
      );
    return found;
  };
  const parameters = new Map<string, Value>();
  const switches = new Set<string>();
  const add = (given: string, value: Value | 'switch') => {
    const found = find(given);
    if (parameters.has(found.name) || switches.has(found.name)) {
      throw refusal(
        `Cannot bind parameter because parameter '${found.name}' is specified more than once.`,
        `ParameterAlreadyBound,${name}`,
        'InvalidArgument',
      );
    }
    checkKind(name, found.name, found.parameter, value);
    if (value === 'switch') switches.add(found.name);
    // -Switch:$true is the switch itself; -Switch:$false is kept, since it says No to a question (-Confirm:$false).
    else if (found.parameter.switch && value === true) switches.add(found.name);
    else parameters.set(found.name, value);
  };
  for (const [given, value] of Object.entries(command.parameters)) add(given, value);
  for (const given of command.switches) add(given, 'switch');
  checkSets(
    name,
    entry.sets,
    [...parameters.keys(), ...switches].filter((each) => common[each] === undefined),
  );
  return createCall(name, parameters, switches);
}

export const unknownCommand = (name: string) =>
  refusal(
    `The term '${name}' is not recognized as the name of a cmdlet, function, script file, or operable program. Check the spelling of the name, or if a path was included, verify that the path is correct and try again.`,
    'CommandNotFoundException',
    'ObjectNotFound',
  );

function checkKind(cmdlet: string, name: string, parameter: Parameter, value: Value | 'switch'): void {
  if (value === 'switch') {
    if (parameter.switch) return;
    throw refusal(
      `Missing an argument for parameter '${name}'. Specify a parameter of type 'System.${parameter.type ?? 'String'}' and try again.`,
      `MissingArgument,${cmdlet}`,
      'InvalidArgument',
    );
  }
  const wanted = parameter.switch
    ? 'System.Management.Automation.SwitchParameter'
    : parameter.type === 'Boolean'
      ? 'System.Boolean'
      : undefined;
  if (wanted === undefined || typeof value === 'boolean') return;
  throw refusal(
    `Cannot process argument transformation on parameter '${name}'. Cannot convert value "${typeName(value)}" to type "${wanted}". Boolean parameters accept only Boolean values and numbers, such as $True, $False, 1 or 0.`,
    `ParameterArgumentTransformationError,${cmdlet}`,
    'InvalidData',
  );
}

function typeName(value: Value): string {
  if (value === null) return '';
  if (typeof value === 'string') return 'System.String';
  if (typeof value === 'number') return 'System.Int32';
  if (typeof value === 'boolean') return 'System.Boolean';
  return { date: 'System.DateTime', secret: 'System.Security.SecureString', bytes: 'System.Byte[]', list: 'System.Object[]' }[value.kind];
}

function checkSets(cmdlet: string, sets: readonly ParameterSet[], given: readonly string[]): void {
  const possible = sets.filter((set) => given.every((each) => set.parameters[each] !== undefined));
  const missing = possible.map((set) =>
    Object.keys(set.parameters).filter((each) => set.parameters[each]?.mandatory && !given.includes(each)),
  );
  if (missing.some((each) => each.length === 0)) return;
  const [first, ...others] = new Set(missing.map((each) => each.join(' ')));
  if (first === undefined || others.length > 0) {
    throw refusal(
      'Parameter set cannot be resolved using the specified named parameters.',
      `AmbiguousParameterSet,${cmdlet}`,
      'InvalidArgument',
    );
  }
  throw refusal(
    `Cannot process command because of one or more missing mandatory parameters: ${first}.`,
    `MissingMandatoryParameter,${cmdlet}`,
    'InvalidArgument',
  );
}
