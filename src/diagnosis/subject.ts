// Whether a text is about Skype for Business Server and Exchange Server at all. A cause is named only where it shows that: the same
// sentences of Windows come from every product.

import type { Evidence } from './evidence.ts';

/** Nothing else says this. */
const own = [
  /storewebexception|unsupportedstoreexception|exchangeautodiscoverexception|storeserviceexception/,
  /lsstorageservice|excreateitem|storageservicehadanews/,
  /code=\w{1,60},reason=.{0,200}?smtpaddress=/,
  /x-ms-diagnostics(?:-from-backend)?["']?[:=]"?20000\d\d/,
  /oauthconfigurationnotloaded/,
  /(?:get|set|new|test|remove|import|export|request|invoke|debug|enable|disable|grant|update|move|publish)-cs(?!online|teams|tenant|cloud|inbound|callqueue|autoattendant)[a-z]{3,}/,
  /microsoft\.rtc\./,
  /\w-(?:partnerapplication|authconfig|webservicesvirtualdirectory|autodiscovervirtualdirectory|exchangecertificate|exchangeserver|servercomponentstate)/,
  /configure-enterprisepartnerapplication|authmetadataurl|auth(?:entication)?metadata(?:document|client)/,
  /(?<!outlook\.com|office365\.com)\/autodiscover\/autodiscover\.svc|\/autodiscover\/metadata\/json|\/metadata\/json\/1|\/ocspowershell|metadatadocument/,
  /0000000[24]-0000-0ff1-ce00-000000000000/,
  /msexchange(?:oauth|authadmin|common|backendrehydration|frontendhttpsproxy|servicesapppool|autodiscoverapppool)/,
  /webexceptionstatus=|oauthtokenissuer|linkedaccountassociatedwithpartner|user-contextinthetoken|applicationidentifier'[^']*'isunknown/,
  /hostnamecomponentoftheaudience|accessusingoauth|usernotallowedtoaccessews|authorizationcertificatewiththumbprint/,
  /missingsigningcertificate|unabletoloadoauthconfiguration|existingdefaultsmtpcertificate|autodiscoverurlisnotwellformed|0\.0\.0\.0:444/,
  /exchangebackend|retry with"?-1|missingalinkedaccountforrbac|theconfigurationhas/,
];

/** What other products of the same maker say as well. */
const shared = [
  /autodiscover\.[a-z0-9-]+\.|\/autodiscover\/autodiscover\.|\/ews\/(?:exchange\.asmx|healthcheck)/,
  /microsoft\.exchange\.|failurecategory=|clientaccessserver=|exchangemanagementshell|exchangeserver/,
  /\b\w+-(?:mailbox|mailuser|user|managementroleassignment|organizationconfig|accepteddomain|authserver|clientaccess|hybrid|transportservice)/,
  /test-oauthconnectivity|iisreset|import-pfxcertificate|psmoduleexchange|skypeforbusiness|lync/,
  /<(?:m:|t:)?responsecode>|schemas\.microsoft\.com\/exchange\/services/,
];

/** Another product speaks. */
const others = [
  /outlook\.office(?:365)?\.com|login\.(?:microsoftonline|windows)|graph\.microsoft|exchangeonline|exopssession|exopowershell|outlook\.cn|\.prod\.outlook|azuread|onmicrosoft/,
  /powershellgallery|nuget|install-module|npmerr|\bpip\b|docker|kubectl|github\.com|gitlab|apt-get|chocolatey|winget/,
  /sqlserver|odbc|vmware|veeam|citrix|sharepoint|vcenter|oracle|mysql|postgres|mongodb|redis|elasticsearch|jenkins|terraform/,
];

const says = (patterns: readonly RegExp[], text: string): boolean => patterns.some((each) => each.test(text));

/** The help of a command tells of failures too, and nothing has failed. */
const help = /<commonparameters>|synopsis.{0,2000}syntax|syntax.{0,2000}description/;

/** `text` is compact. */
export function subjectOfText(text: string): Evidence['about'] {
  if (help.test(text) && !text.includes('fullyqualifiederrorid')) return 'others';
  if (says(own, text)) return 'ours';
  if (says(others, text)) return 'others';
  return says(shared, text) ? 'ours' : 'not told';
}

/** Commands of the two products: another one that a shell does not know is nobody's concern here. */
export const ownCommand =
  /^[a-z]+-(?:cs(?!online|teams)[a-z]+|(?:partner|linked)application|partnerapplication|auth(?:config|server)|exchange(?:certificate|server|diagnosticinfo)|(?:webservices|autodiscover|ecp|owa)virtualdirectory|clientaccess(?:service|server)|oauthconnectivity|mail(?:box|user)|user|recipient|accepteddomain|organizationconfig|managementroleassignment|hybridconfiguration|settingoverride|transportservice|servercomponentstate|casmailbox|servicehealth|adserversettings)$|configure-enterprisepartnerapplication/;
