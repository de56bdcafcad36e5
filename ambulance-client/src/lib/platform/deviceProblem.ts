/** Why a camera or microphone cannot be used, as the crew can act on it. */
export type DeviceProblem = 'not-allowed' | 'not-found' | 'in-use' | 'unsupported' | 'lost' | 'unknown';

/** The names that the Media Capture specification gives. An insecure page has no devices at all. */
export function deviceProblemOf(error: unknown): DeviceProblem {
  switch (error instanceof Error ? error.name : '') {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'not-allowed';
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'not-found';
    case 'NotReadableError':
    case 'AbortError':
      return 'in-use';
    case 'TypeError':
      return 'unsupported';
    default:
      return 'unknown';
  }
}
