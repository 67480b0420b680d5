// The practice lab in a process of its own: `partner-wizard lab serve`. It outlives the wizards that work on it, as servers do.
// Its door (door.ts) opens only for those who can read the token in DIR/lab-process.json; the other side is connect.ts.

import { type Door, type DoorOptions, openDoor } from './door.ts';
import { type LabOptions, type OpenLab, openLab } from './lab.ts';
import { type Balancer, startBalancer } from './servers/balancer.ts';
import type { Served } from './wire.ts';

export type ServeOptions = LabOptions & Pick<DoorOptions, 'token' | 'onRan'>;

export type Serving = Pick<Door, 'close'>;

/** Opens the world and serves it until it is closed. Throws as openLab does. */
export async function serveLab(options: ServeOptions): Promise<Serving> {
  const lab = await openLab(options);
  try {
    const balancers = await Promise.all(lab.names.map((name) => startBalancer(name, lab.network.route)));
    const door = await openDoor({ ...options, shell: lab.shell, world: worldOf(lab, balancers) });
    lab.announce({ serving: { port: door.port, token: door.token } });
    return {
      async close() {
        await Promise.all([door.close(), ...balancers.map((each) => each.close())]);
        await lab.close();
      },
    };
  } catch (error) {
    await lab.close();
    throw error;
  }
}

function worldOf(lab: OpenLab, balancers: readonly Balancer[]): Served {
  return {
    user: lab.user,
    factor: lab.factor,
    preset: lab.preset,
    faults: [...lab.faults],
    authorities: [...lab.network.authorities],
    names: balancers.map(({ name, port }) => ({ name, port })),
  };
}
