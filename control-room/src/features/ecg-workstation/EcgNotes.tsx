import { type Actor, nameOf } from '@smart-triage/shared/domain/role';
import type { EcgNote, EcgNoteDraft } from '@smart-triage/shared/domain/ecgNote';
import type { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import { classesOf } from '@smart-triage/shared/ui/classesOf.ts';
import { layOutSheet } from '@smart-triage/shared/ui/ecg/sheet/sheetLayout.ts';
import { useFormat } from '@smart-triage/shared/ui/i18n/useFormat.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorCodeOf } from '../../lib/errorCodeOf.ts';
import { Failure } from '../../ui/Failure.tsx';
import { SendButton } from '../../ui/SendButton.tsx';
import styles from './EcgWorkstation.module.css';
import { notesOn } from './SheetArea.tsx';
import type { SheetPage } from './sheetPage.ts';
import type { WorkstationSnapshot } from './workstationModel.ts';

const css = classesOf(styles);

type EcgNotesProps = {
  page: SheetPage;
  snapshot: WorkstationSnapshot;
  notes: readonly EcgNote[];
  /** `null` for whoever may not write on the trace. */
  writing: NoteWriting | null;
  me: Actor;
};

export type NoteWriting = {
  write: (note: EcgNoteDraft) => Promise<void>;
  /** `event`: the one that wrote it. */
  withdraw: (event: EcgNote['event']) => Promise<void>;
};

/** Remarks on this sheet. A new one is pinned where the caliper begins, or to the start of the sheet. */
export function EcgNotes({ page, snapshot, notes, writing, me }: EcgNotesProps) {
  const { t } = useTranslation();
  const { time } = useFormat();
  return (
    <section aria-label={t('workstation.notes.title')}>
      <h2 className={css('heading')}>{t('workstation.notes.title')}</h2>
      <ul className={css('notes')}>
        {notesOn(page, notes).map(({ note }) => (
          <li key={`${note.event} ${note.at}`}>
            {note.text} <span className={css('hint')}>{`${nameOf(note.by)}, ${time(note.at)}`}</span>{' '}
            {writing && note.by.id === me.id && <TakeBack note={note} withdraw={writing.withdraw} />}
          </li>
        ))}
      </ul>
      {writing ? (
        <NewNote
          onNote={(text) => {
            const address = addressFor(page, snapshot);
            return address ? writing.write({ streamId: page.streamId, ...address, text }) : Promise.resolve();
          }}
        />
      ) : (
        <p className={css('hint')}>{t('workstation.notes.refused')}</p>
      )}
    </section>
  );
}

function TakeBack({ note, withdraw }: { note: EcgNote; withdraw: NoteWriting['withdraw'] }) {
  const { t } = useTranslation();
  const [failure, setFailure] = useState<ErrorCode | null>(null);
  return (
    <>
      <SendButton
        aria-label={t('workstation.notes.takeBackThis', { text: note.text })}
        onClick={() => {
          withdraw(note.event).catch((error: unknown) => {
            setFailure(errorCodeOf(error));
          });
        }}
      >
        {t('workstation.notes.takeBack')}
      </SendButton>
      {failure !== null && <Failure code={failure} />}
    </>
  );
}

/** One line; it is emptied when it is stored, and not before. */
export function NewNote({ onNote }: { onNote: (text: string) => Promise<void> }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [failure, setFailure] = useState<ErrorCode | null>(null);
  const record = async (): Promise<void> => {
    try {
      setFailure(null);
      await onNote(text.trim());
      setText('');
    } catch (error) {
      setFailure(errorCodeOf(error));
    }
  };
  return (
    <form
      className={css('newNote')}
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== '') void record();
      }}
    >
      <label>
        <span>{t('workstation.notes.text')}</span>
        <input
          value={text}
          maxLength={500}
          onChange={({ target }) => {
            setText(target.value);
          }}
        />
      </label>
      <SendButton type="submit">{t('workstation.notes.add')}</SendButton>
      {failure !== null && <Failure code={failure} />}
    </form>
  );
}

function addressFor({ stretch, start }: SheetPage, { caliper, settings }: WorkstationSnapshot) {
  const { traceLeft } = layOutSheet(settings.format, settings);
  const seconds = caliper ? Math.max(0, (caliper.from.x - traceLeft) / settings.mmPerSecond) : 0;
  return stretch.addressOf(start + Math.round(seconds * stretch.format.rateHz));
}
