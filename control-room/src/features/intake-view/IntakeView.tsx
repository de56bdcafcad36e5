import { type Intake, INTAKE_FIELD_NAMES, type IntakeField } from '@smart-triage/shared/domain/intake';
import { classesOf } from '@smart-triage/shared/ui/classesOf.ts';
import { Panel } from '@smart-triage/shared/ui/Panel';
import { useTranslation } from 'react-i18next';
import { INTAKE_GROUPS, knownCount } from './intakeGroups.ts';
import styles from './IntakeView.module.css';
import { useIntakeWords } from './useIntakeWords.ts';

const css = classesOf(styles);

/** What the crew has entered, as it enters it. A field without a value says that it is not known: it never looks like "no". */
export function IntakeView({ intake }: { intake: Intake }) {
  const { t } = useTranslation();
  const known = t('intake.known', { count: knownCount(intake), all: INTAKE_FIELD_NAMES.length });
  return (
    <Panel title={t('intake.title')} state={<span className={css('known')}>{known}</span>}>
      <div className={css('groups')}>
        {INTAKE_GROUPS.map(({ group, fields }) => (
          <section key={group} aria-label={t(`intake.group.${group}`)}>
            <h3 className={css('group')}>{t(`intake.group.${group}`)}</h3>
            <dl className={css('fields')}>
              {fields.map((field) => (
                <Field key={field} field={field} intake={intake} />
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Panel>
  );
}

function Field({ field, intake }: { field: IntakeField; intake: Intake }) {
  const { t } = useTranslation();
  const words = useIntakeWords()(field, intake);
  return (
    <div className={css('field')}>
      <dt>{t(`intake.field.${field}`)}</dt>
      <dd className={css(words === null ? 'unknown' : 'value')}>{words ?? t('intake.notKnown')}</dd>
    </div>
  );
}
