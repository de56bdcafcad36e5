import { useEffect, useState } from 'react';

/** One line of WebVTT over a whole piece, for the player's own button for captions: what is said in an ambulance is written down nowhere. */
export function useCaption(text: string): string {
  const [url] = useState(() => URL.createObjectURL(captionOf(text)));
  useEffect(
    () => () => {
      URL.revokeObjectURL(url);
    },
    [url],
  );
  return url;
}

function captionOf(text: string): Blob {
  return new Blob([`WEBVTT\n\n00:00.000 --> 01:00.000\n${text}\n`], { type: 'text/vtt' });
}
