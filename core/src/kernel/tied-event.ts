import type { Disposable, Event } from '../api/index.ts';
import { contained } from './containment.ts';
import type { PluginLife } from './plugin-life.ts';

/** An event as a plugin gets it: its subscriptions end with the plugin at the latest, its listeners are contained. */
export function tiedEvent<T>(life: PluginLife, where: string, event: Event<T>): Event<T> {
  const { plugin, report } = life;
  const containment = { plugin, where, deadline: 0, ensureLive: () => life.ensureLive(), report };
  return (listener) => {
    let subscription: Disposable | undefined;
    const registration = life.register(where, () => void subscription?.dispose());
    subscription = event((value) => {
      try {
        contained(containment, [], () => listener(value));
      } catch {
        // Reported by the containment; whoever fired the event is not concerned.
      }
    });
    return registration;
  };
}
