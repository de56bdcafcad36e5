import { expect, it, vi } from 'vitest';
import { onNetworkChange } from './networkChanges.ts';

function aDevice(type?: string) {
  const connection = Object.assign(new EventTarget(), { type });
  const target = new EventTarget();
  const window = { addEventListener: target.addEventListener.bind(target), navigator: { connection } };
  const change = (next: string) => {
    connection.type = next;
    connection.dispatchEvent(new Event('change'));
  };
  return { window, change, comeOnline: () => target.dispatchEvent(new Event('online')) };
}

it('tells of another network and of one again, and not of what is estimated of it', () => {
  const { window, change, comeOnline } = aDevice('wifi');
  const onChange = vi.fn();
  onNetworkChange(window, onChange);
  change('wifi');
  expect(onChange).not.toHaveBeenCalled();
  change('cellular');
  change('cellular');
  expect(onChange).toHaveBeenCalledTimes(1);
  comeOnline();
  expect(onChange).toHaveBeenCalledTimes(2);
});

it('does with what a browser has', () => {
  const target = new EventTarget();
  const onChange = vi.fn();
  onNetworkChange({ addEventListener: target.addEventListener.bind(target), navigator: {} }, onChange);
  target.dispatchEvent(new Event('online'));
  expect(onChange).toHaveBeenCalledOnce();
});
