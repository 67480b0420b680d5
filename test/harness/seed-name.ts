// What the seed of properties is called in the environment.

export const seedName = 'PROPERTY_SEED';
