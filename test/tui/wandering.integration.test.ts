import { test } from 'vitest';
import { endsWhereTheStraightWayEnds } from './wandering.ts';

test(
  'answers, back, help, resize, leave and resume, in any order, end where the straight way ends',
  () => endsWhereTheStraightWayEnds(10),
  180_000,
);
