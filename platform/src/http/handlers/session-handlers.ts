import type { Sessions } from '../../sessions/index.ts';
import type { Call, Handlers } from '../call.ts';

type Ids = 'challengeSession' | 'openSession' | 'refreshSession' | 'currentSession' | 'closeSession';

export const sessionHandlers = (sessions: Sessions): Handlers<Ids> => ({
  challengeSession: async ({ body }) => ({ status: 201, body: await sessions.challenge(bytesOf(body.certificate)) }),
  openSession: async ({ body: { challengeId, certificateChain, signature } }) => {
    const [certificate = '', ...others] = certificateChain;
    const chain = [bytesOf(certificate), ...others.map(bytesOf)] as const;
    return { status: 201, body: await sessions.open(challengeId, [...chain], bytesOf(signature)) };
  },
  refreshSession: async ({ body }) => ({ status: 201, body: await sessions.refresh(body.refreshToken) }),
  currentSession: async ({ party }) => ({ body: party }),
  closeSession: async (call) => {
    await sessions.close(tokenOf(call));
    return { status: 204 };
  },
});

const bytesOf = (base64: string): Uint8Array => new Uint8Array(Buffer.from(base64, 'base64'));
const tokenOf = ({ request }: Call<'closeSession'>): string =>
  (request.headers.authorization ?? '').slice('Bearer '.length);
