// The words of the step "Certificates".

export const words = {
  why: [
    "Each product signs what it says to the other with a certificate of its own. Skype's is called OAuthTokenIssuer and is shared by all its Front Ends; Exchange's is the auth certificate and must be on every mailbox server.",
    'If one of them is missing, expired or too weak, every later step would end in "401 Unauthorized".',
  ],
  touches: [
    "Skype's certificate, only if it is missing, of no use or to be renewed: one is requested if need be, and assigned once, for the whole deployment.",
    "Exchange's, only if it is missing, expired or to be renewed: a new one is made, and named for all its servers.",
  ],
  notices: [
    'Usually nothing. A key that is replaced at once stops what Skype and Exchange do for each other, until the later steps are done. The plan says so before.',
  ],
  nothingRenewed: 'Nothing was renewed, because nothing was marked.',
  renewAsk: 'Should a certificate be renewed although it is still valid?',
  renewWhy:
    'A certificate that is renewed in good time can be changed on a day of your choosing, and nothing stops working. None is renewed without your word.',
  key: { skype: "Skype's signing certificate (OAuthTokenIssuer)", exchange: "Exchange's signing certificate (auth certificate)" },
  renewBecause: {
    skype: 'The new one takes over on a day that you choose. From that day Exchange must read it, and IIS be restarted.',
    exchange: 'A next one is made now and takes over on a day that you choose. From that day IIS must be restarted, and Skype read it.',
  },
} as const;
