// The way from one server to the other: names, trust in web certificates, what stands in between.

import { allSettings, type Fault, frontEnds } from './fault.ts';

export const networkFaults: readonly Fault[] = [
  {
    id: 'tls-untrusted',
    title: 'Front End Servers do not trust Exchange’s web certificate',
    words:
      'The root certificate of the company’s authority never reached the Front End Servers, so they refuse every connection to Exchange. Seen from elsewhere, all is well.',
    source: 'domain.md 8, number 3; field.md 23',
    breaks: 'a new world',
    break: (world) => {
      for (const each of frontEnds(world)) each.authority = 'not trusted';
    },
    mend: {
      by: 'an admin',
      words:
        'Import the root certificate of the company’s authority on every Front End Server, into Trusted Root Certification Authorities.',
      apply: (world) => {
        for (const each of frontEnds(world)) each.authority = 'trusted';
      },
    },
  },
  {
    id: 'autodiscover-url-wrong',
    title: 'Skype looks for Autodiscover at the wrong address',
    words:
      'ExchangeAutodiscoverUrl holds the address for mail clients, which ends in .xml. Skype needs the one that ends in .svc, and gets “not found”.',
    source: 'domain.md 8, number 11',
    breaks: 'a new world',
    break: (world) => {
      const wrong = `https://autodiscover.${world.directory.domain}/autodiscover/autodiscover.xml`;
      for (const settings of allSettings(world)) settings.oauth.autodiscoverUrl = wrong;
    },
    mend: { by: 'the wizard' },
  },
];
