import { expect, it } from 'vitest';
import { MessageBudget } from './messageBudget.ts';

const taken = (budget: MessageBudget, count: number, everyMs: number, fromMs = 0): number =>
  Array.from({ length: count }, (_, at) => budget.take(fromMs + at * everyMs)).filter(Boolean).length;

it('[GW6] a data channel that floods hands over a burst and then a thousand messages a second, and a backlog all of its own', () => {
  expect(taken(new MessageBudget(), 12_000, 5)).toBe(12_000);
  const budget = new MessageBudget();
  expect(taken(budget, 100_000, 0.01)).toBeLessThanOrEqual(5001);
  expect(taken(budget, 100, 10, 2000)).toBe(100);
});

it('[GW6] a data channel that does not stop is known as a flood, and one burst is none', () => {
  const budget = new MessageBudget();
  taken(budget, 10_000, 0.01);
  expect(budget.isFlood).toBe(false);
  // Quiet for as long as it takes to be as before.
  taken(budget, 10_000, 0.01, 10_000);
  expect(budget.isFlood).toBe(false);
  taken(budget, 30_000, 0.01, 10_200);
  expect(budget.isFlood).toBe(true);
});
