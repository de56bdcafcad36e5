import type { EcgRecording } from '@smart-triage/shared/ecg/recording';
import { AppError } from '@smart-triage/shared/errors/appError';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { Ambulance } from './ambulance.ts';
import { caseMemoryIn } from './caseMemory.ts';
import { deadZones } from './deadZones.ts';
import { readDemo } from './demoFile.ts';
import { isRefused } from '@smart-triage/shared/errors/isRefused';
import { serverConnector } from './link/serverConnection.ts';
import type { Profile } from './profiles.ts';

export type FleetDeps = {
  dataDir: string;
  /** PEM; `null` when the server speaks plain http. */
  certificate: string | null;
  say: (text: string) => void;
  stopped: AbortSignal;
};

const AGAIN_AFTER_MS = 10_000;

/** Keeps one ambulance on the road until `stopped`. When the server will not have it any more (it was started anew, with new codes), it pairs again. */
export async function keepOnTheRoad(
  profile: Profile,
  recording: EcgRecording | null,
  deps: FleetDeps,
): Promise<void> {
  const { say, stopped } = deps;
  while (!stopped.aborted) {
    try {
      await drive(profile, recording, deps);
    } catch (error) {
      say(`${profile.unit}: ${textOf(error)}; trying again`);
      await Promise.race([sleep(AGAIN_AFTER_MS), once(stopped, 'abort')]);
    }
  }
}

async function drive(
  profile: Profile,
  recording: EcgRecording | null,
  { dataDir, certificate, say, stopped }: FleetDeps,
): Promise<void> {
  const { url, tablets } = await readDemo(dataDir);
  const ambulance = await Ambulance.create({
    profile,
    connectToServer: serverConnector(url, certificate),
    pairingCode: tablets.find(({ name }) => name === profile.unit)?.code ?? '',
    memory: caseMemoryIn(dataDir, profile.unit),
    recording,
    deadZones: deadZones(profile.seed),
    onError: (error) => {
      if (!isOfTheRoad(error) && !isOfTheStack(error)) say(`${profile.unit}: ${textOf(error)}`);
    },
  });
  const close = (): void => {
    ambulance.close();
  };
  stopped.addEventListener('abort', close);
  try {
    await ambulance.ended;
  } finally {
    stopped.removeEventListener('abort', close);
    close();
  }
}

/** What a lost link or a case that ended brings with it; whoever asked asks again or has no need to. */
function isOfTheRoad(error: unknown): boolean {
  if (error instanceof AppError) return !isRefused(error);
  return error instanceof Error && error.name === 'AbortError';
}

/** What the fleet's WebRTC stack (@roamhq/wrtc) cannot do, and a browser can: figures of one sender, and setting one that runs. Its pictures go without. */
function isOfTheStack(error: unknown): boolean {
  const isMissing = error instanceof Error && error.message.startsWith('Not yet implemented');
  return isMissing || (error instanceof Error && error.name === 'InvalidStateError');
}

function textOf(error: unknown): string {
  if (error instanceof AppError) return `${error.code} (${error.message})`;
  return error instanceof Error ? error.message || error.name : String(error);
}
