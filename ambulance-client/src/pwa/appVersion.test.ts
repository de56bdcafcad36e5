import { describe, expect, it, vi } from 'vitest';
import { installApp, type WorkerContainer } from './appVersion.ts';

/** A browser that has, or has not, a worker of this page already. */
function browser({ isControlled }: { isControlled: boolean }) {
  const worker = Object.assign(new EventTarget(), { state: 'installing', postMessage: vi.fn() });
  const registration = Object.assign(new EventTarget(), { waiting: null, installing: worker });
  const container = Object.assign(new EventTarget(), {
    controller: isControlled ? worker : null,
    register: vi.fn(() => Promise.resolve(registration)),
  });
  const reload = vi.fn();
  const onFault = vi.fn();
  const app = installApp(container as unknown as WorkerContainer, { reload, onFault });
  const bringVersion = async (): Promise<void> => {
    await vi.waitFor(() => {
      expect(container.register).toHaveResolved();
    });
    registration.dispatchEvent(new Event('updatefound'));
    worker.state = 'installed';
    worker.dispatchEvent(new Event('statechange'));
  };
  return { app, worker, container, reload, bringVersion };
}

describe('the version of the installed app', () => {
  it('is offered when a newer one is there, and reloads only when somebody takes it', async () => {
    const { app, worker, container, reload, bringVersion } = browser({ isControlled: true });
    await bringVersion();
    expect(app.isNewerReady.getSnapshot()).toBe(true);
    container.dispatchEvent(new Event('controllerchange'));
    expect(reload).not.toHaveBeenCalled();
    app.takeNewer();
    expect(worker.postMessage).toHaveBeenCalledWith({ type: 'SKIP_WAITING' });
    expect(reload).not.toHaveBeenCalled();
    container.dispatchEvent(new Event('controllerchange'));
    expect(reload).toHaveBeenCalledOnce();
  });

  it('is not offered for the first one, which replaces nothing', async () => {
    const { app, bringVersion } = browser({ isControlled: false });
    await bringVersion();
    expect(app.isNewerReady.getSnapshot()).toBe(false);
  });

  it('stays as it is on a page that may not be installed', () => {
    const app = installApp(undefined, { reload: vi.fn(), onFault: vi.fn() });
    app.takeNewer();
    expect(app.isNewerReady.getSnapshot()).toBe(false);
  });

  it('reports when the browser does not take it, and the page goes on', async () => {
    const onFault = vi.fn();
    const container = Object.assign(new EventTarget(), {
      controller: null,
      register: () => Promise.reject(new TypeError('no')),
    });
    installApp(container, { reload: vi.fn(), onFault });
    await vi.waitFor(() => {
      expect(onFault).toHaveBeenCalledOnce();
    });
  });
});
