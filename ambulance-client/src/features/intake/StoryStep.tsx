import { INTAKE_FIELDS } from '@smart-triage/shared/domain/intake';
import { SegmentedChoice } from '@smart-triage/shared/ui/SegmentedChoice';
import { useTranslation } from 'react-i18next';
import { useSnapshot } from '../../lib/useSnapshot.ts';
import { Definition } from '../../ui/Definition.tsx';
import styles from './intake.module.css';
import type { IntakeModel } from './intakeModel.ts';
import { IntakePanel } from './IntakePanel.tsx';
import { YesNoRows } from './YesNoRows.tsx';

/** As a crew asks about pain: its course, where it goes, what provokes it, what comes with it. T-MACS, EDACS and TIMI count them. */
const QUESTIONS = [
  'worseningAngina',
  'anginaTwiceIn24h',
  'painToRightArm',
  'painToLeftArm',
  'painToJaw',
  'painToBack',
  'painOnExertion',
  'painWithInspiration',
  'painOnPalpation',
  'vomiting',
  'sweatingObserved',
  'sweatingReported',
] as const;

/** The story: how suspicious it is (HEART), and each sign that a score asks for. */
export function StoryStep({ model }: { model: IntakeModel }) {
  const { t } = useTranslation();
  const { intake, refusal } = useSnapshot(model);
  return (
    <IntakePanel title={t('step.story')} model={model}>
      <div className={styles['questions']}>
        <div className={styles['defined']}>
          <SegmentedChoice
            legend={t('intake.field.heartHistory')}
            options={([0, 1, 2] as const).map((value) => ({
              value,
              label: t(`intake.heartHistory.${value}`),
              hint: t(`intake.heartHistoryHint.${value}`),
            }))}
            value={intake.heartHistory ?? null}
            disabled={refusal !== null}
            onChange={(heartHistory) => {
              model.change({ heartHistory });
            }}
          />
          <Definition title={t('intake.field.heartHistory')}>
            <DefinitionText item="heartHistory" />
          </Definition>
        </div>
        <Pain model={model} />
        <YesNoRows model={model} fields={QUESTIONS} />
      </div>
    </IntakePanel>
  );
}

const CHARACTERS = INTAKE_FIELDS.painCharacter.options;
const PAIN_SCORES = Array.from({ length: 11 }, (_, score) => score);

/** Its character and its strength: what a crew says first about a pain. */
function Pain({ model }: { model: IntakeModel }) {
  const { t } = useTranslation();
  const { intake, refusal } = useSnapshot(model);
  return (
    <>
      <SegmentedChoice
        legend={t('intake.field.painCharacter')}
        options={CHARACTERS.map((value) => ({ value, label: t(`intake.painCharacter.${value}`) }))}
        value={intake.painCharacter ?? null}
        disabled={refusal !== null}
        onChange={(painCharacter) => {
          model.change({ painCharacter });
        }}
      />
      <SegmentedChoice
        legend={t('intake.field.painScore')}
        columns={(PAIN_SCORES.length + 1) / 2}
        options={PAIN_SCORES.map((value) => ({ value, label: String(value) }))}
        value={intake.painScore ?? null}
        disabled={refusal !== null}
        onChange={(painScore) => {
          model.change({ painScore });
        }}
      />
    </>
  );
}

/** What 0, 1 and 2 points mean, and where that stands. */
export function DefinitionText({ item }: { item: 'heartHistory' | 'heartEcg' }) {
  const { t } = useTranslation();
  return (
    <div className={styles['definition']}>
      <p>{t(`intake.definition.${item}.about`)}</p>
      <dl>
        {([0, 1, 2] as const).map((points) => (
          <div key={points}>
            <dt>{t('intake.definition.points', { count: points })}</dt>
            <dd>{t(`intake.definition.${item}.${points}`)}</dd>
          </div>
        ))}
      </dl>
      <p className={styles['source']}>{t(`intake.definition.${item}.source`)}</p>
    </div>
  );
}
