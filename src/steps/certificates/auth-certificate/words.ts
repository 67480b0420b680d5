// The words about Exchange's signing key, and the keys of its questions.

export const keys = {
  effective: 'certificates.authEffective',
  missing: 'certificates.authMissing',
  lifetime: 'certificates.authLifetime',
} as const;

export const choice = { makeNew: 'new', myself: 'myself', fiveYears: 'five years', shorter: 'shorter' } as const;

export const words = {
  effectiveAsk: 'From which day on should Exchange sign with the new certificate?',
  effectiveWhy:
    'It is made and named now, and Exchange brings it to every server until then. On that day IIS is restarted on every Exchange server, and Skype reads the new key: so choose a day on which you can do that out of hours, and run partner-wizard renew then.',
  effectiveWrong: 'Write the day as year-month-day, for example 2031-03-02.',
  missingAsk: (servers: string) => `What should be done about Exchange's auth certificate on ${servers}?`,
  missingWhy:
    'Exchange brings it to its servers by itself, as a rule. Since the update of October 2025 nobody can export its key to carry it there (KB5069337), so what is left is to have Exchange do it now, or a new certificate.',
  bringMyself: 'I see to it that it gets there',
  bringMyselfBecause: 'The next screen says how. Nothing changes for anyone else.',
  makeNew: 'Make a new one, which Exchange brings to every server',
  makeNewBecause: 'Whoever trusts the present one must then read the new one. The plans say so before each change.',
  /** What a server that lacks it can be helped by (facts.md 129, 130). */
  bring: (servers: string) =>
    `On ${servers}, restart the service MSExchangeServiceHost, wait a quarter of an hour and look again. If it does not come, run Microsoft's script MonitorExchangeAuthCertificate.ps1, of October 2025 or newer, which says what it would do before it does it; or press Esc and let the wizard make a new one. Its key is not carried there by hand: servers with the update of October 2025 (KB5069337) refuse to export it. Exporting its public part is still possible, and of no use here.`,
  notYetWayOut:
    'First compare the clock of the server with a good one (w32tm /query /status): where it is behind, set it right and look again. The wizard can also make one that is valid at once.',
  usesNotSeen: (server: string, made: boolean) =>
    made
      ? `Whether the new certificate took SMTP over on ${server} could not be looked at.`
      : `Which certificate serves SMTP on ${server} could not be looked at, and a new one may take that over unnoticed.`,
  usesWayOut: (server: string, made: boolean) =>
    `On ${server}, run Get-TransportService ${server.split('.')[0]} | Format-List InternalTransportCertificateThumbprint${made ? ' and compare it with what it was before.' : ' and note what it says.'} Look again when your account may run it. If you go on all the same, run it again at the end, and give SMTP back with Enable-ExchangeCertificate if it has changed.`,
  sharedWithWeb: (servers: string, certificate: string, until: string) =>
    `Exchange signs with the web certificate of ${servers}, ${certificate}. Each time that is renewed${until}, it signs with nothing, or with a key that Skype does not know, and the connection breaks.`,
  sharedWithSmtp: (servers: string, certificate: string) =>
    `Exchange signs with the certificate ${certificate}, which also serves SMTP between its servers on ${servers}. When it is renewed for one of the two, the other breaks.`,
  sharedWayOut:
    'Before it is renewed, let Exchange sign with a certificate of its own: partner-wizard renew makes one, which takes over on a day that you choose.',
  lifetimeAsk: 'May the new auth certificate be valid for five years?',
  lifetimeWhy:
    'That is how long Exchange makes it, and this organisation is hybrid: Microsoft Entra must take its key, and a tenant may refuse keys that live longer than its limit. Ask whoever runs Entra for the application management policy (asymmetricKeyLifetime) before you choose.',
  fiveYears: 'Yes: five years',
  fiveYearsBecause: 'The tenant has no such limit, or a longer one.',
  shorter: 'No: it must end sooner',
  shorterBecause: 'The next screen says how.',
  shorterWayOut:
    "New-ExchangeCertificate knows no shorter life. Microsoft's script MonitorExchangeAuthCertificate.ps1 does: run it with -CustomCertificateLifetimeInDays and the days that the tenant allows. Then look again.",
} as const;
