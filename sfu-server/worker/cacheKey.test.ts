import { describe, expect, it } from 'vitest';
import { cacheKey, readRecipe } from './cacheKey.mjs';

const made = { mediasoupVersion: '3.27.1', compiler: '12.2.0', recipe: ['a', 'b'] };

describe('cacheKey', () => {
  it('is the same for the same makings', () => {
    expect(cacheKey({ ...made })).toBe(cacheKey(made));
    expect(cacheKey(made)).toMatch(/^build-3\.27\.1-[0-9a-f]{16}$/);
  });

  it.each([
    ['mediasoup', { mediasoupVersion: '3.27.2' }],
    ['compiler', { compiler: '13.1.0' }],
    ['recipe', { recipe: ['a', 'c'] }],
    ['border between two files of the recipe', { recipe: ['ab', ''] }],
  ])('changes with the %s', (_, change) => {
    expect(cacheKey({ ...made, ...change })).not.toBe(cacheKey(made));
  });

  it('has the headers and the patch among its makings', async () => {
    const recipe = (await readRecipe()).join('\n');
    expect(recipe).toContain('srtp_policy_set_profile');
    expect(recipe).toContain('namespace ankerl::unordered_dense');
    expect(recipe).toContain('BIO_CB_RETURN');
  });
});
