import { ErrorNotice } from '@smart-triage/shared/ui/ErrorNotice';
import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

type PartBoundaryProps = { children: ReactNode; onError: (error: unknown) => void };

/** Around each part of the patient's screen: a score that cannot be drawn must not take the ECG with it. */
export class PartBoundary extends Component<PartBoundaryProps, { hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError(): { hasFailed: boolean } {
    return { hasFailed: true };
  }

  override componentDidCatch(error: unknown): void {
    this.props.onError(error);
  }

  override render(): ReactNode {
    return this.state.hasFailed ? <Failed /> : this.props.children;
  }
}

function Failed() {
  const { t } = useTranslation();
  return (
    <ErrorNotice title={t('brokenPart.title')} code="part">
      {t('brokenPart.text')}
    </ErrorNotice>
  );
}
