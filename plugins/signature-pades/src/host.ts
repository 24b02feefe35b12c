import { definePlugin, SignatureAlgorithms, SignatureFormats } from '@sealwright/core/api';
import { x509SignatureAlgorithm } from '@sealwright/crypto/cms';
import { inspect, recognises } from './pades-format.ts';
import { preparePades, signPades } from './sign-pades.ts';

export default definePlugin({
  activate({ own, contribute }) {
    own(contribute(SignatureFormats, 'pades', { prepare: preparePades, sign: signPades, recognises, inspect }));
    own(contribute(SignatureAlgorithms, 'rsa', x509SignatureAlgorithm));
    own(contribute(SignatureAlgorithms, 'ecdsa', x509SignatureAlgorithm));
  },
});
