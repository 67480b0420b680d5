// The little of SOAP that Skype's Storage Service and Exchange say to each other: an envelope, and its parts found by name.

export const soapType = 'text/xml; charset=utf-8';

const namespaces = [
  'xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"',
  'xmlns:a="http://schemas.microsoft.com/exchange/2010/Autodiscover"',
  'xmlns:m="http://schemas.microsoft.com/exchange/services/2006/messages"',
  'xmlns:t="http://schemas.microsoft.com/exchange/services/2006/types"',
].join(' ');

export const envelope = (body: string): string =>
  `<?xml version="1.0" encoding="utf-8"?><s:Envelope ${namespaces}><s:Body>${body}</s:Body></s:Envelope>`;

export const fault = (words: string): string =>
  envelope(`<s:Fault><faultcode>s:Client</faultcode><faultstring>${escaped(words)}</faultstring></s:Fault>`);

/** Whether a message holds such an element, whatever its prefix. */
export const holds = (xml: string, name: string): boolean => new RegExp(`<(?:\\w{1,20}:)?${name}[\\s/>]`).test(xml);

/** The text of the first element of that name. */
export function textOf(xml: string, name: string): string | undefined {
  const found = new RegExp(`<(?:\\w{1,20}:)?${name}(?:\\s[^<>]{0,1000})?>([^<]{0,10000})<`).exec(xml)?.[1];
  return found === undefined ? undefined : unescaped(found);
}

/** An attribute of the first element of that name. */
export function attributeOf(xml: string, name: string, attribute: string): string | undefined {
  const found = new RegExp(`<(?:\\w{1,20}:)?${name}\\s[^<>]{0,1000}?\\b${attribute}="([^"<>]{0,1000})"`).exec(xml)?.[1];
  return found === undefined ? undefined : unescaped(found);
}

export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const unescaped = (text: string): string =>
  text.replaceAll('&quot;', '"').replaceAll('&gt;', '>').replaceAll('&lt;', '<').replaceAll('&amp;', '&');
