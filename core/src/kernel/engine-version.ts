/** What plugins name as `engine` in their manifests. */
export const ENGINE_VERSION = '0.1.0';
