// What an error record has beside its sentence, as lines that read like a pasted error: kept with the sentence, so that a failure is
// traced in any language of the server, also by whoever resumes.

import type { ErrorRecord, Thrown } from '../model/shell.ts';

/** What says who answered, and what it said. */
const telling = /^(?:x-ms-diagnostics(?:-from-backend)?|www-authenticate|proxy-authenticate|server|via|x-feserver|location):/i;
const longest = 4000;

/** Empty where there is nothing but the sentence. */
export function marksOf({ fullyQualifiedErrorId, category, inner = [], chain = [] }: ErrorRecord): string {
  const lines = [
    ...(category === '' ? [] : [`CategoryInfo : ${category}`]),
    ...chain.flatMap(marksOfThrown),
    ...(chain.length > 1 ? chain.slice(1).map(({ message }) => message) : inner),
    // Last, as a console has it: what follows the label is the id.
    ...(fullyQualifiedErrorId === '' ? [] : [`FullyQualifiedErrorId : ${fullyQualifiedErrorId}`]),
  ];
  return lines
    .map((line) => line.slice(0, 1000))
    .join('\n')
    .slice(0, longest);
}

const marksOfThrown = ({ type, hresult, webStatus, httpStatus, headers }: Thrown): readonly string[] => [
  type,
  ...(webStatus === null ? [] : [`WebExceptionStatus=${webStatus}`]),
  ...(httpStatus === null ? [] : [`StatusCode=${httpStatus}`]),
  ...(hresult === null ? [] : [`HResult 0x${(hresult >>> 0).toString(16)}`]),
  ...headers.filter((each) => telling.test(each)),
];
