import { Button } from '@smart-triage/shared/ui/Button';
import { ErrorNotice } from '@smart-triage/shared/ui/ErrorNotice';
import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

type ErrorScreenProps = { children: ReactNode; onError: (error: unknown) => void; onReload: () => void };

/** Instead of an empty page when drawing failed. Nothing that was sent is lost by it: the record is on the server. */
export class ErrorScreen extends Component<ErrorScreenProps, { hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError(): { hasFailed: boolean } {
    return { hasFailed: true };
  }

  override componentDidCatch(error: unknown): void {
    this.props.onError(error);
  }

  override render(): ReactNode {
    return this.state.hasFailed ? <Failed onReload={this.props.onReload} /> : this.props.children;
  }
}

function Failed({ onReload }: { onReload: () => void }) {
  const { t } = useTranslation();
  return (
    <ErrorNotice
      title={t('broken.title')}
      code="page"
      action={
        <Button variant="primary" onClick={onReload}>
          {t('broken.reload')}
        </Button>
      }
    >
      {t('broken.text')}
    </ErrorNotice>
  );
}
