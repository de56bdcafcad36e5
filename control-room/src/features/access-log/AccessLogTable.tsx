import { type Actor, nameOf, siteOf } from '@smart-triage/shared/domain/role';
import type { AccessLogLine } from '@smart-triage/shared/protocol/accessLog';
import { Badge } from '@smart-triage/shared/ui/Badge';
import { Button } from '@smart-triage/shared/ui/Button';
import { classesOf } from '@smart-triage/shared/ui/classesOf.ts';
import { useFormat } from '@smart-triage/shared/ui/i18n/useFormat.ts';
import { useTranslation } from 'react-i18next';
import styles from './AccessLog.module.css';

const css = classesOf(styles);

const COLUMNS = ['at', 'who', 'what', 'case', 'right', 'address'] as const;

type Follow = {
  /** Goes on with the lines of this person, or of this case. */
  onPerson: (userId: string) => void;
  onCase: (caseId: string) => void;
};

export function AccessLogTable({ lines, ...follow }: { lines: readonly AccessLogLine[] } & Follow) {
  const { t } = useTranslation();
  return (
    <div className={css('scroll')} role="region" aria-label={t('accessLog.lines')} tabIndex={0}>
      <table className={css('table')}>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {t(`accessLog.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <Row key={line.id} line={line} {...follow} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ line, onPerson, onCase }: { line: AccessLogLine } & Follow) {
  const { t } = useTranslation();
  const format = useFormat();
  const { caseId, authorisation } = line;
  return (
    <tr>
      <td className={css('at')}>{format.dateTime(line.at)}</td>
      <td>
        {line.users.length === 0 && t('accessLog.nobody')}
        {line.users.map((user) => (
          <Person key={user.id} user={user} onPerson={onPerson} />
        ))}
      </td>
      <td>
        <div className={css('said')}>
          <Coded kind="event" code={line.type} />
          {line.outcome === 'begun' && <Badge>{t('accessLog.begun')}</Badge>}
          {line.outcome === 'refused' && <Refusal code={line.code} />}
        </div>
      </td>
      <td>
        {caseId !== null && (
          <Button
            aria-label={t('accessLog.ofCase', { caseId })}
            onClick={() => {
              onCase(caseId);
            }}
          >
            {caseId.slice(0, 8)}
          </Button>
        )}
      </td>
      <td>
        <div className={css('said')}>
          {authorisation.protocol !== null && <Coded kind="action" code={authorisation.protocol} />}
          {authorisation.glassBroken && <Badge>{t('accessLog.glassBroken')}</Badge>}
        </div>
      </td>
      <td>{line.client.address}</td>
    </tr>
  );
}

/** A code in words, and as it stands in the log for whoever looks for it there. One that this page does not know yet stands alone. */
function Coded({ kind, code }: { kind: 'event' | 'action'; code: string }) {
  const { t } = useTranslation();
  // In the catalogue a colon would end the name of a set of texts.
  const words = t(`accessLog.${kind}.${code.replace(':', '-')}`, { defaultValue: '' });
  return (
    <>
      {words !== '' && <span>{words}</span>}
      <code className={css('code')}>{code}</code>
    </>
  );
}

function Refusal({ code }: Pick<AccessLogLine, 'code'>) {
  const { t } = useTranslation();
  const why = code === null ? '' : t(`accessLog.refusal.${code}`, { defaultValue: code });
  return (
    <>
      <Badge>{t('accessLog.refused', { why })}</Badge>
      {code !== null && <code className={css('code')}>{code}</code>}
    </>
  );
}

function Person({ user, onPerson }: { user: Actor } & Pick<Follow, 'onPerson'>) {
  const { t } = useTranslation();
  const name = nameOf(user);
  return (
    <div className={css('said')}>
      <Button
        aria-label={t('accessLog.ofPerson', { name })}
        onClick={() => {
          onPerson(user.person?.id ?? user.id);
        }}
      >
        {name}
      </Button>
      <span>{t('accessLog.roleAt', { role: t(`role.${user.role}`), site: siteOf(user) })}</span>
    </div>
  );
}
