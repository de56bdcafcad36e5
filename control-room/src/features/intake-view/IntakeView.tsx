import { type Intake, INTAKE_FIELD_NAMES } from '@smart-triage/shared/domain/intake';
import { classesOf } from '@smart-triage/shared/ui/classesOf.ts';
import { Panel } from '@smart-triage/shared/ui/Panel';
import { useTranslation } from 'react-i18next';
import { INTAKE_GROUPS, type IntakeGroup, knownCount } from './intakeGroups.ts';
import styles from './IntakeView.module.css';
import { useIntakeWords } from './useIntakeWords.ts';

const css = classesOf(styles);

/** What the crew has entered, as it enters it. What is not known is named in each group: it never looks like "no". */
export function IntakeView({ intake }: { intake: Intake }) {
  const { t } = useTranslation();
  const known = t('intake.known', { count: knownCount(intake), all: INTAKE_FIELD_NAMES.length });
  return (
    <Panel title={t('intake.title')} state={<span className={css('quiet')}>{known}</span>}>
      <div className={css('groups')}>
        {INTAKE_GROUPS.map((group) => (
          <Group key={group.group} {...group} intake={intake} />
        ))}
      </div>
    </Panel>
  );
}

function Group({ group, fields, intake }: IntakeGroup & { intake: Intake }) {
  const { t } = useTranslation();
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
              <dd className={css('value')}>{wordsOf(field, intake)}</dd>
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
