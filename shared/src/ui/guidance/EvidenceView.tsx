import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { EcgEvidence, EvidenceReason } from '../../domain/ecgEvidence.ts';
import type { EcgRecordingFact } from '../../domain/ecgRecording.ts';
import { Badge } from '../Badge.tsx';
import { classesOf } from '../classesOf.ts';
import { useFormat } from '../i18n/useFormat.ts';
import styles from './guidance.module.css';

const css = classesOf(styles);

export type EvidenceViewProps = {
  recording: Pick<EcgRecordingFact, 'evidence' | 'recordedAt' | 'tabletAnalysis'>;
  /** What a person does with it. */
  children?: ReactNode;
};

/** What the learned model proposes for HEART's ECG item, marked as a proposal, with its reasons; or why it proposes nothing. It is never the item itself. */
export function EvidenceView({
  recording: { evidence, recordedAt, tabletAnalysis },
  children,
}: EvidenceViewProps) {
  const { t } = useTranslation('shared');
  const format = useFormat();
  return (
    <section className={css('guidance')} aria-label={t('ecgEvidence.title')} data-testid="ecg-evidence">
      <h4 className={css('title')}>{t('ecgEvidence.title')}</h4>
      {evidence ? (
        <Proposal evidence={evidence} />
      ) : (
        <NoProposal
          reasons={[t(tabletAnalysis === 'pending' ? 'ecgEvidence.notYet' : 'ecgEvidence.notRun')]}
        />
      )}
      {children}
      <small className={css('source')}>
        {t('ecgEvidence.from', { time: format.time(recordedAt) })}.{' '}
        {evidence && t('ecgEvidence.model', { ...evidence.model, hash: evidence.model.sha256.slice(0, 8) })}
      </small>
    </section>
  );
}

function Proposal({ evidence }: { evidence: EcgEvidence }) {
  const { t } = useTranslation('shared');
  const { item, basis, gateRules, abstained, learned, assumptions } = evidence;
  const rules = gateRules.map((rule) => t(`ecgFindings.rules.${rule}`)).join(', ');
  return (
    <>
      {item !== null && (
        <p>
          <Badge tone="neutral">{t('ecgEvidence.proposal')}</Badge>{' '}
          <strong>{t(`ecgEvidence.item.${item}`)}</strong>
        </p>
      )}
      {basis === 'gate-rule' && <p>{t('ecgEvidence.byRule', { rules })}</p>}
      {abstained.length > 0 && (
        <NoProposal reasons={abstained.map((reason) => t(`ecgEvidence.abstained.${reason}`))} />
      )}
      {learned && learned.item !== item && (
        <p>{t('ecgEvidence.modelAlone', { item: t(`ecgEvidence.item.${learned.item}`) })}</p>
      )}
      {learned && <Reasons reasons={learned.reasons} />}
      {assumptions.length > 0 && <p>{t('ecgEvidence.ageUnknown')}</p>}
    </>
  );
}

function NoProposal({ reasons }: { reasons: readonly string[] }) {
  const { t } = useTranslation('shared');
  return (
    <p>
      <Badge tone="stale">{t('ecgEvidence.none')}</Badge> {reasons.join(', ')}
    </p>
  );
}

function Reasons({ reasons }: { reasons: readonly EvidenceReason[] }) {
  const { t } = useTranslation('shared');
  const words = reasons.map(({ group, logOdds }) => {
    const part = t(`ecgEvidence.group.${group}`);
    return logOdds < 0 ? t('ecgEvidence.against', { part }) : part;
  });
  if (words.length === 0) return null;
  return (
    <p>
      {t('ecgEvidence.reasons')}: {words.join('; ')}
    </p>
  );
}
