import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HandoverForm } from '../../domain/crewFacts.ts';
import type { Hospital } from '../../domain/hospital.ts';
import { Button } from '../Button.tsx';
import { classesOf } from '../classesOf.ts';
import { Dialog } from '../Dialog.tsx';
import { useFormat } from '../i18n/useFormat.ts';
import styles from './handover.module.css';
import { formsFor, type HandoverRecord, handoverSummary } from './handoverSummary.ts';

const css = classesOf(styles);

export type HandoverButtonProps = {
  record: HandoverRecord;
  hospitals: readonly Hospital[];
  /** Only the crew checks it; without this it can be read. */
  onCheck?: ((form: HandoverForm) => void) | undefined;
};

/** The handover one press away, to read out, to check, and to print. */
export function HandoverButton(props: HandoverButtonProps) {
  const { t } = useTranslation('shared');
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button
        onClick={() => {
          setIsOpen(true);
        }}
      >
        {t('handover.open')}
      </Button>
      {isOpen && (
        <HandoverDialog
          {...props}
          onClose={() => {
            setIsOpen(false);
          }}
        />
      )}
    </>
  );
}

function HandoverDialog(props: HandoverButtonProps & { onClose: () => void }) {
  const { record, hospitals, onCheck, onClose } = props;
  const { t } = useTranslation('shared');
  const [form, setForm] = useState<HandoverForm>(formsFor(record)[0] ?? 'mist');
  const choice = formsFor(record).map((each) => (
    <Button
      key={each}
      aria-pressed={each === form}
      variant={each === form ? 'primary' : 'quiet'}
      onClick={() => {
        setForm(each);
      }}
    >
      {t(`handover.form.${each}`)}
    </Button>
  ));
  return (
    <Dialog
      placement="full"
      title={t('handover.title', { unit: record.unit })}
      onClose={onClose}
      actions={
        <>
          <Button
            onClick={() => {
              window.print();
            }}
          >
            {t('handover.print')}
          </Button>
          {onCheck && (
            <Button
              variant="primary"
              refusal={record.handoverCheck?.isCurrent ? t('handover.isChecked') : undefined}
              onClick={() => {
                onCheck(form);
              }}
            >
              {t('handover.check')}
            </Button>
          )}
        </>
      }
    >
      {/* In the part that scrolls, so that a keyboard reaches and scrolls it. */}
      <div className={css('forms')}>{choice}</div>
      <HandoverSheet form={form} record={record} hospitals={hospitals} />
    </Dialog>
  );
}

/** What is read out, and what comes out of the printer. */
function HandoverSheet({ form, record, hospitals }: HandoverButtonProps & { form: HandoverForm }) {
  const { t } = useTranslation('shared');
  const format = useFormat();
  return (
    <article className={css('sheet')} aria-label={t(`handover.form.${form}`)}>
      {record.simulated && <p className={css('simulated')}>{t('handover.simulated')}</p>}
      {handoverSummary(form, record, { t, format }, hospitals).map(({ part, lines }) => (
        <section key={part}>
          <h3>{t(`handover.part.${part}`)}</h3>
          <dl>
            {lines.map(({ topic, text, isKnown }) => (
              <div key={topic} className={css('line')}>
                <dt>{t(`handover.topic.${topic}`)}</dt>
                <dd data-known={isKnown}>{text}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      <p className={css('foot')}>{t('handover.foot')}</p>
      <Checked check={record.handoverCheck} />
    </article>
  );
}

/** [DC8] On paper too: who has checked it, or that nobody has since something changed. */
function Checked({ check }: { check: HandoverRecord['handoverCheck'] }) {
  const { t } = useTranslation('shared');
  const format = useFormat();
  if (!check) return <p>{t('handover.notChecked')}</p>;
  const words = { name: check.by.name, at: format.dateTime(check.at) };
  return <p>{t(check.isCurrent ? 'handover.checked' : 'handover.checkedBefore', words)}</p>;
}
