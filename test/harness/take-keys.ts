// In each test file: the practice lab's keys that make-keys.ts made.

import { inject } from 'vitest';
import { takeKeys } from '../../src/lab/keys.ts';

takeKeys(inject('labKeys'));
