import { Component, type ReactNode } from 'react';
import { attempt } from '../attempt';

interface Props {
  /** Asked for when they are shown, and plain: what threw may be what makes words. */
  words: () => { heading: string; lead: string; reload: string };
  /** Camera, microphone and line: nobody is seen by way of a page that does not show it. */
  stop: () => void;
  /** Away from here; null: there is nowhere to go. */
  leave: () => { words: string; go: () => void } | null;
  children: ReactNode;
}

/** Around a page: whatever throws while it is drawn, there are words and a way on. */
export class Boundary extends Component<Props, { broke: boolean }> {
  override state = { broke: false };

  static getDerivedStateFromError() {
    return { broke: true };
  }

  override componentDidCatch(): void {
    const { stop, words } = this.props;
    attempt(stop);
    document.title = words().heading;
  }

  override render(): ReactNode {
    if (!this.state.broke) return this.props.children;
    const { heading, lead, reload } = this.props.words();
    const leave = attempt(this.props.leave);
    return (
      <main className="frame narrow" data-testid="screen-fault">
        <div role="alert">
          <h1>{heading}</h1>
          <p>{lead}</p>
        </div>
        <div className="row">
          <button
            type="button"
            className="button button-main"
            data-testid="fault-reload"
            onClick={() => location.reload()}
          >
            {reload}
          </button>
          {leave ? (
            <button type="button" className="button" data-testid="fault-leave" onClick={leave.go}>
              {leave.words}
            </button>
          ) : null}
        </div>
      </main>
    );
  }
}
