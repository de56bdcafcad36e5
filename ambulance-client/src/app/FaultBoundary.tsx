import { Component, type ReactNode } from 'react';
import { problemOf } from '../lib/problemOf.ts';
import { ErrorScreen } from './ErrorScreen.tsx';

type FaultBoundaryProps = { children: ReactNode; onReload: () => void };
type FaultBoundaryState = { code: string | null };

/** A fault while drawing must not leave a white page on the road. React offers this as a class only. */
export class FaultBoundary extends Component<FaultBoundaryProps, FaultBoundaryState> {
  override state: FaultBoundaryState = { code: null };

  static getDerivedStateFromError(error: unknown): FaultBoundaryState {
    return { code: problemOf(error) };
  }

  override render(): ReactNode {
    const { children, onReload } = this.props;
    if (this.state.code === null) return children;
    return <ErrorScreen reason="fault" code={this.state.code} onReload={onReload} />;
  }
}
