// Command -> the text that an expert would type. The same text stands in the preview, the log and the
// runbook. It is for people only: commands run as name + parameters, never as this text.

import type { Command, Parameters, Value } from '../model/command.ts';

// PowerShell closes a single-quoted string at any of these five (facts.md 114), so each is doubled.
const singleQuotes = /['\u2018\u2019\u201A\u201B]/g;

// Words like Global or atl-cs-001.litwareinc.com need no quotes; digits first could become a number.
const bareWord = /^[A-Za-z][A-Za-z0-9_.-]*$/;

/** A text as one literal PowerShell argument. */
export function quote(text: string): string {
  // Even in quotes this one word makes PowerShell take the rest of the line as it stands; in parentheses it is a text like others.
  if (text === '--%') return "('--%')";
  return bareWord.test(text) ? text : literal(text);
}

// What an argument of a program may hold and stand bare: a server's name, /restart, /timeout:60.
const bareArgument = /^[A-Za-z0-9/][\w./:-]*$/;

/** A text as a literal in an expression, where a bare word would be a command. */
export function literal(text: string): string {
  return `'${text.replace(singleQuotes, '$&$&')}'`;
}

/** A value as one PowerShell argument. */
export function renderValue(value: Value): string {
  if (value === null) return '$null';
  if (typeof value === 'boolean') return value ? '$true' : '$false';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return quote(value);
  switch (value.kind) {
    case 'date':
      return `([datetime]${literal(value.at)})`;
    case 'secret':
      return value.as === 'PSCredential'
        ? `(Get-Credential -Message ${literal(value.ref)})`
        : `(Read-Host -AsSecureString ${literal(value.ref)})`;
    case 'bytes':
      return `([Convert]::FromBase64String(${literal(value.base64)}))`;
    case 'list':
      return value.items.length === 0 ? '@()' : value.items.map(renderValue).join(', ');
  }
}

/** What is called, with what it is given. */
export function renderCall(name: string, parameters: Parameters, switches: readonly string[] = []): string {
  // A switch, which Confirm is, takes its value only after a colon.
  const given = Object.entries(parameters).map(([each, value]) => `-${each}${each === 'Confirm' ? ':' : ' '}${renderValue(value)}`);
  return [name, ...given, ...switches.map((each) => `-${each}`)].join(' ');
}

/** The whole command on one line, as it would be typed at its place. */
export function render(command: Command): string {
  switch (command.kind) {
    case 'cmdlet':
      return renderCall(command.name, command.parameters, command.switches);
    case 'script':
      // The article wraps path and parameters in one pair of quotes, which runs nothing (facts.md 1).
      return renderCall(`& (Join-Path $env:ExchangeInstallPath ${literal(`Scripts\\${command.file}`)})`, command.parameters);
    case 'program':
      return [command.file, ...command.args.map((each) => (bareArgument.test(each) ? each : literal(each)))].join(' ');
    case 'function':
      return command.typed;
  }
}
