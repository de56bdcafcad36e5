import { createInstance, type PostProcessorModule } from 'i18next';
import { describe, expect, it, vi } from 'vitest';
import { rememberTexts } from './rememberTexts.ts';

const RESOURCES = {
  nl: {
    app: { board: 'Bord', bed: '{{count}} bed', beds_one: 'bed', beds_other: 'bedden' },
    shared: { board: 'B' },
  },
  en: { app: { board: 'Board' } },
};

function createTexts() {
  const work = vi.fn((text: string) => text);
  const counter: PostProcessorModule = { type: 'postProcessor', name: 'counter', process: work };
  const instance = createInstance().use(counter);
  const interpolation = { escapeValue: false };
  const options = { lng: 'nl', initAsync: false, defaultNS: 'app', postProcess: 'counter' };
  void instance.init({ ...options, interpolation, resources: RESOURCES });
  rememberTexts(instance);
  return { instance, work, t: instance.getFixedT('nl', 'app') };
}

describe('texts that are remembered', () => {
  it('are worked out once', () => {
    const { t, work } = createTexts();
    for (let turn = 0; turn < 3; turn++) {
      expect(t('board')).toBe('Bord');
      expect(t('board', { ns: 'shared' })).toBe('B');
    }
    expect(work).toHaveBeenCalledTimes(2);
  });

  it('are none with a value in them: it may be a patient’s', () => {
    const { t, work } = createTexts();
    for (let turn = 0; turn < 3; turn++) expect(t('bed', { count: 2 })).toBe('2 bed');
    expect(work).toHaveBeenCalledTimes(3);
  });

  it('are told apart by language, namespace and value', () => {
    const { t, instance } = createTexts();
    const [shared, english] = [instance.getFixedT('nl', 'shared'), instance.getFixedT('en', 'app')];
    expect([t('board'), shared('board'), english('board')]).toEqual(['Bord', 'B', 'Board']);
    expect([t('board', { ns: 'shared' }), t('beds', { count: 1 }), t('beds', { count: 2 })]).toEqual([
      'B',
      'bed',
      'bedden',
    ]);
  });

  it('are forgotten when texts come', () => {
    const { t, instance } = createTexts();
    expect(t('board')).toBe('Bord');
    instance.addResourceBundle('nl', 'app', { board: 'Overzicht' }, true, true);
    expect(t('board')).toBe('Overzicht');
  });

  it('leave alone what `Trans` reads of them', () => {
    const { t } = createTexts();
    expect([Reflect.get(t, 'lng'), Reflect.get(t, 'ns')]).toEqual(['nl', 'app']);
  });
});
