import { CliCommands, DocumentFiles, definePlugin, Keys, SealSources, Seals, SystemChecks } from '@sealwright/core/api';
import { AddSeal } from './cli/add-seal.ts';
import { ListSeals } from './cli/list-seals.ts';
import { RemoveSeal } from './cli/remove-seal.ts';
import { checkSeals } from './devices/check-seals.ts';
import { DeviceSeals } from './devices/device-seals.ts';
import { SealReader } from './devices/seal-reader.ts';
import { drawablePicture } from './pictures/drawable-picture.ts';
import { PictureSeals } from './pictures/picture-seals.ts';
import { SealCollection } from './seal-collection.ts';
import { SealService } from './seal-service.ts';

export default definePlugin({
  requires: { keys: Keys, files: DocumentFiles },
  points: { sources: SealSources },
  activate({ keys, files, sources, storage, log, own, provide, contribute }) {
    const devices = own(new DeviceSeals(keys, new SealReader(drawablePicture), log));
    const pictures = new PictureSeals(storage);
    const collection = new SealCollection(sources, { devices, pictures }, log);
    const seals = own(new SealService(collection, devices, pictures, sources));
    own(provide(Seals, seals));
    own(contribute(SystemChecks, 'seals', { check: () => checkSeals(keys, seals) }));
    own(contribute(CliCommands, 'seals-list', new ListSeals(collection)));
    own(contribute(CliCommands, 'seals-add', new AddSeal(seals, files)));
    own(contribute(CliCommands, 'seals-remove', new RemoveSeal(seals)));
  },
});
