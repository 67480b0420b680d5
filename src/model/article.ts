// The publisher's article, whose steps the wizard takes: named where somebody may want to read on (facts.md 1).

/** Its address is from memory: no test opens it. */
export const article = {
  title: 'Configure partner applications in Skype for Business Server and Exchange Server',
  address: 'https://learn.microsoft.com/skypeforbusiness/deploy/integrate-with-exchange-server/configure-partner-applications',
} as const;
