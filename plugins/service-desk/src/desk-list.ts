import {
  type Contribution,
  type Log,
  type PluginSettings,
  type PointReader,
  SealwrightError,
  type ServiceDesk,
  ServiceDeskContent,
  type ServiceDeskData,
} from '@sealwright/core/api';
import { Value } from 'typebox/value';
import type { ShownDesk } from './common-desk-rpc.ts';
import { DeskInvalid, DeskWithoutForm } from './errors.ts';

export const ADDRESSES = 'service-desk.addresses';
const DEFAULT_ORDER = 100;

type Application = NonNullable<ServiceDeskContent['application']>;

/** The desks of all plugins, with the operator's addresses. One that cannot be read is left out and named in the log. */
export class DeskList {
  private readonly desks: PointReader<ServiceDeskData, ServiceDesk>;
  private readonly settings: Pick<PluginSettings, 'get'>;
  private readonly log: Log;

  constructor(desks: PointReader<ServiceDeskData, ServiceDesk>, settings: Pick<PluginSettings, 'get'>, log: Log) {
    this.desks = desks;
    this.settings = settings;
    this.log = log;
  }

  async list(): Promise<ShownDesk[]> {
    const order = ({ data }: Contribution<ServiceDeskData, ServiceDesk>) => data.order ?? DEFAULT_ORDER;
    const sorted = [...this.desks.list()].sort((one, other) => order(one) - order(other));
    const read = await Promise.all(
      sorted.map((desk) => this.read(desk).catch((fault) => this.leaveOut(desk.id, fault))),
    );
    return read.filter((desk) => desk !== undefined);
  }

  /** What is printed on a desk's form; `service-desk.no-form`. */
  async application(id: string): Promise<Application> {
    const desk = (await this.list()).find((each) => each.id === id);
    if (!desk?.content.application) throw DeskWithoutForm({});
    return desk.content.application;
  }

  private async read({ id, data, load }: Contribution<ServiceDeskData, ServiceDesk>): Promise<ShownDesk> {
    const content = await (await load()).content();
    const [error] = Value.Errors(ServiceDeskContent, content);
    if (error) throw DeskInvalid({ desk: id, place: error.instancePath });
    return { id, title: data.title, content: { ...content, links: this.withAddresses(content.links) } };
  }

  /** The operator's, else the desk's own. */
  private withAddresses(links: ServiceDeskContent['links']): ServiceDeskContent['links'] {
    const set = new Map(this.settings.get<readonly string[]>(ADDRESSES).map(splitAddress));
    return links.map((link) => {
      const address = set.get(link.id) ?? link.address;
      return address === undefined ? link : { ...link, address };
    });
  }

  private leaveOut(desk: string, fault: unknown): undefined {
    this.log.warn('a service desk was left out', {
      desk,
      code: fault instanceof SealwrightError ? fault.code : 'unknown',
    });
  }
}

function splitAddress(line: string): readonly [string, string] {
  const at = line.indexOf('=');
  return [line.slice(0, at), line.slice(at + 1)];
}
