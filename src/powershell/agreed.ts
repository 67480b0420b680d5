// The changing cmdlets that have -Confirm. Each is run with -Confirm:$false: the admin has agreed to it here, seen it word for word, and
// is not asked once more by a shell that may have nobody to answer. It silences only what -Confirm governs. Questions that a cmdlet asks
// of its own accord (ShouldContinue) are another matter: -Force answers those with Yes, and stands only where that is meant. A test
// compares this list with the documentation.

export const agreedTo: ReadonlySet<string> = new Set([
  'Enable-ExchangeCertificate',
  'New-ExchangeCertificate',
  'New-MailUser',
  'New-ManagementRoleAssignment',
  'New-PartnerApplication',
  'Remove-MailUser',
  'Remove-ManagementRoleAssignment',
  'Remove-PartnerApplication',
  'Set-AuthConfig',
  'Set-ClientAccessService',
  'Set-MailUser',
  'Set-PartnerApplication',
  'Import-CsCertificate',
  'New-CsPartnerApplication',
  'New-CsUserServicesPolicy',
  'Remove-CsCertificate',
  'Remove-CsPartnerApplication',
  'Request-CsCertificate',
  'Set-CsCertificate',
  'Set-CsOAuthConfiguration',
  'Set-CsPartnerApplication',
  'Set-CsUserServicesPolicy',
]);
