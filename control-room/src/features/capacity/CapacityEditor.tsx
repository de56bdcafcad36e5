import { capacityOf } from '@smart-triage/shared/domain/capacity';
import type { Hospital } from '@smart-triage/shared/domain/hospital';
import type { Clock } from '@smart-triage/shared/time/clock';
import { classesOf } from '@smart-triage/shared/ui/classesOf.ts';
import { Dialog } from '@smart-triage/shared/ui/Dialog';
import { NumberField } from '@smart-triage/shared/ui/NumberField';
import { SegmentedChoice } from '@smart-triage/shared/ui/SegmentedChoice';
import { useNow } from '@smart-triage/shared/ui/useNow.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../ui/Failure.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { SendButton } from '../../ui/SendButton.tsx';
import styles from './CapacityBoard.module.css';
import { type CapacityForm, changesOf, EMPTY_FORM } from './capacityForm.ts';
import { CapacityItems } from './CapacityItems.tsx';
import type { CapacityModel, CapacitySnapshot } from './capacityModel.ts';

const css = classesOf(styles);
const ED_STATES = ['open', 'paused', 'stopped'] as const;
const CATH_LAB = ['free', 'busy', 'closed'] as const;
const MINUTES = [30, 60, 120, 240] as const;

type CapacityEditorProps = {
  hospital: Hospital;
  capacity: CapacitySnapshot;
  actions: CapacityModel;
  clock: Clock;
  onClose: () => void;
};

/** What is known now, and under it what is to change: only what is filled in is sent, each item as a fact of its own. */
export function CapacityEditor({ hospital, capacity, actions, clock, onClose }: CapacityEditorProps) {
  const { t } = useTranslation();
  const now = useNow(clock, 1000);
  const [form, setForm] = useState(EMPTY_FORM);
  const change = (part: Partial<CapacityForm>): void => {
    setForm({ ...form, ...part });
  };
  const save = async (): Promise<void> => {
    const changes = changesOf(form, hospital.id, clock.now());
    if (typeof changes !== 'string' && (await actions.report(changes))) onClose();
  };
  const ready = changesOf(form, hospital.id, now);
  return (
    <Dialog
      placement="side"
      title={t('capacity.editOf', { name: hospital.name })}
      onClose={onClose}
      actions={
        <SendButton
          variant="primary"
          refusal={typeof ready === 'string' ? t(`capacity.missing.${ready}`) : undefined}
          aria-busy={capacity.isSaving}
          onClick={() => void (!capacity.isSaving && save())}
        >
          {t('capacity.save')}
        </SendButton>
      }
    >
      <div className={css('form')}>
        {capacity.failure !== null && <Failure code={capacity.failure} />}
        <CapacityItems
          known={capacityOf(capacity.facts, hospital.id, now)}
          isPci={hospital.pciCentre}
          now={now}
        />
        <p className={css('age')}>{t('capacity.emptyStays')}</p>
        <EdFields form={form} onChange={change} />
        <NumberField
          label={t('capacity.item.cardiacBeds')}
          unit={t('capacity.beds')}
          value={form.cardiacBeds}
          min={0}
          max={200}
          onChange={(cardiacBeds) => {
            change({ cardiacBeds });
          }}
        />
        {hospital.pciCentre && (
          <SegmentedChoice
            legend={t('capacity.item.cathLab')}
            options={CATH_LAB.map((value) => ({ value, label: t(`capacity.cathLab.${value}`) }))}
            value={form.cathLab}
            onChange={(cathLab) => {
              change({ cathLab });
            }}
            withoutNotKnown
          />
        )}
      </div>
    </Dialog>
  );
}

type EdFieldsProps = { form: CapacityForm; onChange: (part: Partial<CapacityForm>) => void };

function EdFields({ form, onChange }: EdFieldsProps) {
  const { t } = useTranslation();
  const endWords = (minutes: number): string =>
    minutes < 60
      ? t('capacity.inMinutes', { count: minutes })
      : t('capacity.inHours', { count: minutes / 60 });
  return (
    <>
      <SegmentedChoice
        legend={t('capacity.item.ed')}
        options={ED_STATES.map((value) => ({ value, label: t(`capacity.ed.${value}`) }))}
        value={form.ed}
        onChange={(ed) => {
          onChange({ ed });
        }}
        withoutNotKnown
      />
      {form.ed !== null && form.ed !== 'open' && (
        <>
          <TextField
            label={t('capacity.reason')}
            value={form.reason}
            maxLength={200}
            onChange={(reason) => {
              onChange({ reason });
            }}
          />
          <SegmentedChoice
            legend={t('capacity.until')}
            options={MINUTES.map((value) => ({ value, label: endWords(value) }))}
            value={form.minutes}
            onChange={(minutes) => {
              onChange({ minutes });
            }}
          />
        </>
      )}
    </>
  );
}
