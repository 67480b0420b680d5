// Certificates and private keys, as they are made, imported, assigned and kept.

import type { Cause } from '../cause.ts';
import { judged } from './judged.ts';
import { publicPages } from './public-pages.ts';

export const keyCauses: readonly Cause[] = [
  {
    id: 'pfx-aes',
    played: 'fault pfx-aes',
    clues: [
      { sure: 'likely', hresult: [0x80070056], words: /aes|pbes2|sha256/ },
      { sure: 'possible', hresult: [0x80070056] },
      { sure: 'possible', kind: ['pfx password'] },
    ],
    cause:
      'The PFX file was refused as if its password were wrong. Either it is wrong, or the file is protected with AES, which Windows Server 2016 and older cannot open, or for accounts of a domain that yours is not of.',
    wayOut: [
      'Where the password is right: export again with -CryptoAlgorithmOption TripleDES_SHA1 (Export-PfxCertificate), or openssl pkcs12 -export -legacy, or import on Windows Server 2019 or later and export there.',
    ],
    settle: 'certutil -dump FILE on Windows Server 2019 or later: if it opens there with this password, it is the protection',
    address: publicPages.pfxAes,
  },
  {
    id: 'key-unusable',
    played: 'fault auth-key-unusable',
    clues: [
      { sure: 'likely', http: [500], found: ['auth-key.unusable'] },
      { sure: 'likely', words: /oauthconfigurationnotloaded/, found: ['auth-key.unusable'] },
      { sure: 'likely', hresult: [0x80090016, 0x8009000d, 0x8009030d] },
      { sure: 'possible', hresult: [0x8009030e] },
      { sure: 'likely', kind: ['keyset'] },
      { sure: 'likely', words: /reason:privatekeymissing|certificate.{0,80}(?:doesnothavea|hasno)privatekey/ },
      { sure: 'likely', event: { source: 'schannel', ids: [36870] } },
    ],
    explains: ['configuration-not-loaded', 'auth-certificate', 'auth-not-loaded', 'server-error', 'directory'],
    cause:
      'The certificate is there, but its private key cannot be used: its file is gone, or this account (SYSTEM, NETWORK SERVICE) may not read it.',
    wayOut: [
      'certutil -repairstore my THUMBPRINT on that server; look at who may read the key (Manage Private Keys); or import the PFX again.',
    ],
    settle: 'certutil -store my THUMBPRINT: the line "Provider", and whether its signature test passes',
    address: publicPages.comErrors,
  },
  {
    id: 'key-provider',
    played: 'text only',
    clues: [
      { sure: 'likely', hresult: [0x80090014] },
      { sure: 'likely', words: /invalidprovidertypespecified/ },
    ],
    cause:
      'The key of this certificate is kept by a provider of the newer kind (CNG), or is no RSA key: Exchange and Skype cannot sign with it.',
    wayOut: ['Make a new certificate with an RSA key of 2048 bits and the provider "Microsoft RSA SChannel Cryptographic Provider".'],
    settle: 'certutil -store my THUMBPRINT: the line "Provider"',
    address: publicPages.comErrors,
  },
  {
    id: 'key-not-exportable',
    played: 'text only',
    clues: [{ sure: 'likely', kind: ['key not exportable'] }],
    cause: 'The private key cannot be taken out of the store: it was made or imported as not exportable.',
    wayOut: [
      'Import the PFX again as exportable, or have Windows make a new key that is. Skype needs an exportable one, since it copies it to each Front End.',
    ],
    settle: '',
    address: publicPages.staging,
  },
  {
    id: 'issuer-missing',
    played: 'fault no-oauth-token-issuer',
    clues: [{ sure: 'certain', words: /unabletolocatean?oauthtokenissuer/ }],
    explains: ['skype-cannot-sign'],
    cause: 'Skype has no OAuthTokenIssuer certificate: it was never assigned.',
    wayOut: ['Start the wizard: the step "Certificates" assigns one. It is done once, for all servers.'],
    settle: 'Get-CsCertificate -Type OAuthTokenIssuer',
    address: publicPages.issuer,
  },
  {
    id: 'smtp-question',
    played: 'text only',
    clues: [{ sure: 'certain', words: /overwritetheexistingdefaultsmtpcertificate/ }],
    cause:
      'That is a question, no failure: New-ExchangeCertificate or Enable-ExchangeCertificate asks whether the new certificate should serve SMTP as well.',
    wayOut: ['Answer No: the auth certificate serves nothing but tokens. -Force would mean Yes.'],
    settle: '',
    address: publicPages.maintainOAuth,
  },
  {
    id: 'effective-date',
    played: 'text only',
    clues: [{ sure: 'certain', words: /effectivedate.{0,120}lessthan48hours/ }],
    cause:
      'That is a question, no failure: the next auth certificate would take over in less than 48 hours, and servers may not have it by then.',
    wayOut: ['Choose a day at least 48 hours ahead, or agree only where the old one has ended already.'],
    settle: '',
    address: publicPages.maintainOAuth,
  },
  {
    id: 'shell-objects-empty',
    played: 'fault shell-objects-empty',
    clues: [
      { sure: 'certain', words: /deserializationfails/, found: ['auth.expired', 'auth.missing', 'auth.missing-everywhere'] },
      { sure: 'likely', words: /deserializationfails|serializationdata.{0,40}(?:invalid|signature)/ },
    ],
    cause:
      'The Exchange shell could not read what a server sent: since 2023 that is signed with the auth certificate, which has ended or is missing; or the shell was not started as administrator.',
    wayOut: [
      'Renew the auth certificate first (step "Certificates"). Start the Exchange Management Shell as administrator, on an Exchange server.',
    ],
    settle: '(Get-AuthConfig).CurrentCertificateThumbprint, and Get-ExchangeCertificate with it',
    address: publicPages.serialisation,
  },
  {
    id: 'auth-certificate-is-web',
    played: 'fault auth-is-web',
    clues: [
      { sure: 'possible', http: [500, 503], found: ['auth.shared'] },
      { sure: 'possible', event: { source: 'msexchangeoauth', ids: [2004] }, found: ['auth.shared'] },
    ],
    cause:
      'The auth certificate serves the web site as well, and is replaced whenever that one is renewed, which nobody tells its partners.',
    wayOut: ['Stage a next auth certificate of its own in the step "Certificates". Never name a web certificate with Set-AuthConfig.'],
    settle: '(Get-AuthConfig).CurrentCertificateThumbprint | Get-ExchangeCertificate | Format-List Services,Issuer,NotAfter',
    address: publicPages.winAcme,
  },
  {
    id: 'auth-certificate-next',
    played: 'fault auth-next-overdue',
    clues: [
      { sure: 'likely', event: { source: 'msexchangeauthadmin', ids: [2006, 2009, 2012] } },
      { sure: 'possible', http: [500], found: ['auth.next.overdue', 'auth.next.missing'] },
    ],
    cause:
      'The next auth certificate did not take over, or has not come to every server: the service that brings it did not run, or could not.',
    wayOut: [
      'Restart-Service MSExchangeServiceHost on the server with the organization mailbox, then look after some minutes. In a child domain it may not write: Set-OrganizationConfig -EnableAuthAdminReadSession:$true.',
    ],
    settle: 'Get-AuthConfig | Format-List Next*, and the newest file in Logging\\AuthAdminLogs',
    address: publicPages.maintainOAuth,
  },
  {
    id: 'front-ends-differ',
    played: 'text only',
    clues: [{ sure: 'likely', code: [2000000], found: ['document.front-end-key', 'document.other-key', 'document.skype.keys-differ'] }],
    explains: ['invalid-signature'],
    cause: 'The Front Ends do not sign with the same certificate: it was assigned on more than one of them, or has not reached all.',
    wayOut: [
      'Look at all steps again. It is assigned once, on one server, for all: the step "Certificates" does that, and waits for the rest.',
    ],
    settle: 'https://FRONTEND/metadata/json/1 of each Front End: the keys must be the same',
    address: publicPages.issuer,
  },
  {
    id: 'signing-certificate-not-yet-valid',
    played: 'fault oauth-not-yet-valid',
    clues: [
      { sure: 'certain', code: [2000002, 2000000], found: ['oauth.not-yet-valid'] },
      { sure: 'certain', http: [401], found: ['oauth.not-yet-valid'], unless: judged },
    ],
    explains: ['token-expired', 'invalid-signature', 'skype-cannot-sign'],
    cause: 'The certificate that Skype signs with is not valid yet.',
    wayOut: ['Wait until its first day, or assign another one in the step "Certificates". If it should be valid by now, a clock is wrong.'],
    settle: '',
    address: publicPages.issuer,
  },
  {
    id: 'roll-date',
    played: 'text only',
    clues: [{ sure: 'likely', id: /./, words: /(?:set|import)-cscertificate.{0,400}effectivedate/ }],
    cause: 'A next certificate is staged with -Roll and -EffectiveDate together, and the date is read as this computer writes dates.',
    wayOut: ["Give the date as a value: -EffectiveDate ([datetime]'2027-01-31T08:00:00'), a day ahead at least."],
    settle: '',
    address: publicPages.staging,
  },
  {
    id: 'certificate-elsewhere',
    played: 'text only',
    clues: [{ sure: 'likely', id: /invalidoperationexception.{0,120}getexchangecertificate/ }],
    cause: 'That certificate is not on the server that was asked.',
    wayOut: ['Get-ExchangeCertificate -Server NAME asks another one. The auth certificate must be on each server but Edge Transport.'],
    settle: '',
    address: publicPages.maintainOAuth,
  },
];
