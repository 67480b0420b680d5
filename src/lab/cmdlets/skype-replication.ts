// Replication of the Central Management Store: who has the latest settings, and hurrying it (facts.md 19).

import { same } from '../world.ts';
import { changes, type Family, reads } from './play.ts';
import { itemNotFound } from './skype-common.ts';

/** A forced replication still takes a while (facts.md 19). */
const forcedSeconds = 30;

export const skypeReplication: Family = {
  'Get-CsManagementStoreReplicationStatus': reads((call, world) => {
    const { central, replicas, shellOn } = world.skype;
    if (call.on('CentralManagementStoreStatus')) {
      return [{ ActiveMasterFqdn: shellOn, ActiveFileTransferAgentFqdn: shellOn, DeletedReplicas: [], LastUpdatedOn: central.changed }];
    }
    const wanted = call.text('ReplicaFqdn');
    const found = replicas.filter((each) => wanted === undefined || same(each.fqdn, wanted));
    if (wanted !== undefined && found.length === 0) throw itemNotFound(call, wanted, 'Replica');
    return found.map((each) => ({
      UpToDate: each.revision === central.revision,
      ReplicaFqdn: each.fqdn,
      LastStatusReport: each.reported,
      LastUpdateCreation: central.changed,
      ProductVersion: '7.0.2046.553',
    }));
  }),

  'Invoke-CsManagementStoreReplication': changes(2, (call, stage) => {
    const wanted = call.text('ReplicaFqdn');
    return stage.store.change((world) => {
      if (wanted !== undefined && !world.skype.replicas.some((each) => same(each.fqdn, wanted)))
        throw itemNotFound(call, wanted, 'Replica');
      const soon = stage.pace.after(stage.now(), forcedSeconds);
      const hurried = world.skype.underWay.filter((each) => wanted === undefined || same(each.replica, wanted));
      for (const update of hurried) if (Date.parse(update.arrives) > Date.parse(soon)) update.arrives = soon;
      return [];
    });
  }),
};
