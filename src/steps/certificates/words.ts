// The words of the step "Certificates".

export const words = {
  title: 'Certificates',
  why: [
    "Each product signs what it says to the other with a certificate of its own. Skype's is called OAuthTokenIssuer and is shared by all its Front Ends; Exchange's is the auth certificate and must be on every mailbox server.",
    'If one of them is missing, expired or too weak, every later step would end in "401 Unauthorized".',
  ],
  touches: ['Only if Skype has no OAuthTokenIssuer: one certificate is assigned, once, for the whole deployment.'],
  notices: ['Users notice nothing in this step.'],
} as const;
