// Every look, of objects that somebody's profile or a second session changed on the way.

import { everyLookSeesTheSame } from './every-look.ts';

everyLookSeesTheSame(['session with data', 'selected', 'broken'], ['live']);
