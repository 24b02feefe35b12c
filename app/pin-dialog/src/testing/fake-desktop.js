/**
 * Runs in the page before its own script: a desktop whose driver answers as the test says. It speaks the messages of the
 * two ports as they are on the wire, so that the page's own side of them is tried, too.
 */
(() => {
  const { content, answers, diesAtOnce } = globalThis.pinTest;
  const seen = { reports: [], calls: [], closed: 0 };
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
        if (method === 'pin-page/close') seen.closed++;
        else seen.reports.push(args[0]);
      });
      serve(pin.port1, async (method, [token, ...pins]) => {
        seen.calls.push({ method, token, pins: pins.map((bytes) => new TextDecoder().decode(bytes)) });
        const outcome = answers.shift();
        if (outcome === 'crash') {
          pin.port1.postMessage([]);
          return new Promise(() => {});
        }
        if (outcome === 'hang') return new Promise(() => {});
        if (outcome.code) throw outcome;
        return outcome === 'done' ? undefined : outcome.session;
      });
      window.postMessage('sealwright.pin-ports', location.origin, [page.port2, pin.port2]);
      if (diesAtOnce) setTimeout(() => pin.port1.postMessage([]), 200);
    },
  };
})();
