import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMs, instant } from '../time/instant.ts';
import {
  CAPACITY_OLD_AFTER_MS,
  type CapacityChange,
  type CapacityFacts,
  capacityOf,
  withCapacityFact,
} from './capacity.ts';
import {
  type CareNeed,
  type DestinationOption,
  rankDestinations,
  rankReasons,
  type RankedDestination,
} from './destinations.ts';
import { HospitalIdSchema } from './ids.ts';

const NOW = instant(1_760_000_000_000);
const by = { kind: 'system', name: 'test' } as const;
const NOTHING: CapacityFacts = new Map();
const STOPPED = { kind: 'stopped', reason: 'no staff', until: null } as const;

type Said = {
  ed?: 'open' | 'paused' | 'stopped';
  cardiacBeds?: number;
  cathLab?: 'free' | 'busy' | 'closed';
};
const FREE: Said = { ed: 'open', cardiacBeds: 4, cathLab: 'free' };

function option(id: string, km: number | null, said: Said, pciCentre = true): DestinationOption {
  const hospital = HospitalIdSchema.parse(id);
  const changes: CapacityChange[] = [];
  if (said.ed === 'open') changes.push({ hospital, item: 'ed', value: { kind: 'open' } });
  else if (said.ed) changes.push({ hospital, item: 'ed', value: { ...STOPPED, kind: said.ed } });
  if (said.cardiacBeds !== undefined)
    changes.push({ hospital, item: 'cardiacBeds', value: said.cardiacBeds });
  if (said.cathLab) changes.push({ hospital, item: 'cathLab', value: said.cathLab });
  const facts = changes.reduce((known, change) => withCapacityFact(known, { change, at: NOW, by }), NOTHING);
  return {
    eta: null,
    hospital: {
      id: hospital,
      name: id,
      city: id,
      position: { latitude: 52, longitude: 4 },
      pciCentre,
      cardiologyWard: true,
      emergencyDepartment: true,
    },
    distanceKm: km,
    capacity: capacityOf(facts, hospital, NOW),
  };
}

const order = (need: CareNeed, ...options: DestinationOption[]) =>
  rankDestinations(need, options).map(({ hospital }) => hospital.id);

describe('ranked destinations', () => {
  it.each<[string, CareNeed, DestinationOption[], string[]]>([
    [
      'the nearer of two free ones',
      'cardiology',
      [option('far', 20, FREE), option('near', 5, FREE)],
      ['near', 'far'],
    ],
    [
      '[CY5] one that can before a nearer one that is closed',
      'cardiology',
      [option('closed', 1, { ...FREE, ed: 'stopped' }), option('open', 30, FREE)],
      ['open', 'closed'],
    ],
    [
      'a paused one before a stopped one',
      'cardiology',
      [option('stopped', 1, { ...FREE, ed: 'stopped' }), option('paused', 9, { ...FREE, ed: 'paused' })],
      ['paused', 'stopped'],
    ],
    [
      '[CY2] one that is known to be free before a nearer one of which nothing is known',
      'cardiology',
      [option('silent', 1, {}), option('free', 9, FREE)],
      ['free', 'silent'],
    ],
    [
      'for PCI, the nearest one that is not known to be closed',
      'pci',
      [option('free', 40, FREE), option('silent', 5, {})],
      ['silent', 'free'],
    ],
    [
      '[CY5] for PCI, none without PCI before one with it, not even a busy one',
      'pci',
      [option('ward', 1, FREE, false), option('busy', 50, { ...FREE, cathLab: 'busy' })],
      ['busy', 'ward'],
    ],
    [
      'one whose distance is not known after one whose is',
      'cardiology',
      [option('somewhere', null, FREE), option('known', 80, FREE)],
      ['known', 'somewhere'],
    ],
  ])('puts %s', (_, need, options, expected) => {
    expect(order(need, ...options)).toEqual(expected);
  });

  it('[CY2] says that something is not known instead of taking it for free', () => {
    const [silent] = rankDestinations('pci', [option('silent', 5, {})]);
    expect(silent).toMatchObject({
      fitness: 'unsure',
      reasons: ['ed-not-known', 'beds-not-known', 'cath-lab-not-known', 'pci'],
    });
  });

  const anySaid = fc.record(
    {
      ed: fc.constantFrom('open' as const, 'paused' as const, 'stopped' as const),
      cardiacBeds: fc.integer({ min: 0, max: 3 }),
      cathLab: fc.constantFrom('free' as const, 'busy' as const, 'closed' as const),
    },
    { requiredKeys: [] },
  );
  const anyOptions = fc
    .array(fc.tuple(fc.option(fc.integer({ min: 0, max: 99 })), anySaid, fc.boolean()), {
      minLength: 1,
      maxLength: 8,
    })
    .map((rows) => rows.map(([km, said, pci], index) => option(`h${index}`, km, said, pci)));
  const anyNeed = fc.constantFrom('pci' as const, 'cardiology' as const);

  it('[CY5] keeps every hospital, gives each a reason, and never puts one that cannot help first without saying so', () => {
    fc.assert(
      fc.property(anyNeed, anyOptions, (need, options) => {
        const ranked = rankDestinations(need, options);
        expect(new Set(ranked.map(({ hospital }) => hospital.id)).size).toBe(options.length);
        expect(ranked.every(({ reasons }) => reasons.length > 0)).toBe(true);
        const isLost = ({ fitness }: RankedDestination): boolean =>
          fitness === 'closed' || fitness === 'unable';
        const firstLost = ranked.findIndex(isLost);
        const lost = firstLost < 0 ? [] : ranked.slice(firstLost);
        expect(lost.every((row) => isLost(row) && /stopped$|closed$|^no-/.test(row.reasons[0] ?? ''))).toBe(
          true,
        );
      }),
    );
  });

  it('[CY6] says of each why it stands behind the one before it', () => {
    const options = [
      option('near', 3, FREE),
      option('far', 9, FREE),
      option('full', 1, { ...FREE, cardiacBeds: 0 }),
    ];
    const why = rankReasons('pci', rankDestinations('pci', options)).map(({ why: reason, than }) => [
      reason,
      than?.id,
    ]);
    expect(why).toEqual([
      ['first', undefined],
      ['further', 'near'],
      ['less-fit', 'far'],
    ]);
  });

  it('gives the same order however the list came', () => {
    fc.assert(
      fc.property(anyNeed, anyOptions, (need, options) => {
        expect(order(need, ...[...options].reverse())).toEqual(order(need, ...options));
      }),
    );
  });
});

describe('capacity', () => {
  const hospital = HospitalIdSchema.parse('lumc');
  const beds = (value: number): CapacityChange => ({ hospital, item: 'cardiacBeds', value });

  it('[CY2] takes what was said two hours ago for not known, and shows it with its age', () => {
    const facts = withCapacityFact(NOTHING, { change: beds(3), at: NOW, by });
    expect(capacityOf(facts, hospital, addMs(NOW, CAPACITY_OLD_AFTER_MS - 1)).cardiacBeds?.isOld).toBe(false);
    expect(capacityOf(facts, hospital, addMs(NOW, CAPACITY_OLD_AFTER_MS)).cardiacBeds).toMatchObject({
      value: 3,
      isOld: true,
    });
  });

  it('[CY2] takes a pause that should be over for not known, not for open', () => {
    const value = { kind: 'paused', reason: 'full', until: addMs(NOW, 60_000) } as const;
    const facts = withCapacityFact(NOTHING, { change: { hospital, item: 'ed', value }, at: NOW, by });
    expect(capacityOf(facts, hospital, addMs(NOW, 59_999)).ed?.isOld).toBe(false);
    expect(capacityOf(facts, hospital, addMs(NOW, 60_000)).ed?.isOld).toBe(true);
  });

  it('[CY3] keeps the newest word when an older one comes late', () => {
    const facts = [
      { change: beds(5), at: addMs(NOW, 1000), by },
      { change: beds(1), at: NOW, by },
    ].reduce(withCapacityFact, NOTHING);
    expect(capacityOf(facts, hospital, NOW).cardiacBeds?.value).toBe(5);
  });
});
