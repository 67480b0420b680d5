// The ways out of a trouble, as the admin takes them and as they are recorded.

export type WayOutOption =
  | 'look again'
  /** Uses what was worked out instead: an answer, and nothing else on record. */
  | 'take back what was typed'
  /** Not only at the step that met the trouble: at all of them, since an earlier one may mend it. */
  | 'look at all again'
  | 'go on anyway'
  | 'keep waiting'
  | 'force'
  /** The admin looked, and a wait is over: reported, not seen. */
  | 'seen by hand'
  /** IIS, although all servers seem to hold what they should. */
  | 'restart again'
  | 'test again'
  /** The admin read what a test printed. */
  | 'it passed'
  | 'it did not pass'
  | 'choose another way'
  | 'another computer'
  /** In the practice lab only, which did what a person would have done outside the wizard. */
  | 'play the admin'
  /** Ends the command that is at work. */
  | 'interrupt'
  | 'leave';
