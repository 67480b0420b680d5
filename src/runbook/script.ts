// A runbook as a script that runs as it is, in Windows PowerShell 3.0 or later: the reviewer's page as a comment, then one
// function a section, then the choice of a section. Every text from outside stands in a comment of one line or in a literal. What
// the sections call is in assets/powershell/runbook.ps1 and is handed in as `functions`.

import { durationInWords } from '../model/duration.ts';
import { harmless } from '../model/harmless.ts';
import { literal } from '../powershell/render.ts';
import type { PlannedChange, PlannedWait, ReviewPage, Runbook, RunbookAct, Section } from './document.ts';
import { headingsOf, title } from './words.ts';

/** The text of the file: with a BOM where it is not ASCII, or Windows PowerShell would take it for another code page. */
export function inPowerShell({ page, sections }: Runbook, functions: string): string {
  const lines = [
    '#requires -Version 3.0',
    ...comment(title),
    ...opening(page, sections),
    '',
    '[CmdletBinding()]',
    'param(',
    '    # The section to run. Without it, the sections are listed and nothing is run.',
    `    ${sections.length === 0 ? '' : `[ValidateSet(${sections.map((each) => literal(String(each.number))).join(', ')})] `}[string] $Section,`,
    '    # Look only: say what is done and what would run, and change nothing.',
    '    [switch] $OnlyLook',
    ')',
    '',
    ...functions.trimEnd().split('\n'),
    '',
    ...sections.flatMap((section) => sectionLines(section, sections.length)),
    ...choice(page, sections),
  ];
  // Line ends are put between lines only: one inside a literal belongs to it.
  const text = `${lines.join('\r\n')}\r\n`;
  return /^[\x20-\x7e\r\n]*$/.test(text) ? text : `\uFEFF${text}`;
}

function opening(page: ReviewPage, sections: readonly Section[]): readonly string[] {
  const groups = headingsOf(page, sections).flatMap(({ heading, lines }) => [
    '#',
    ...comment(heading.toUpperCase()),
    ...lines.flatMap((line) => comment(`- ${line}`, '', '  ')),
  ]);
  return [
    ...groups,
    '#',
    ...comment('HOW TO RUN IT'),
    ...comment(
      '- Copy this file to the servers named above. In the shell that a section names, run it with -Section and its number:',
      '',
      '  ',
    ),
    '#       .\\runbook.ps1                         lists the sections',
    '#       .\\runbook.ps1 -Section 1 -OnlyLook    says what section 1 would do, and changes nothing',
    '#       .\\runbook.ps1 -Section 1              runs it',
    ...comment('- Keep what it prints: run Start-Transcript first. A section can be run again; it skips what is done.', '', '  '),
  ];
}

function sectionLines(section: Section, of: number): readonly string[] {
  const { number, parts } = section;
  const planned = section.servers.planned.map(literal).join(', ');
  const needs = section.needs.map(({ command, parameters }) => `${literal(command)} = @(${parameters.map(literal).join(', ')})`);
  const acts = parts.flatMap((part) => part.acts);
  const tests = acts.some((act) => act.kind === 'change' && act.test);
  return [
    `# ${'='.repeat(118)}`,
    ...comment(`Section ${number} of ${of}: ${section.title}`),
    ...comment(`Shell:   ${section.shell}`, '', '         '),
    ...comment(`Where:   ${section.where}`, '', '         '),
    ...comment(`Account: ${section.account.join(' ')}`, '', '         '),
    `# ${'='.repeat(118)}`,
    `function Invoke-Section${number} {`,
    `    Assert-Shell ${literal(section.shell)} @{ ${needs.join('; ')} }`,
    `    Assert-Server @(${planned}) { ${section.servers.now} }`,
    `    Confirm-Word ${literal(`Section ${number} of ${of}: ${section.title}. ${counts(acts)}`)} 'yes'`,
    ...(tests ? ['    $results = @()'] : []),
    ...parts.flatMap((part) => [
      '',
      `    # ---- ${plain(part.step)} ${'-'.repeat(Math.max(3, 108 - part.step.length))}`,
      ...part.why.flatMap((each) => comment(each, '    ')),
      ...part.acts.flatMap((act) => ['', ...actLines(act)]),
    ]),
    ...(tests
      ? [
          '',
          "    $failed = @($results | Where-Object { $_ -eq 'failed' }).Count",
          "    $unknown = @($results | Where-Object { $_ -eq 'not known' }).Count",
          '    if ($failed -gt 0) { throw "$failed of $($results.Count) tests failed. The link does not work yet: what the failed ones said is above." }',
          '    if ($unknown -gt 0) { throw "$unknown of $($results.Count) tests printed what this script does not know. Read it above: the link works only if it says that the test passed." }',
        ]
      : []),
    '}',
    '',
  ];
}

function counts(acts: readonly RunbookAct[]): string {
  const changes = acts.filter((act) => act.kind === 'change');
  if (changes.some((each) => each.test)) return `${changes.length === 1 ? 'One test runs.' : `${changes.length} tests run.`}`;
  if (changes.length === 0) return 'Nothing is changed; it only waits.';
  return changes.length === 1 ? 'One change follows.' : `${changes.length} changes follow.`;
}

const actLines = (act: RunbookAct): readonly string[] =>
  act.kind === 'wait' ? waitLines(act) : act.test ? testLines(act) : changeLines(act);

function changeLines(change: PlannedChange): readonly string[] {
  const { words, because, usually, confirm, guard, command, what } = change;
  return [
    ...comment(words, '    '),
    ...because.flatMap((each) => comment(`Because: ${each}`, '    ', '         ')),
    ...comment(`Takes:   usually ${durationInWords(usually)}.`, '    '),
    ...undoLines(change),
    '    Invoke-Change @{',
    ...entries({
      What: literal(words),
      Done: block(guard.done),
      AsPlanned: block(guard.asPlanned),
      Otherwise: guard.asPlanned === null ? null : literal(guard.otherwise),
      Word: confirm === null ? null : literal(confirm.word),
      Says: confirm === null ? null : literal(confirm.says),
      OwnErrors: what === 'script' ? '$true' : null,
      Failed:
        what === 'program'
          ? literal('IIS may be stopped there. Look with iisreset SERVER /status; start it with iisreset SERVER /start.')
          : null,
      Run: block(command),
      Later: guard.done !== null && guard.shows === 'later' ? '$true' : null,
      Made: block(guard.made),
    }),
    '    }',
  ];
}

function undoLines({ undo }: PlannedChange): readonly string[] {
  if (undo.commands.length === 0) return comment(`Undo:    ${undo.possible ? '' : 'Not possible. '}${undo.words}`, '    ', '         ');
  return undo.commands.flatMap(({ place, command }) => [
    ...comment(`Undo:    in the ${place}:`, '    '),
    `    #            ${plain(command)}`,
  ]);
}

const testLines = ({ words, command }: PlannedChange): readonly string[] => [
  ...comment(words, '    '),
  '    $results += Test-Link @{',
  ...entries({ What: literal(words), Run: block(command) }),
  '    }',
];

const waitLines = ({ words, every, patience, until, hurry }: PlannedWait): readonly string[] => [
  ...comment(`Wait until ${words}: a look every ${every} seconds, for at most ${durationInWords(patience)}.`, '    '),
  ...(hurry === null ? [] : [`    # To ask for it now: ${plain(hurry)}`]),
  '    Wait-Until @{',
  ...entries({ What: literal(words), Every: String(every), Patience: String(patience), Until: block(until) }),
  '    }',
];

const block = (text: string | null): string | null => (text === null ? null : `{ ${text} }`);

function entries(values: { readonly [name: string]: string | null }): readonly string[] {
  const given = Object.entries(values).flatMap(([name, value]) => (value === null ? [] : [{ name, value }]));
  const width = Math.max(...given.map(({ name }) => name.length));
  return given.map(({ name, value }) => `        ${name.padEnd(width)} = ${value}`);
}

function choice(page: ReviewPage, sections: readonly Section[]): readonly string[] {
  const list = sections.map((each) => `    Write-Step ${literal(`  ${each.number}  ${each.title}  (${each.shell})`)}`);
  return [
    `# ${'='.repeat(118)}`,
    '# Which section?',
    `# ${'='.repeat(118)}`,
    `$plan = ${literal(page.plan)}`,
    `$blocked = @(${page.blocked.map(literal).join(', ')})`,
    'Write-Step "Plan $plan" \'Cyan\'',
    ...(page.world === 'lab' ? ["Write-Step 'PRACTICE LAB: the servers of this plan are not real.' 'Yellow'"] : []),
    `$next = @{ ${sections
      .slice(1)
      .map((each) => `'${each.number - 1}' = ${literal(`${each.number}, ${each.title} (${each.shell})`)}`)
      .join('; ')} }`,
    'if (-not $Section) {',
    ...(sections.length === 0
      ? ["    Write-Step 'Nothing is left to do.'"]
      : ["    Write-Step 'Choose a section with -Section, in this order; -OnlyLook changes nothing:'", ...list]),
    '    return',
    '}',
    '# Management shells ask their own modules, which hear only the global setting.',
    '$usual = $global:ErrorActionPreference',
    'try {',
    "    $global:ErrorActionPreference = 'Stop'",
    '    if ($blocked.Count -gt 0 -and -not $OnlyLook) { throw "This plan must not run as it stands. $($blocked -join \' \')" }',
    ...(sections.length === 0
      ? []
      : ['    switch ($Section) {', ...sections.map((each) => `        '${each.number}' { Invoke-Section${each.number} }`), '    }']),
    "    Write-Step ''",
    '    Write-Step "Section $Section is done." \'Green\'',
    '    if ($next[$Section]) { Write-Step "Next: section $($next[$Section])" }',
    '} catch {',
    "    Write-Step ''",
    '    Write-Step "Stopped: $_" \'Red\'',
    '    exit 1',
    '} finally {',
    '    $global:ErrorActionPreference = $usual',
    '}',
  ];
}

/** One line: whatever would end it, and with it the comment, becomes visible instead. */
const plain = (text: string): string => harmless(text, 8192);

const widest = 120;

/** A text as comment lines of a readable width; further lines are set in by `hang`. */
function comment(text: string, indent = '', hang = '', lead = ''): readonly string[] {
  const lines: string[] = [];
  let line = lead;
  for (const word of plain(text).split(' ')) {
    const longer = line.trim() === '' ? `${line}${word}` : `${line} ${word}`;
    if (longer.length + indent.length + 2 > widest && line.trim() !== '') {
      lines.push(line);
      line = `${hang}${word}`;
    } else {
      line = longer;
    }
  }
  return [...lines, line].map((each) => `${indent}# ${each}`.trimEnd());
}
