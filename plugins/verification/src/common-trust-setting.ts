/** The setting that names files and folders of trusted certificates; the rest stands in the manifest. */
export const TRUSTED_CERTIFICATES = 'verification.trustedCertificates';
