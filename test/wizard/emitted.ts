// Every command that the wizard can emit, read from its source with the compiler's own eyes: the calls of exchangeCmdlet and
// skypeCmdlet, and what else is written down as a command. A call that cannot be read this way is an error, so that none slips by.

import path from 'node:path';
import ts from 'typescript';
import { agreedTo } from '../../src/powershell/agreed.ts';

/** How a parameter's value is written down: what the compiler knows of its type. */
export type Kind = 'text' | 'number' | 'boolean' | 'null' | 'date' | 'secret' | 'bytes' | 'list';

export type Emitted = {
  readonly kind: 'cmdlet' | 'script' | 'program' | 'function';
  readonly shell: 'exchange' | 'skype' | 'windows';
  readonly name: string;
  readonly parameters: { readonly [name: string]: { readonly kinds: readonly Kind[]; readonly always: boolean } };
  readonly switches: readonly string[];
  /** File and line, for people. */
  readonly at: string;
};

const root = path.join(import.meta.dirname, '../..');
const makers = new Map([
  ['exchangeCmdlet', 'exchange'],
  ['skypeCmdlet', 'skype'],
] as const);

type Reading = { readonly checker: ts.TypeChecker; readonly file: ts.SourceFile };

/** The commands of these source files; those of all folders that make commands when left out. */
export function emitted(files = sources()): readonly Emitted[] {
  const config = ts.readConfigFile(path.join(root, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, root);
  const program = ts.createProgram([...files], { ...options, noEmit: true });
  const checker = program.getTypeChecker();
  return files.flatMap((each) => {
    const file = program.getSourceFile(each);
    if (file === undefined) throw new Error(`${each} is not there.`);
    return commandsIn(file, { checker, file });
  });
}

const folders = ['exchange', 'skype', 'windows', 'steps', 'wizard'];

/** Without the guards: what they ask stands in the text of a runbook, and the wizard never runs it. */
const sources = (): readonly string[] =>
  folders.flatMap((folder) => ts.sys.readDirectory(path.join(root, 'src', folder), ['.ts'])).filter((file) => !file.endsWith('guard.ts'));

function commandsIn(node: ts.Node, reading: Reading): readonly Emitted[] {
  const inner: Emitted[] = [];
  node.forEachChild((child) => {
    inner.push(...commandsIn(child, reading));
  });
  return [...commandAt(node, reading), ...inner];
}

function commandAt(node: ts.Node, reading: Reading): readonly Emitted[] {
  if (ts.isCallExpression(node) && ts.isIdentifier(node.expression)) {
    const maker = [...makers].find(([name]) => name === node.expression.getText());
    return maker === undefined ? [] : [cmdletOf(node, maker[1], reading)];
  }
  return ts.isObjectLiteralExpression(node) ? literalOf(node, reading) : [];
}

/** What the makers add by themselves. */
const confirmed: Emitted['parameters'] = { Confirm: { kinds: ['boolean'], always: true } };

function cmdletOf(call: ts.CallExpression, shell: Emitted['shell'], reading: Reading): Emitted {
  const [name, ask] = call.arguments;
  if (name === undefined || !ts.isStringLiteralLike(name)) throw unread(call, reading, 'its name is not written out');
  if (ask !== undefined && !ts.isObjectLiteralExpression(ask)) throw unread(call, reading, 'what it asks is not written out');
  const what = ask === undefined ? undefined : membersOf(ask, call, reading);
  return {
    kind: 'cmdlet',
    shell,
    name: name.text,
    parameters: { ...parametersOf(what?.get('parameters'), reading), ...(agreedTo.has(name.text) ? confirmed : {}) },
    switches: textsOf(what?.get('switches'), call, reading),
    at: lineOf(call, reading.file),
  };
}

/** An object that is itself a command: one whose `kind` says so, and that has what such a command has. */
function literalOf(node: ts.ObjectLiteralExpression, reading: Reading): readonly Emitted[] {
  const kind = node.properties.flatMap((each) =>
    ts.isPropertyAssignment(each) && each.name.getText() === 'kind' && ts.isStringLiteralLike(each.initializer)
      ? [each.initializer.text]
      : [],
  )[0];
  if (kind === 'cmdlet') throw unread(node, reading, 'it is not made by exchangeCmdlet or skypeCmdlet');
  if (kind !== 'script' && kind !== 'program' && kind !== 'function') return [];
  const members = membersOf(node, node, reading);
  const name = members.get(kind === 'function' ? 'name' : 'file');
  if (name === undefined || !ts.isStringLiteralLike(name)) throw unread(node, reading, 'its name is not written out');
  return [
    {
      kind,
      shell: kind === 'function' ? 'windows' : 'exchange',
      name: name.text,
      parameters: parametersOf(members.get('parameters'), reading),
      switches: [],
      at: lineOf(node, reading.file),
    },
  ];
}

function membersOf(node: ts.ObjectLiteralExpression, whole: ts.Node, reading: Reading): ReadonlyMap<string, ts.Expression> {
  return new Map(
    node.properties.map((each) => {
      if (ts.isPropertyAssignment(each)) return [each.name.getText(), each.initializer];
      if (ts.isShorthandPropertyAssignment(each)) return [each.name.text, each.name];
      throw unread(whole, reading, 'its members are not written out');
    }),
  );
}

/** The compiler sees through spreads and helper functions: what may be left out there is optional in the type. */
function parametersOf(node: ts.Expression | undefined, { checker }: Reading): Emitted['parameters'] {
  if (node === undefined) return {};
  const own = (type: ts.Type) => (type.isUnion() ? type.types : [type]).flatMap((each) => each.getProperties());
  return Object.fromEntries(
    own(checker.getTypeAtLocation(node)).map((property) => {
      const kinds = kindsOf(checker.getTypeOfSymbolAtLocation(property, node));
      return [property.name, { kinds, always: (property.flags & ts.SymbolFlags.Optional) === 0 }];
    }),
  );
}

function kindsOf(type: ts.Type): readonly Kind[] {
  const parts = type.isUnion() ? type.types : [type];
  return [...new Set(parts.flatMap(kindOf))];
}

function kindOf(type: ts.Type): readonly Kind[] {
  const { flags } = type;
  if ((flags & ts.TypeFlags.Undefined) !== 0) return [];
  if ((flags & ts.TypeFlags.StringLike) !== 0) return ['text'];
  if ((flags & ts.TypeFlags.NumberLike) !== 0) return ['number'];
  if ((flags & ts.TypeFlags.BooleanLike) !== 0) return ['boolean'];
  if ((flags & ts.TypeFlags.Null) !== 0) return ['null'];
  const names = type.getProperties().map((each) => each.name);
  const marks = { at: 'date', ref: 'secret', base64: 'bytes', items: 'list' } as const;
  for (const mark of ['at', 'ref', 'base64', 'items'] as const) if (names.includes(mark)) return [marks[mark]];
  throw new Error(`A parameter of the type ${names.join(', ')} is not known.`);
}

/** The texts of a list that is written out, whichever way a condition in it goes. */
function textsOf(node: ts.Expression | undefined, whole: ts.Node, reading: Reading): readonly string[] {
  if (node === undefined) return [];
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (ts.isSpreadElement(node) || ts.isParenthesizedExpression(node)) return textsOf(node.expression, whole, reading);
  if (ts.isConditionalExpression(node)) return [...textsOf(node.whenTrue, whole, reading), ...textsOf(node.whenFalse, whole, reading)];
  if (ts.isArrayLiteralExpression(node)) return node.elements.flatMap((each) => textsOf(each, whole, reading));
  throw unread(whole, reading, 'its switches are not written out');
}

const unread = (node: ts.Node, reading: Reading, why: string): Error =>
  new Error(`The command at ${lineOf(node, reading.file)} cannot be read: ${why}.`);

export type Named = { readonly name: string; readonly at: string };

// A cmdlet by its verb, or one of Windows' own programs. View-Only Organization Management is a role group, Set-Cookie a header.
const cmdletOrProgram =
  /\b(?!View-Only|Set-Cookie)[A-Z][a-z]+-(?:Cs)?[A-Z][A-Za-z]+|\b(?:w32tm|iisreset|certutil|clip|nltest|setspn|klist)\b(?:\.exe)?/g;

/** Every cmdlet and program that is named in a text of the wizard or in its scripts, but for the functions that those scripts define. */
export function namedInTexts(): readonly Named[] {
  // The lab's own names are its own affair, and the disguise lists names of sites and accounts that look like commands.
  const files = ts.sys
    .readDirectory(path.join(root, 'src'), ['.ts', '.tsx'])
    .filter((file) => !/[/\\]src[/\\](?:lab|disguise)[/\\]/.test(file));
  const texts = files.flatMap((each) => textsIn(ts.createSourceFile(each, ts.sys.readFile(each) ?? '', ts.ScriptTarget.Latest, true)));
  const scripts = ts.sys
    .readDirectory(path.join(root, 'assets'), ['.ps1', '.psm1'])
    .map((each) => ({ text: withoutComments(ts.sys.readFile(each) ?? ''), at: path.relative(root, each) }));
  const ours = new Set(
    [...texts, ...scripts].flatMap(({ text }) => [...text.matchAll(/^\s*(?:function|filter) ([A-Za-z.-]+)/gm)].map(([, name]) => name)),
  );
  return [...texts, ...scripts].flatMap(({ text, at }) =>
    // An address is opened, not typed into a shell.
    [...text.replace(/https:\/\/\S+/g, '').matchAll(cmdletOrProgram)].flatMap(([name]) => (ours.has(name) ? [] : [{ name, at }])),
  );
}

const withoutComments = (script: string): string => script.replace(/^\s*#.*$/gm, '');

type Text = { readonly text: string; readonly at: string };

function textsIn(node: ts.Node): readonly Text[] {
  const isText = ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node) || ts.isJsxText(node);
  const inner: Text[] = [];
  node.forEachChild((child) => {
    inner.push(...textsIn(child));
  });
  return isText ? [{ text: node.text, at: lineOf(node, node.getSourceFile()) }, ...inner] : inner;
}

const lineOf = (node: ts.Node, file: ts.SourceFile): string =>
  `${path.relative(root, file.fileName)}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
