/**
 * Runs in the page before its own script: a desktop whose driver answers as the test says. It speaks the messages of the
 * two ports as they are on the wire, so that the page's own side of them is tried, too.
 */
(() => {
  const { content, logins, diesAtOnce } = globalThis.pinTest;
  const seen = { reports: [], pins: [] };
  globalThis.pinSeen = seen;

  const serve = (port, answer) => {
    port.onmessage = async ({ data: [message] }) => {
      if (!message?.id && message?.id !== 0) return;
      const reply = { jsonrpc: '2.0', id: message.id };
      try {
        port.postMessage([{ ...reply, result: { value: await answer(message.method, message.params.args) } }]);
      } catch (record) {
        port.postMessage([{ ...reply, error: { code: -32000, message: record.code, data: record } }]);
      }
    };
  };

  globalThis.sealwrightPin = {
    requestPorts() {
      const page = new MessageChannel();
      const pin = new MessageChannel();
      serve(page.port1, (method, args) => {
        if (method === 'pin-page/content') return content;
        seen.reports.push(args[0]);
      });
      serve(pin.port1, async (_, [token, bytes]) => {
        seen.pins.push({ token, pin: new TextDecoder().decode(bytes) });
        const outcome = logins.shift();
        if (outcome === 'crash') {
          pin.port1.postMessage([]);
          return new Promise(() => {});
        }
        if (outcome === 'hang') return new Promise(() => {});
        if (outcome.code) throw outcome;
        return outcome.session;
      });
      window.postMessage('sealwright.pin-ports', location.origin, [page.port2, pin.port2]);
      if (diesAtOnce) setTimeout(() => pin.port1.postMessage([]), 200);
    },
  };
})();
