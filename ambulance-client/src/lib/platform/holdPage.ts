type HeldPlace = Pick<Window, 'addEventListener' | 'removeEventListener'> & {
  readonly history: Pick<History, 'pushState'>;
};

/**
 * Keeps the page until the returned function is called when a hand bumps into "back": it would end picture, sound and ECG in the middle of a ride. Nothing is asked,
 * since nobody meant anything.
 */
export function holdPage(place: HeldPlace): () => void {
  const hold = (): void => {
    place.history.pushState(null, '');
  };
  place.addEventListener('popstate', hold);
  hold();
  return () => {
    place.removeEventListener('popstate', hold);
  };
}
