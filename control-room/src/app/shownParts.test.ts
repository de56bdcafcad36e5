import { createStore } from '@smart-triage/shared/client/store';
import { describe, expect, it } from 'vitest';
import { followRoute, shownPart } from './shownParts.ts';

function setUp() {
  const route = createStore<string | null>(null);
  const done: string[] = [];
  const part = (name: string) =>
    shownPart(
      () => (route.getSnapshot()?.startsWith(name) ? route.getSnapshot() : null),
      (key, reopen) => {
        done.push(`open ${key}`);
        return { reopen, close: () => done.push(`close ${key}`) };
      },
    );
  const parts = { wall: part('wall'), case: part('case') };
  const following = followRoute(route, [parts.wall, parts.case]);
  return { route, done, parts, following };
}

describe('what the address asks for', () => {
  // What happened: the camera wall took its place in the media of a case, and the patient's screen, which left after it, gave that place up.
  it('comes only after what was there has left, whichever of the two comes first', () => {
    const { route, done } = setUp();
    route.set('case 1');
    route.set('wall');
    route.set('case 2');
    route.set('case 3');
    expect(done).toEqual([
      'open case 1',
      'close case 1',
      'open wall',
      'close wall',
      'open case 2',
      'close case 2',
      'open case 3',
    ]);
  });

  it('is made once, however often it is asked for, and anew when it asks for that itself', () => {
    const { route, done, parts } = setUp();
    route.set('case 1');
    const first = parts.case.current.getSnapshot();
    route.set('case 1');
    expect(parts.case.current.getSnapshot()).toBe(first);
    first?.reopen();
    expect(done).toEqual(['open case 1', 'close case 1', 'open case 1']);
    expect(parts.case.current.getSnapshot()).not.toBe(first);
  });

  it('goes with the page', () => {
    const { route, done, following } = setUp();
    route.set('wall');
    following.close();
    route.set('case 1');
    expect(done).toEqual(['open wall', 'close wall']);
  });
});
