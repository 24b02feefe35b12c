import { definePlugin, SignatureAlgorithms, SignatureFormats } from '@sealwright/core/api';
import { x509SignatureAlgorithm } from '@sealwright/crypto/cms';
import { inspectGmCms, recognisesGmCms } from './inspect-gm-cms.ts';
import { inspectSes, recognisesSes } from './inspect-ses.ts';
import { prepareGmCms, signGmCms } from './sign-gm-cms.ts';
import { prepareSes, signSes } from './sign-ses.ts';

export default definePlugin({
  activate({ own, contribute }) {
    const cms = { prepare: prepareGmCms, sign: signGmCms, recognises: recognisesGmCms, inspect: inspectGmCms };
    const ses = { prepare: prepareSes, sign: signSes, recognises: recognisesSes, inspect: inspectSes };
    own(contribute(SignatureFormats, 'gm-cms', cms));
    own(contribute(SignatureFormats, 'ses', ses));
    own(contribute(SignatureAlgorithms, 'sm2', x509SignatureAlgorithm));
  },
});
