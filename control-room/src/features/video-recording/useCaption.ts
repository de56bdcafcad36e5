import { useEffect, useState } from 'react';

/** One line of WebVTT over a whole piece, for the player's own button for captions: what is said in an ambulance is written down nowhere. */
export function useCaption(text: string): string | undefined {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    const made = URL.createObjectURL(
      new Blob([`WEBVTT\n\n00:00.000 --> 01:00.000\n${text}\n`], { type: 'text/vtt' }),
    );
    setUrl(made);
    return () => {
      URL.revokeObjectURL(made);
    };
  }, [text]);
  return url;
}
