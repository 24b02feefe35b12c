/** Child process of the channel tests: serves `echo` over file descriptor 3. */
import { Socket } from 'node:net';
import { echo, echoes } from './echo.fixture.ts';
import { serve } from './index.ts';
import { streamChannel } from './node/index.ts';

const channel = streamChannel(new Socket({ fd: 3, readable: true, writable: true }));
serve(channel, echo, echoes());
void channel.closed.then(() => process.exit());
