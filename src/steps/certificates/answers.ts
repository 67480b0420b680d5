// What an answers file may hold for this step. The password of a PFX file is in none.

import { type AnswerForms, choiceForm, type KeyIn, listForm, textForm } from '../answer-forms.ts';
import { words as auth, keys as authKeys } from './auth-certificate/words.ts';
import { example, words as pfx, keys as pfxKeys } from './pfx/words.ts';
import { renewalKey } from './renewal.ts';
import { words as issuer, keys } from './token-issuer/words.ts';
import { words } from './words.ts';

export const asks = {
  [renewalKey]: listForm(`${words.renewAsk} Any of "skype" and "exchange".`),
  [keys.issuer]: textForm(`${issuer.ask} Its thumbprint; or "request", "file", "import" or "other".`, 'request'),
  [keys.authority]: textForm(`With "request": ${issuer.authorityAsk}`, 'ca01.example.com\\Example Root CA'),
  [keys.again]: choiceForm(issuer.againAsk, 'again', 'other'),
  [keys.requestFile]: textForm(`With "file": ${issuer.fileAsk}`, 'C:\\Certificates\\skype.req'),
  [keys.signedFile]: textForm(`With "file": ${issuer.signedAsk}`, 'C:\\Certificates\\skype.cer'),
  [pfxKeys.path]: textForm(`With "import": ${pfx.pathAsk} Its password is never read from a file.`, example),
  [keys.effective]: textForm(`${issuer.effectiveAsk} A day with a time, or "tomorrow".`, '2027-01-31 08:00'),
  [keys.previous]: choiceForm(issuer.previousAsk, 'keep', 'remove'),
  [authKeys.effective]: textForm(auth.effectiveAsk, '2031-03-02'),
  [authKeys.missing]: choiceForm(auth.missingAsk('a server that lacks it'), 'myself', 'new'),
  [authKeys.lifetime]: choiceForm(auth.lifetimeAsk, 'five years', 'shorter'),
} satisfies AnswerForms<KeyIn<typeof keys> | KeyIn<typeof authKeys> | KeyIn<Pick<typeof pfxKeys, 'path'>> | typeof renewalKey>;
