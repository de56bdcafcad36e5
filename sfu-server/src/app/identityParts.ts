import type { Clock } from '@smart-triage/shared/time/clock';
import type { Config } from '../config.ts';
import { Activity } from '../identity/activity.ts';
import { Accounts } from '../identity/accounts.ts';
import { Crew } from '../identity/crew.ts';
import { addDemoAccounts } from '../identity/demoAccounts.ts';
import { OpenIdProvider } from '../identity/oidc/openIdProvider.ts';
import { providerSettings } from '../identity/oidc/providerSettings.ts';
import { loadSigningKeys } from '../identity/signingKey.ts';
import { Standing } from '../identity/standing.ts';
import { Tablets } from '../identity/tablets.ts';
import { Tokens } from '../identity/tokens.ts';
import type { Records } from '../store/records.ts';

/** [ID3] Who may get in, and until when. An earlier demo's accounts end here; this one's, where it is one, begin. */
export async function createIdentityParts(
  config: Config,
  { database, vault }: Pick<Records, 'database' | 'vault'>,
  clock: Clock,
) {
  const activity = new Activity(clock, { careMin: config.IDLE_CARE_MIN, officeMin: config.IDLE_OFFICE_MIN });
  const standing = await Standing.create({ database, clock, isDemo: config.DEMO, activity });
  const tokens = new Tokens(await loadSigningKeys(config.DATA_DIR), clock, standing);
  const settings = providerSettings(config);
  const accounts = await Accounts.create({ database, clock, vault });
  const tablets = new Tablets(database, clock);
  const crew = await Crew.create(database, clock);
  await Promise.all([
    accounts.removeDemo(config.DEMO, (actorId) => standing.endSignInsOf(actorId)),
    tablets.removeDemo(config.DEMO),
    crew.removeDemo(),
  ]);
  const demo = config.DEMO ? await addDemoAccounts(accounts, tablets, crew) : null;
  const provider = settings && new OpenIdProvider(settings);
  return { standing, activity, tokens, accounts, tablets, crew, provider, demo };
}
