// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchHands } from './mapHands.ts';

const map = { zoom: vi.fn(), pan: vi.fn(), reset: vi.fn() };
let area: HTMLElement;
let letGo: () => void;

beforeEach(() => {
  vi.clearAllMocks();
  area = document.createElement('div');
  area.setPointerCapture = vi.fn();
  document.body.append(area);
  // A wall screen, where each unit of the drawing takes two pixels.
  letGo = watchHands(area, map, () => 2);
});
afterEach(() => {
  letGo();
  area.remove();
});

const pointer = (type: string, clientX: number, clientY: number, pointerId = 1) =>
  area.dispatchEvent(new PointerEvent(type, { clientX, clientY, pointerId, bubbles: true }));
const key = (name: string, options: KeyboardEventInit = {}) =>
  area.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, ...options }));
const click = () => {
  const event = new MouseEvent('click', { cancelable: true, bubbles: true });
  area.dispatchEvent(event);
  return event;
};

describe('the hands on a map', () => {
  it('come nearer with the wheel, where the pointer is, and scroll no page', () => {
    const event = new WheelEvent('wheel', { deltaY: -100, cancelable: true });
    // happy-dom gives a wheel no place.
    Object.defineProperties(event, { clientX: { value: 80 }, clientY: { value: 40 } });
    area.dispatchEvent(event);
    expect(event.defaultPrevented).toBe(true);
    expect(map.zoom).toHaveBeenCalledWith(1.5, { x: 40, y: 20 });
  });

  it('drag it, and do not open what lay under them', () => {
    pointer('pointerdown', 0, 0);
    pointer('pointermove', 40, 20);
    pointer('pointerup', 40, 20);
    expect(map.pan).toHaveBeenCalledWith({ x: 20, y: 10 });
    expect(click().defaultPrevented).toBe(true);
  });

  it('press what lies under them when they stay where they are', () => {
    pointer('pointerdown', 0, 0);
    pointer('pointermove', 4, 2);
    pointer('pointerup', 4, 2);
    expect(map.pan).not.toHaveBeenCalled();
    expect(click().defaultPrevented).toBe(false);
  });

  it('pinch it by as much as the fingers move apart', () => {
    pointer('pointerdown', 0, 0, 1);
    pointer('pointerdown', 100, 0, 2);
    pointer('pointermove', 200, 0, 2);
    expect(map.zoom).toHaveBeenCalledWith(2, { x: 0, y: 0 });
  });

  it('move it by key: arrows, plus, minus, and nought for all of it', () => {
    for (const name of ['ArrowLeft', '+', '-', '0']) key(name);
    expect(map.pan).toHaveBeenCalledWith({ x: 60, y: 0 });
    expect(map.zoom.mock.calls).toEqual([[1.5], [1 / 1.5]]);
    expect(map.reset).toHaveBeenCalledOnce();
    key('+', { ctrlKey: true });
    expect(map.zoom).toHaveBeenCalledTimes(2);
  });

  it('are let go of', () => {
    letGo();
    key('0');
    expect(map.reset).not.toHaveBeenCalled();
  });
});
