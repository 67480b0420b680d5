// What is to stand on a session log's first page.

/** The ticket that a set-up is done for, and whatever else its admin wants to say of it. */
export type Noted = { readonly ticket: string | null; readonly note: string | null };
