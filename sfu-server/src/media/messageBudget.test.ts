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
