// The words about Exchange's signing key, and the keys of its questions.

export const keys = { effective: 'certificates.authEffective' } as const;

export const words = {
  effectiveAsk: 'From which day on should Exchange sign with the new certificate?',
  effectiveWhy:
    'It is made and named now, and Exchange brings it to every server until then. On that day IIS is restarted on every Exchange server, and Skype reads the new key: so choose a day on which you can do that out of hours, and run partner-wizard renew then.',
  effectiveWrong: 'Please write the day as year-month-day, for example 2031-03-02.',
  /** How a key gets to a server that lacks it, by Exchange's own means: it must not pass through this wizard. */
  bring: (thumbprint: string, from: string, to: string) =>
    `$password = Read-Host -AsSecureString; $file = Export-ExchangeCertificate -Server ${from} -Thumbprint ${thumbprint} -BinaryEncoded -Password $password; Import-ExchangeCertificate -Server ${to} -FileData $file.FileData -PrivateKeyExportable $true -Password $password`,
} as const;
