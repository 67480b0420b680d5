// Makes the lab's PowerShell modules: a declaration for each cmdlet that the lab plays, with its documented parameter sets
// (assets/cmdlets.json). After a change of either, run: node test/lab/modules.ts

import { join } from 'node:path';
import { writeFileAtomically } from '../../src/files/atomic.ts';
import { documentation, documentedNames, type Parameter, type ParameterSet } from '../../src/lab/cmdlets/documented.ts';
import { playedNames } from '../../src/lab/cmdlets/registry.ts';

const products = { exchange: 'Exchange Server', skype: 'Skype for Business Server' } as const;
const files = { exchange: 'Exchange.psm1', skype: 'Skype.psm1' } as const;
type Product = keyof typeof products;

export const modulesFolder = join(import.meta.dirname, '../../assets/lab');

/** The text of each module, by its file's name. */
export function modules(): { readonly [file: string]: string } {
  return Object.fromEntries((['exchange', 'skype'] as const).map((product) => [files[product], moduleOf(product)]));
}

function moduleOf(product: Product): string {
  const played = documentedNames.flatMap((name): [string, readonly ParameterSet[]][] => {
    const known = documentation(name);
    return known?.shell === product && playedNames.includes(name) ? [[name, known.sets]] : [];
  });
  const head = [
    `# The cmdlets of ${products[product]} that the practice lab plays, with their documented parameter sets; PracticeLab.psm1 says how.`,
    '# Made by test/lab/modules.ts from assets/cmdlets.json: change those, and make this again.',
  ];
  const functions = played.map(([name, sets]) => declaration(name, product, sets));
  return `${[head.join('\n'), ...functions].join('\n\n')}\n\nExport-ModuleMember -Function *-*\n`;
}

/** What SupportsShouldProcess brings by itself, in every set. */
const askedFor = ['Confirm', 'WhatIf'];
/** What every advanced function has. */
const common = ['Verbose', 'Debug', 'ErrorAction', 'OutVariable'];

function declaration(name: string, product: Product, sets: readonly ParameterSet[]): string {
  const all = [...new Set(sets.flatMap((set) => Object.keys(set.parameters)))];
  const asks = askedFor.every((each) => all.includes(each));
  const own = all.filter((each) => !(asks && askedFor.includes(each)) && !common.includes(each));
  const usual = sets.find((set) => set.name === usuals[name]) ?? usualSet(sets);
  const attributes = [
    ...(asks ? ['SupportsShouldProcess = $true'] : []),
    ...(usual === undefined || sets.length === 1 ? [] : [`DefaultParameterSetName = '${usual.name}'`]),
    'PositionalBinding = $false',
  ];
  return [
    `function ${name} {`,
    `    [CmdletBinding(${attributes.join(', ')})]`,
    own.length === 0 ? '    param()' : `    param(\n${own.map((each) => `        ${parameterOf(each, sets)}`).join(',\n')}\n    )`,
    `    Send-LabCmdlet ${product} $PSCmdlet $PSBoundParameters`,
    '}',
  ].join('\n');
}

/** Where the documentation leaves it open. With a server alone, as HealthChecker (CSS-Exchange) asks, only the other sets would be left. */
const usuals: { readonly [name: string]: string } = { 'Get-ExchangeCertificate': 'Thumbprint' };

/** The set that is meant where nothing tells them apart: the documented one, or else one that needs nothing another could do without. */
function usualSet(sets: readonly ParameterSet[]): ParameterSet | undefined {
  const needsLeast = sets.filter((set) =>
    Object.keys(set.parameters).every((name) => !set.parameters[name]?.mandatory || sets.every((each) => each.parameters[name]?.mandatory)),
  );
  return sets.find((set) => set.name.endsWith('(Default)')) ?? needsLeast.find((set) => set.name === 'Identity') ?? needsLeast[0];
}

function parameterOf(name: string, sets: readonly ParameterSet[]): string {
  const uses = sets.flatMap((set) => {
    const found = set.parameters[name];
    return found === undefined ? [] : [{ set: set.name, ...found }];
  });
  const [first] = uses;
  if (first === undefined) throw new Error(`No set has the parameter ${name}.`);
  const alike = uses.every((each) => each.mandatory === first.mandatory && each.position === first.position);
  const kinds = new Set(uses.map((each) => typeOf(each)));
  const [kind = ''] = kinds;
  // Where the sets differ in the type, the lab itself decides.
  const type = kinds.size > 1 ? '' : kind;
  const attributes = alike && uses.length === sets.length ? [attribute(first)] : uses.map((each) => attribute(each, each.set));
  return [...attributes, type, `$${name}`].filter((each) => each !== '').join(' ');
}

const typeOf = (each: Parameter): string => (each.switch ? '[switch]' : each.type === 'Boolean' ? '[bool]' : '');

function attribute({ mandatory, position }: Parameter, set?: string): string {
  const parts = [
    ...(mandatory ? ['Mandatory = $true'] : []),
    ...(position === undefined ? [] : [`Position = ${position}`]),
    ...(set === undefined ? [] : [`ParameterSetName = '${set}'`]),
  ];
  return parts.length === 0 ? '' : `[Parameter(${parts.join(', ')})]`;
}

if (import.meta.main) {
  for (const [file, text] of Object.entries(modules())) writeFileAtomically(join(modulesFolder, file), text);
}
