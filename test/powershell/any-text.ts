// Texts of the worst kind for property tests: quotes of all kinds, what PowerShell would run, what XML and code pages spoil.

import fc from 'fast-check';

const nasty = [
  ...["'", '"', '\u2018', '\u2019', '\u201A', '\u201B', '\u201C', '\u201D', '\u201E'],
  ...[
    '$()',
    '$(calc)',
    '$env:X',
    '`',
    '`n',
    ';',
    '|',
    '&',
    '&&',
    '@',
    "'@",
    "\n'@\n",
    '"@',
    '#',
    '<#',
    '#>',
    '--%',
    '-',
    '\u2013',
    '\u2014',
  ],
  ...['\0', '\n', '\r', '\r\n', '\t', '\u001B[2J', '\u007F', '\u0085', '\u00A0', '\u2028', '\uFEFF', '\uFFFE', '\uFFFF'],
  ...[
    '😀',
    '\uD83D',
    '\uDE00',
    '\u202E',
    '\u200F',
    'مرحبا',
    'é',
    'e\u0301',
    '_x0041_',
    '_',
    '_x005F_',
    '&amp;',
    '<S>',
    ']]>',
    ' ',
    'a',
    'B7',
    '{',
    '}',
    '(',
    ')',
    ',',
  ],
];

const piece = fc.oneof(fc.constantFrom(...nasty), fc.string({ unit: 'binary', maxLength: 6 }), fc.string({ maxLength: 6 }));

/** Mostly short, some of 10,000 characters. */
export const anyText = fc.oneof(
  { weight: 60, arbitrary: fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('')) },
  { weight: 1, arbitrary: piece.map((text) => (text === '' ? 'x' : text).repeat(10_000).slice(0, 10_000)) },
);
