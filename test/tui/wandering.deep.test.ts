import { test } from 'vitest';
import { endsWhereTheStraightWayEnds } from './wandering.ts';

test('answers, back, help, resize, leave and resume, in any order and a hundred times, end where the straight way ends', () =>
  endsWhereTheStraightWayEnds(100));
