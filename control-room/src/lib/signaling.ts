import type { SignalingClient } from '@smart-triage/shared/client/signalingClient';

/** What a model needs of the link to the server. */
export type Signaling = Pick<SignalingClient, 'state' | 'on' | 'onReady' | 'request'>;
