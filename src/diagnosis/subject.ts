// Whether a text is about Skype for Business Server and Exchange Server at all. A cause is named only where it shows that: the same
// sentences of Windows come from every product.

import type { Evidence } from './evidence.ts';
import { compact } from './plain-text.ts';

/** Nothing else says this. */
const own = [
  /storewebexception|unsupportedstoreexception|exchangeautodiscoverexception|storeserviceexception/,
  /lsstorageservice|lsfiletransferagent|logname:lyncserver|lyncenterprise-applicationaccount|invalidoauthtoken|excreateitem|storageservicehadanews/,
  /code=\w{1,60},reason=.{0,200}?smtpaddress=/,
  // The cloud gives the same numbers.
  /^(?!.*(?:outlook\.office|login\.(?:microsoftonline|windows))).*x-ms-diagnostics(?:-from-backend)?["']?[:=]"?(?:20000\d\d|4000000)/,
  /oauthconfigurationnotloaded|x-ms-diagnostics:?28\d{3};source=/,
  /microsoft\.rtc\./,
  /configure-enterprisepartnerapplication|authmetadataurl|auth(?:entication)?metadata(?:document|client)/,
  /(?<!outlook\.com|office365\.com)\/autodiscover\/autodiscover\.svc|\/autodiscover\/metadata\/json|\/metadata\/json\/1|\/ocspowershell|metadatadocument/,
  /0000000[24]-0000-0ff1-ce00-000000000000/,
  /msexchange(?:oauth|authadmin|common|backendrehydration|frontendhttpsproxy|servicesapppool|autodiscoverapppool)/,
  /webexceptionstatus=|oauthtokenissuer|linkedaccountassociatedwithpartner|user-contextinthetoken|applicationidentifier'[^']*'isunknown/,
  /hostnamecomponentoftheaudience|accessusingoauth|usernotallowedtoaccessews|authorizationcertificatewiththumbprint/,
  /missingsigningcertificate|unabletoloadoauthconfiguration|existingdefaultsmtpcertificate|autodiscoverurlisnotwellformed|0\.0\.0\.0:444/,
  /hmacprovider\.getcertificates|sharedwebconfig\.config|(?:ewsproxy|autodiscoverproxy|serverwideoffline)(?:in)?active|servicesnotrunning:\{[^}]*msexchange/,
  /[("'](?:skypeforbusiness|lync)(?:["']was|:string\)\[import-module)/,
  /exchangebackend|retrywith"?-1|missingalinkedaccountforrbac|theconfigurationhas/,
];

/** What other products of the same maker say as well. */
const shared = [
  /autodiscover\.[a-z0-9-]+\.|\/autodiscover\/autodiscover\.|\/ews\/(?:exchange\.asmx|healthcheck)/,
  /microsoft\.exchange\.|-configurationname"?'?microsoft\.exchange|failurecategory=|clientaccessserver=|exchangemanagementshell/,
  /psmoduleexchange|<(?:m:|t:)?responsecode>|schemas\.microsoft\.com\/exchange\/(?:services|(?:\d{4}\/)?autodiscover)/,
];

/** Another product speaks. */
const others = [
  /outlook\.office(?:365)?\.com|login\.(?:microsoftonline|windows)|graph\.microsoft|exchangeonline|exopssession|exopowershell|outlook\.cn|\.prod\.outlook|azuread|onmicrosoft/,
  /powershellgallery|nuget|install-module|npmerr|\bpip\b|docker|kubectl|github\.com|gitlab|apt-get|chocolatey|winget/,
  /sqlserver|odbc|vmware|veeam|citrix|sharepoint|vcenter|oracle|mysql|postgres|mongodb|redis|elasticsearch|jenkins|terraform/,
];

const says = (patterns: readonly RegExp[], text: string): boolean => patterns.some((each) => each.test(text));

/** The help of a command tells of failures too, and nothing has failed. */
const help = /<commonparameters>|synopsis.{0,2000}(?:syntax|description)|syntax.{0,2000}description/;

/** How the error of a command begins, in both PowerShells; these belong to nobody. */
const head =
  /^\s*((?:get|set|new|add|remove|invoke|test|connect|install|import|export|start|stop|restart|enter|copy|move|enable|disable|find|update|login|send)-[a-z]+) ?: /i;
const anyones = /-(?:pssession|command|pfxcertificate|certificate|module|service|winevent)$/i;

/** What was typed stands at the beginning of a line or behind a prompt; in a sentence a command may stand beside any other error. */
const typed = /^(?:[^>\n]{0,200}>){0,3}[\s+"&']*((?:[a-z]+-[a-z]+|iisreset)\b)/i;

const isOurs = (line: string): boolean => {
  const command = compact([typed.exec(line)?.[1] ?? '']);
  return ownCommand.test(command) || /^(?:iisreset|import-pfxcertificate)$/.test(command);
};

const isAnothersError = (line: string): boolean => {
  const command = head.exec(line)?.[1];
  return command !== undefined && !ownCommand.test(compact([command])) && !anyones.test(command);
};

/** `text` is that of the lines, compact; `unknown` are commands that it says the shell does not know. */
export function subjectOfText(lines: readonly string[], text: string, unknown: readonly string[]): Evidence['about'] {
  if (help.test(text) && !text.includes('fullyqualifiederrorid')) return 'others';
  if (says(own, text)) return 'ours';
  if (says(others, text) || lines.some(isAnothersError)) return 'others';
  return says(shared, text) || lines.some(isOurs) || unknown.some((each) => ownCommand.test(each)) ? 'ours' : 'not told';
}

/** Commands of the two products: another one that a shell does not know is nobody's concern here. */
export const ownCommand =
  /^[a-z]+-(?:cs(?!online|teams|tenant|cloud|inbound|callqueue|autoattendant)[a-z]{3,}|(?:partner|linked)application|auth(?:config|server)|exchange(?:certificate|server|diagnosticinfo)|(?:webservices|autodiscover|ecp|owa)virtualdirectory|clientaccess(?:service|server)|oauthconnectivity|mail(?:box|user)|user|recipient|accepteddomain|organizationconfig|managementroleassignment|hybridconfiguration|settingoverride|transportservice|servercomponentstate|casmailbox|servicehealth|adserversettings)$|configure-enterprisepartnerapplication/;
