import { definePlugin } from '@sealwright/core/api';

/** Everything of this plugin is data and view code; the window itself reads the setting. */
export default definePlugin({ activate() {} });
