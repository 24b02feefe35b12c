import { definePlugin } from '@sealwright/core/api';

export default definePlugin({ activate() {} });
