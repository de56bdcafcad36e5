import { describe, expect, it } from 'vitest';
import { hazardFaults, readHazards } from './hazardCheck.mjs';

const LOG = [
  '# Log',
  '## HZ01 Old shown as live',
  '_Control._ [`age.ts`](../../src/age.ts)',
  '- `src/age.test.ts`: `says how old it is`',
  '## HZ02 Lost',
  'nothing yet',
].join('\n');
const TITLES = new Map([['src/age.test.ts', ["'says how old it is'"]]]);

describe('readHazards', () => {
  it('takes each section with the tests and files that it cites', () => {
    expect(readHazards(LOG)).toEqual([
      {
        id: 'HZ01',
        tests: [{ file: 'src/age.test.ts', title: 'says how old it is' }],
        links: ['../../src/age.ts'],
      },
      { id: 'HZ02', tests: [], links: [] },
    ]);
  });
});

describe('hazardFaults', () => {
  const [first, second] = readHazards(LOG);

  it('has nothing to say when every citation is there', () => {
    expect(hazardFaults([first!], TITLES, () => true)).toEqual([]);
  });

  it('names a hazard without a test, a test or file that is not there, and an id given twice', () => {
    expect(hazardFaults([first!, first!, second!], new Map(), () => false)).toEqual([
      expect.stringMatching(/^HZ01 stands more than once/),
      expect.stringMatching(/^HZ01: no "says how old it is"/),
      expect.stringMatching(/^HZ01: there is no \.\.\/\.\.\/src\/age\.ts/),
      expect.stringMatching(/^HZ01: no "says how old it is"/),
      expect.stringMatching(/^HZ01: there is no/),
      expect.stringMatching(/^HZ02 cites no test/),
    ]);
  });

  it('does not take a part of a title for the title', () => {
    expect(
      hazardFaults([first!], new Map([['src/age.test.ts', ["'says how old it is not'"]]]), () => true),
    ).toHaveLength(1);
  });
});
