import { join } from 'node:path';
import { driverEnvironment } from '@sealwright/core/drivers';
import { ProfilePlugins } from '@sealwright/core/install';
import { PluginNotStarted } from '@sealwright/core/isolation';
import type { ThirdPartyPlugins } from '@sealwright/shell/node';
import { MessageChannelMain, utilityProcess } from 'electron';
import { endOf, killAtOnce } from './utility-end.ts';
import type { UtilityPluginHost } from './utility-plugin-host.ts';

/** Room for objects of JavaScript in one plugin's process, in MB. */
const HEAP = 256;

export interface UtilityPluginsOptions {
  /** Absolute path of the built `processes/plugin.ts`. */
  readonly entry: string;
  /** Absolute folder. */
  readonly profile: string;
  /** Told when plugins were installed or removed. */
  readonly onChange: () => Promise<void>;
}

/**
 * Runs each third-party plugin in a utility process of its own, for the plugin host, which cannot start one. Which code
 * that is says the profile, not the plugin host.
 */
export class UtilityPlugins implements ThirdPartyPlugins {
  private readonly options: UtilityPluginsOptions;
  private host: UtilityPluginHost | undefined;

  constructor(options: UtilityPluginsOptions) {
    this.options = options;
  }

  /** Gives ports to this plugin host from now on. */
  serve(host: UtilityPluginHost): UtilityPluginHost {
    this.host = host;
    return host;
  }

  readonly changed = (): Promise<void> => this.options.onChange();

  readonly run: ThirdPartyPlugins['run'] = async (plugin, run, { signal }) => {
    const { entry, profile } = this.options;
    const { host } = this;
    const installed = (await new ProfilePlugins(profile).list()).find(({ manifest }) => idOf(manifest) === plugin);
    if (!installed?.module || !installed.home || !host) throw PluginNotStarted({ plugin });
    // Given up while its code was looked for.
    signal.throwIfAborted();
    const child = utilityProcess.fork(entry, [installed.module, join(profile, 'plugins', plugin)], {
      serviceName: `Sealwright plugin ${plugin}`,
      stdio: 'ignore',
      cwd: installed.home,
      env: driverEnvironment(),
      execArgv: [`--max-old-space-size=${HEAP}`],
    });
    const exited = endOf(child);
    const end = () => killAtOnce(child);
    signal.addEventListener('abort', end);
    void host.exited.then(end);
    const { port1, port2 } = new MessageChannelMain();
    child.postMessage('port', [port1]);
    host.givePlugin(run, port2);
    const { code } = await exited;
    signal.removeEventListener('abort', end);
    return code;
  };
}

function idOf(manifest: unknown): unknown {
  return (manifest as { readonly sealwright?: { readonly id?: unknown } }).sealwright?.id;
}
