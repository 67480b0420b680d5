// The six steps, in the order in which they are done. To add one, put it here and its id into model/steps.ts.

import { certificates } from './certificates/step.ts';
import { connectivityTest } from './connectivity-test/step.ts';
import { exchangeAsPartner } from './exchange-as-partner/step.ts';
import { iisRestart } from './iis-restart/step.ts';
import { servers } from './servers/step.ts';
import { skypeAsPartner } from './skype-as-partner/step.ts';
import type { Step } from './step.ts';

export const sequence: readonly Step[] = [servers, certificates, skypeAsPartner, iisRestart, exchangeAsPartner, connectivityTest];
