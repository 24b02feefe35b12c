import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { PluginSettings, WorkflowEntryKey, WorkflowParty } from '@sealwright/core/api';
import type { WorkflowPlace } from '@sealwright/core/testkit';
import { digestOf } from '@sealwright/crypto/hash';
import { logInMechanism, logInStatement } from '@sealwright/crypto/login';
import { OpensslPki, type Party } from '@sealwright/crypto/testing';
import { Places } from '../../../plugins/workflow-platform/src/places.ts';
import { PlatformSource } from '../../../plugins/workflow-platform/src/platform-source.ts';
import { openEmbeddedDatabase } from '../database/index.ts';
import { enrolParty } from '../sessions/index.ts';
import { type LabOptions, PlatformLab } from './platform-lab.ts';

const COMPANIES = [
  { code: '91440101MA5AAAAA1X', name: '甲方贸易有限公司' },
  { code: '91440101MA5BBBBB2X', name: '乙方物流有限公司' },
  { code: '91440101MA5CCCCC3X', name: '丙方咨询有限公司' },
] as const;
const P256 = ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256'];

/** A platform on an embedded database behind a port, three companies with keys, and the workbench's client for each. */
export class ClientLab implements WorkflowPlace {
  readonly parties: readonly [WorkflowParty, WorkflowParty, WorkflowParty] = COMPANIES;
  readonly resumes = true;
  readonly lab: PlatformLab;
  readonly baseUrl: string;
  readonly keys: readonly Party[];
  readonly pki: OpensslPki;

  private constructor(lab: PlatformLab, baseUrl: string, pki: OpensslPki, keys: readonly Party[]) {
    this.lab = lab;
    this.baseUrl = baseUrl;
    this.pki = pki;
    this.keys = keys;
  }

  static async open(judge?: LabOptions['judge']): Promise<ClientLab> {
    const lab = await PlatformLab.open({ database: await openEmbeddedDatabase({}), ...(judge && { judge }) });
    const pki = new OpensslPki();
    const keys = COMPANIES.map(({ code }) => pki.issue(code, P256));
    for (const [place, party] of COMPANIES.entries()) {
      await enrolParty(lab.platform.database, { ...party, certificates: [keys[place]!.chain[0]!] });
    }
    return new ClientLab(lab, await lab.listen(), pki, keys);
  }

  async connect(): Promise<PlatformSource> {
    const settings = { get: () => this.baseUrl, onDidChange: () => ({ dispose() {} }) } as unknown as PluginSettings;
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

  /** Deadlines are watched every 15 seconds: here at once. */
  async passTime(moment: Date): Promise<void> {
    this.lab.ahead = moment.getTime() - Date.now() + 1_000;
    await this.lab.platform.vouchers.expireDue(100);
  }

  async cut(): Promise<() => Promise<void>> {
    const { server } = this.lab.app;
    const { port } = server.address() as AddressInfo;
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
    return async () => {
      server.listen(port, '127.0.0.1');
      await once(server, 'listening');
    };
  }

  async dispose(): Promise<void> {
    const { faults } = this.lab;
    await this.lab.dispose();
    this.pki.dispose();
    if (faults.length > 0) throw new Error(`the platform was at fault:\n${faults.join('\n')}`);
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
