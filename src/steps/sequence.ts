// The six steps, in the order of the table in model/steps.ts. The compiler refuses one that is missing, and another order.

import type { steps } from '../model/steps.ts';
import { certificates } from './certificates/step.ts';
import { connectivityTest } from './connectivity-test/step.ts';
import { exchangeAsPartner } from './exchange-as-partner/step.ts';
import { iisRestart } from './iis-restart/step.ts';
import { servers } from './servers/step.ts';
import { skypeAsPartner } from './skype-as-partner/step.ts';
import type { Step } from './step.ts';

type InOrder<Rows extends typeof steps> = { readonly [At in keyof Rows]: Step<Rows[At]['id']> };

export const sequence: InOrder<typeof steps> = [servers, certificates, skypeAsPartner, iisRestart, exchangeAsPartner, connectivityTest];
