import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { PluginSettings, WorkflowEntryKey, WorkflowParty } from '@sealwright/core/api';
import type { WorkflowPlace } from '@sealwright/core/testkit';
import { digestOf } from '@sealwright/crypto/hash';
import { logInMechanism, logInStatement } from '@sealwright/crypto/login';
import { OpensslPki, type Party } from '@sealwright/crypto/testing';
import { enrolParty } from '../../platform/src/sessions/index.ts';
import { newEmbeddedDatabase } from '../../platform/src/testing/new-embedded-database.ts';
import { type LabOptions, PlatformLab } from '../../platform/src/testing/platform-lab.ts';
import { Places } from '../../plugins/workflow-platform/src/places.ts';
import { PlatformSource } from '../../plugins/workflow-platform/src/platform-source.ts';

const COMPANIES = [
  { code: '91440101MA5AAAAA1X', name: '甲方贸易有限公司' },
  { code: '91440101MA5BBBBB2X', name: '乙方物流有限公司' },
  { code: '91440101MA5CCCCC3X', name: '丙方咨询有限公司' },
] as const;
const P256 = ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256'];

export interface ClientLabOptions {
  readonly judge?: LabOptions['judge'];
  /** What each instance is opened with; one on an embedded database where missing. */
  readonly instances?: readonly LabOptions[];
}

/**
 * A platform behind a port, three companies with keys, and the workbench's client for each. Where there are several
 * instances, each request goes to the next of them, as behind a proxy that knows nothing of clients.
 */
export class ClientLab implements WorkflowPlace {
  readonly parties: readonly [WorkflowParty, WorkflowParty, WorkflowParty] = COMPANIES;
  readonly resumes = true;
  readonly labs: readonly PlatformLab[];
  /** How many requests each instance was given. */
  readonly requests: readonly number[];
  readonly keys: readonly Party[];
  readonly pki: OpensslPki;
  readonly #server: Server;
  #baseUrl = '';

  private constructor(labs: readonly PlatformLab[], pki: OpensslPki, keys: readonly Party[]) {
    this.labs = labs;
    this.pki = pki;
    this.keys = keys;
    const requests = labs.map(() => 0);
    this.requests = requests;
    let next = 0;
    this.#server = createServer((request, response) => {
      const place = next++ % labs.length;
      requests[place]! += 1;
      labs[place]!.app.server.emit('request', request, response);
    });
  }

  static async open({ judge, instances }: ClientLabOptions = {}): Promise<ClientLab> {
    const given = instances ?? [{ database: await newEmbeddedDatabase() }];
    const labs = await Promise.all(given.map((each) => PlatformLab.open({ ...each, ...(judge && { judge }) })));
    const pki = new OpensslPki();
    const keys = COMPANIES.map(({ code }) => pki.issue(code, P256));
    for (const [place, party] of COMPANIES.entries()) {
      await enrolParty(labs[0]!.platform.database, { ...party, certificates: [keys[place]!.chain[0]!] });
    }
    const lab = new ClientLab(labs, pki, keys);
    await lab.#listen();
    return lab;
  }

  async connect(): Promise<PlatformSource> {
    const settings = { get: () => this.#baseUrl, onDidChange: () => ({ dispose() {} }) } as unknown as PluginSettings;
    const nothing = () => {};
    const log = { debug: nothing, info: nothing, warn: nothing, error: nothing };
    const places = new Places({ settings, log, licence: undefined, embedded: undefined, demo: undefined });
    return new PlatformSource(places, { patience: 15_000 });
  }

  key(party: number): WorkflowEntryKey {
    return this.entryKey(this.keys[party]!);
  }

  strangerKey(): WorkflowEntryKey {
    return this.entryKey(this.pki.issue('stranger', P256));
  }

  /** Deadlines are watched every 15 seconds: here at once, by the last instance. */
  async passTime(moment: Date): Promise<void> {
    for (const lab of this.labs) lab.ahead = moment.getTime() - Date.now() + 1_000;
    await this.labs.at(-1)!.platform.vouchers.expireDue(100);
  }

  async cut(): Promise<() => Promise<void>> {
    const { port } = this.#server.address() as AddressInfo;
    await this.#close();
    return async () => {
      this.#server.listen(port, '127.0.0.1');
      await once(this.#server, 'listening');
    };
  }

  async dispose(): Promise<void> {
    const faults = this.labs.flatMap((lab) => lab.faults);
    await this.#close();
    await Promise.all(this.labs.map((lab) => lab.dispose()));
    this.pki.dispose();
    if (faults.length > 0) throw new Error(`the platform was at fault:\n${faults.join('\n')}`);
  }

  async #listen(): Promise<void> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    const origin = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
    for (const lab of this.labs) this.#baseUrl = lab.reachedAt(origin);
  }

  async #close(): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#server.closeAllConnections();
    await closed;
  }

  private entryKey(holder: Party): WorkflowEntryKey {
    const mechanism = logInMechanism(holder.key);
    return {
      certificates: holder.chain,
      prove: async (audience, nonce) => {
        const statement = logInStatement(audience, nonce);
        if (!statement || mechanism.kind === 'sm2') throw new Error('nothing that these keys sign');
        return this.pki.sign(holder, mechanism, digestOf(mechanism.hash, statement));
      },
    };
  }
}
