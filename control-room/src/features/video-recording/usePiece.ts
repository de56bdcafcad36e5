import type { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import type { VideoSegment } from '@smart-triage/shared/protocol/videoRecording';
import { useEffect, useState } from 'react';
import { errorCodeOf } from '../../lib/errorCodeOf.ts';
import type { RecordedVideoModel } from './recordedVideoModel.ts';

export type LoadedPiece = { readonly piece: VideoSegment } & (
  { readonly url: string } | { readonly code: ErrorCode }
);

/** The file of a piece, gone from this page's memory as soon as another one is shown. `null` while it comes. `attempt` asks anew. */
export function usePiece(
  piece: VideoSegment | null,
  load: RecordedVideoModel['load'],
  attempt: number,
): LoadedPiece | null {
  const [loaded, setLoaded] = useState<LoadedPiece | null>(null);
  useEffect(() => {
    if (!piece) return undefined;
    let url: string | null = null;
    let isGone = false;
    const fetchPiece = async (): Promise<LoadedPiece> => {
      try {
        url = URL.createObjectURL(await load(piece));
        return { piece, url };
      } catch (error) {
        return { piece, code: errorCodeOf(error) };
      }
    };
    void fetchPiece().then((next) => {
      if (!isGone) setLoaded(next);
      else if (url !== null) URL.revokeObjectURL(url);
    });
    return () => {
      isGone = true;
      if (url !== null) URL.revokeObjectURL(url);
    };
  }, [piece, load, attempt]);
  return loaded?.piece === piece ? loaded : null;
}
