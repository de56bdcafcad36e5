import type { Clock } from '@smart-triage/shared/time/clock';
import type { CaseService } from '../cases/caseService.ts';
import type { Config } from '../config.ts';
import { RecordKeeper } from '../keeping/recordKeeper.ts';
import { audience, type Notifier } from '../signaling/notifier.ts';
import { retentionPolicy } from '../store/retention/planRetention.ts';
import { videoFolderOf } from '../store/videoFiles.ts';
import type { StoreParts } from './storeParts.ts';

type KeeperDeps = Pick<StoreParts, 'database' | 'keys' | 'trail' | 'log' | 'auditLog'> & {
  config: Config;
  cases: CaseService;
  notifier: Notifier;
  clock: Clock;
};

/** [ST6] Erasing, letting go and backing up beside a server that runs. */
export function createKeeper(deps: KeeperDeps): RecordKeeper {
  const { config, database, keys, trail, log, auditLog, cases, notifier, clock } = deps;
  return new RecordKeeper({
    ...{ database, keys, trail, clock, events: log, log: auditLog },
    canSnapshot: config.DATABASE_URL !== undefined,
    policy: retentionPolicy(config),
    videoFolder: videoFolderOf(config.DATA_DIR),
    cases: {
      all: () => cases.directory.all(),
      release: async (caseId, destroy) => {
        await cases.release(caseId, destroy);
        // Whoever has it on a screen asks again, and is told that there is no such case.
        for (const to of [audience.case(caseId), audience.crew(caseId), audience.ecg(caseId)])
          notifier.disconnect(to);
      },
    },
  });
}
