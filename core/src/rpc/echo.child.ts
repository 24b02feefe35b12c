/** Child process of the channel tests: serves `echo` over the pipe that its argument names. */
import { Socket } from 'node:net';
import { echo, echoes } from './echo.fixture.ts';
import { serve } from './index.ts';
import { processChannel, streamChannel } from './node/index.ts';

const [pipe] = process.argv.slice(2);
const channel =
  pipe === 'ipc' ? processChannel(process) : streamChannel(new Socket({ fd: 3, readable: true, writable: true }));
serve(channel, echo, echoes());
void channel.closed.then(() => process.exit());
