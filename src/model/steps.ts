// The steps of the set-up, in the order in which they are done.

export const stepIds = ['servers', 'certificates', 'skypeAsPartner', 'iisRestart', 'exchangeAsPartner', 'connectivityTest'] as const;
export type StepId = (typeof stepIds)[number];
