import type { CaseEvent } from '@smart-triage/shared/domain/caseEvent';
import { type Intake, INTAKE_FIELD_NAMES } from '@smart-triage/shared/domain/intake';
import { classesOf } from '@smart-triage/shared/ui/classesOf.ts';
import { useFormat } from '@smart-triage/shared/ui/i18n/useFormat.ts';
import { Panel } from '@smart-triage/shared/ui/Panel';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type Arrivals, arrivalsOf } from './arrivals.ts';
import { INTAKE_GROUPS, type IntakeGroup, knownCount } from './intakeGroups.ts';
import styles from './IntakeView.module.css';
import { useIntakeWords } from './useIntakeWords.ts';

const css = classesOf(styles);

export type IntakeViewProps = {
  intake: Intake;
  /** The log of the case, as far as it has been read: since when each value is known. */
  events: readonly CaseEvent[];
};

/** What the crew has entered, as it enters it, and since when it is known here. What is not known is named in each group: it never looks like "no". */
export function IntakeView({ intake, events }: IntakeViewProps) {
  const { t } = useTranslation();
  const arrivals = useMemo(() => arrivalsOf(events), [events]);
  const known = t('intake.known', { count: knownCount(intake), all: INTAKE_FIELD_NAMES.length });
  return (
    <Panel title={t('intake.title')} state={<span className={css('quiet')}>{known}</span>}>
      <div className={css('groups')}>
        {INTAKE_GROUPS.map((group) => (
          <Group key={group.group} {...group} intake={intake} arrivals={arrivals} />
        ))}
      </div>
    </Panel>
  );
}

type GroupProps = IntakeGroup & { intake: Intake; arrivals: Arrivals };

function Group({ group, fields, intake, arrivals }: GroupProps) {
  const { t } = useTranslation();
  const { time } = useFormat();
  const wordsOf = useIntakeWords();
  const known = fields.filter((field) => intake[field] !== undefined);
  const unknown = fields.filter((field) => intake[field] === undefined);
  return (
    <section className={css('group')} aria-label={t(`intake.group.${group}`)}>
      <h3 className={css('title')}>{t(`intake.group.${group}`)}</h3>
      {known.length > 0 && (
        <dl>
          {known.map((field) => (
            <div key={field} className={css('field')}>
              <dt>{t(`intake.field.${field}`)}</dt>
              <dd className={css('known')}>
                <span className={css('value')}>{wordsOf(field, intake)}</span>{' '}
                {arrivals[field] !== undefined && (
                  <span className={css('since')}>{t('intake.since', { time: time(arrivals[field]) })}</span>
                )}
              </dd>
            </div>
          ))}
        </dl>
      )}
      {unknown.length > 0 && (
        <p className={css('quiet')}>
          {t('intake.notKnown', { fields: unknown.map((field) => t(`intake.field.${field}`)).join(', ') })}
        </p>
      )}
    </section>
  );
}
