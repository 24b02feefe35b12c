import { type Disposable, defineService, type ServiceToken } from '../api/index.ts';
import { Scope } from './container.ts';
import { guarded } from './guard.ts';
import type { PluginLife } from './plugin-life.ts';

/** A service that the shell gives to the plugins: PIN entry, driver processes. It is trusted as the host is. */
export interface ShellService {
  // biome-ignore lint/suspicious/noExplicitAny: a token of whatever service
  readonly token: ServiceToken<any>;
  readonly version: string;
  readonly implementation: unknown;
}

export function shellService<T>(token: ServiceToken<T>, version: string, implementation: T): ShellService {
  return { token, version, implementation };
}

/** The implementations of services: the shell's, and those of the plugins that are active. */
export class Services {
  readonly scope = new Scope();

  /** Takes in a service of the shell's or the host's own; calls of it are not contained. */
  add({ token, implementation }: ShellService): void {
    this.scope.set(token.key, implementation);
  }

  /** Offers a plugin's implementation; calls through it are contained, without a deadline. */
  offer<T>(life: PluginLife, token: ServiceToken<T>, implementation: T): Disposable {
    const { key } = defineService(token.id);
    const where = `service ${token.id}`;
    const registration = life.register(where, () => this.scope.delete(key));
    const { plugin, report } = life;
    const containment = { plugin, where, deadline: 0, ensureLive: () => life.ensureLive(), report };
    this.scope.set(key, guarded(implementation, containment));
    return registration;
  }

  find(service: string): unknown {
    const { key } = defineService(service);
    return this.scope.has(key) ? this.scope.get(key) : undefined;
  }
}
