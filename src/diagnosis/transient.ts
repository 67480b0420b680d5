// Answers that pass by themselves: who gets one asks again before anything is named.

import { type Evidence, fits, type Pattern } from './evidence.ts';

const transient: readonly Pattern[] = [
  {
    soap: [
      'errormailboxfailover',
      'errorconnectionfailed',
      'errorinternalservertransienterror',
      'errortimeoutexpired',
      'errorinsufficientresources',
      'errorserverbusy',
      'errorexceededconnectioncount',
      'erroradunavailable',
      'serverbusy',
    ],
  },
  { code: [2000007], unless: { words: /oauthconfigurationnotloaded/ } },
  { http: [429, 502, 503, 504] },
  { web: ['timeout', 'requestcanceled', 'connectionclosed', 'keepalivefailure', 'pipelinefailure', 'receivefailure', 'sendfailure'] },
];

export const isTransient = (evidence: Evidence): boolean => transient.some((each) => fits(each, evidence));
