import {
  type Contribution,
  type PointReader,
  type SettingData,
  type SettingStatus,
  type SettingsAdmin,
  SettingUnknown,
  type SettingValue,
} from '../api/index.ts';
import type { ProfileSettings } from './settings.ts';

type Setting = Contribution<SettingData, undefined>;

/** The service `SettingsAdmin` over the settings of a profile and the point `settings`. */
export class HostSettingsAdmin implements SettingsAdmin {
  private readonly settings: ProfileSettings;
  private readonly reader: () => PointReader<SettingData, undefined>;

  constructor(settings: ProfileSettings, reader: () => PointReader<SettingData, undefined>) {
    this.settings = settings;
    this.reader = reader;
  }

  get onDidChange() {
    return this.settings.onDidChange;
  }

  async list(): Promise<readonly SettingStatus[]> {
    await this.settings.ready();
    return this.reader()
      .list()
      .map(({ id: key, plugin, data }) => ({ key, plugin, data, ...this.settings.read(key, data) }));
  }

  async set(key: string, value: SettingValue): Promise<void> {
    await this.settings.write(key, this.setting(key).data, value);
  }

  async reset(key: string): Promise<void> {
    await this.settings.reset(this.setting(key).id);
  }

  private setting(key: string): Setting {
    const setting = this.reader().get(key);
    if (!setting) throw SettingUnknown({ key });
    return setting;
  }
}
