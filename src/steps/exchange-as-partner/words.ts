// The words of the step "Exchange as partner".

export const words = {
  why: [
    'The trust has to go both ways. Skype keeps its own list of partner applications, and Exchange must be on it with full trust, so that it may act for users.',
    "Skype also has to know where Exchange's Autodiscover service is. The article forgets this, and without it Skype finds no mailbox.",
  ],
  touches: [
    "Skype: one partner application for Exchange, and the address of Exchange's Autodiscover service. Both reach the Front Ends by replication.",
  ],
  notices: ['Users notice nothing in this step.'],
  urlAsk: 'Skype has another Autodiscover address than the one worked out here. Which one should it use?',
  urlWhy: 'An address that works is best left alone: something else may rely on it.',
  keep: 'Keep what is set',
  change: 'Use the address worked out here',
} as const;

/** facts.md 76, 198. */
export const neverTested = 'Exchange to Skype is set up; no test that this wizard runs shows it.';

export const keys = { autodiscoverUrl: 'exchangeAsPartner.autodiscoverUrl' } as const;
