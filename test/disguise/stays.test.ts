import { expect, test } from 'vitest';
import { isProductName, isValueOf } from '../../src/disguise/stays.ts';
import { changingCommands } from '../../src/steps/changing-commands.ts';

test('every command that a plan may run stays by its name, and so do its parameters: whether an admin has them is no secret', () => {
  for (const { name, parameters, switches } of changingCommands) {
    expect(isProductName(name), name).toBe(true);
    for (const each of [...Object.keys(parameters), ...switches]) expect(isValueOf('Parameters', each), each).toBe(true);
  }
});

test('capitals are no reason to disguise a word of the products, and no word of theirs is inside another', () => {
  expect(isProductName('LYNCENTERPRISE-APPLICATIONACCOUNT')).toBe(true);
  expect(isProductName('LyncEnterprise-ApplicationAccounts')).toBe(false);
});
