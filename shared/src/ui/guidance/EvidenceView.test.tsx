// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { EcgEvidence } from '../../domain/ecgEvidence.ts';
import { anEvidence } from '../../testing/ecgEvidence.ts';
import { instant } from '../../time/instant.ts';
import type { Language } from '../i18n/language.ts';
import { renderWithTexts } from '../testing/renderWithTexts.tsx';
import { EvidenceView } from './EvidenceView.tsx';

afterEach(cleanup);

const shown = (evidence: EcgEvidence | null, language: Language = 'en') => {
  const recordedAt = instant(1_700_000_000_000);
  renderWithTexts(<EvidenceView recording={{ evidence, recordedAt, tabletAnalysis: null }} />, language);
  return screen.getByTestId('ecg-evidence').textContent;
};

describe('the evidence of an ECG on a screen', () => {
  it('is a proposal with its three reasons and the model that made it', () => {
    const text = shown(anEvidence());
    expect(text).toContain('proposal 1: non-specific');
    expect(text).toContain('T wave in I, aVL, V5, V6; ST in I, aVL, V5, V6; Rate (speaks against it)');
    expect(text).toContain('ecg-evidence 1.0.0 (abababab)');
  });

  it('says why there is none, and shows no number then', () => {
    const text = shown(
      anEvidence({ item: null, basis: null, learned: null, abstained: ['paced', 'wide-qrs'] }),
    );
    expect(text).toContain('No proposal from the model paced, wide QRS');
    expect(text).not.toMatch(/[012]: /);
  });

  it('names the rule that decided, also where the model alone would say less', () => {
    const base = anEvidence();
    const text = shown({ ...base, item: 2, basis: 'gate-rule', gateRules: ['stemi'] });
    expect(text).toContain('proposal 2: ST deviation');
    expect(text).toContain('A rule is met: STEMI criteria. It stays met whatever is chosen here.');
    expect(text).toContain('The model alone would propose 1: non-specific.');
  });

  it('says in Dutch that the model could not be run', () => {
    expect(shown(null, 'nl')).toContain('het model kon dit ECG niet beoordelen');
  });
});
