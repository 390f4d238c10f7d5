// Catches what breaks down while it is being shown, so that the rest of the pane stays.
import { Component, type ErrorInfo, type ReactNode } from 'react';

/** What broke, and within which components, as far as React tells. */
export interface Breakdown {
  readonly error: unknown;
  readonly within: string;
}

interface Props {
  readonly fallback: (breakdown: Breakdown, again: () => void) => ReactNode;
  readonly children: ReactNode;
}

interface State {
  readonly breakdown: Breakdown | null;
}

export class ErrorBoundary extends Component<Props, State> {
  override state: State = { breakdown: null };

  static getDerivedStateFromError(error: unknown): State {
    return { breakdown: { error, within: '' } };
  }

  override componentDidCatch(error: unknown, { componentStack }: ErrorInfo): void {
    this.setState({ breakdown: { error, within: componentStack ?? '' } });
  }

  readonly #again = (): void => this.setState({ breakdown: null });

  override render(): ReactNode {
    const { breakdown } = this.state;
    return breakdown === null ? this.props.children : this.props.fallback(breakdown, this.#again);
  }
}
