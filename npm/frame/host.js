// The console's side of the iframe protocol, version 1 (docs/embedding.md), to be loaded by the console's own page.

const VERSION = 1;

/**
 * Connects to an editor in `frame`, an iframe whose address names this page's origin (`?embed=1&host=…`); call it
 * before the frame is loaded. Answers `{ request, on, close }` when the editor is ready.
 *
 * `request(type, members)` resolves to the answer or rejects with an error that has `code`; `on(type, heard)` hears
 * messages; what `heard` returns or throws for `save` is the answer.
 */
export function connectEditor(frame, { origin = new URL(frame.src, location.href).origin } = {}) {
  const asked = new Map();
  const hearers = new Map();
  let count = 0;

  const talk = (port, ready) => {
    const answer = async (message) => {
      try {
        const etag = await hearers.get(message.type)?.(message);
        port.postMessage({ type: "answer", re: message.id, ok: true, ...(typeof etag === "string" ? { etag } : {}) });
      } catch (error) {
        const told = { code: error.code ?? "failed", message: String(error.message ?? error) };
        port.postMessage({ type: "answer", re: message.id, ok: false, error: told });
      }
    };
    port.onmessage = ({ data }) => {
      if (data.re !== undefined) {
        const { resolve, reject } = asked.get(data.re) ?? {};
        asked.delete(data.re);
        if (data.ok) resolve?.(data);
        else reject?.(Object.assign(new Error(data.error.message), data.error));
      } else if (data.type === "ready") ready();
      else if (data.id !== undefined) answer(data);
      else hearers.get(data.type)?.(data);
    };
    return {
      request: (type, members = {}) =>
        new Promise((resolve, reject) => {
          count += 1;
          asked.set(count, { resolve, reject });
          port.postMessage({ ...members, type, id: count });
        }),
      on: (type, heard) => hearers.set(type, heard),
      close: () => port.close(),
    };
  };

  return new Promise((connected) => {
    const heard = ({ source, origin: from, data }) => {
      if (source !== frame.contentWindow || from !== origin) return;
      if (data?.dxe !== VERSION || data.type !== "init" || !data.versions.includes(VERSION)) return;
      removeEventListener("message", heard);
      const { port1, port2 } = new MessageChannel();
      const editor = talk(port1, () => connected(editor));
      frame.contentWindow.postMessage({ dxe: VERSION, type: "connect", nonce: data.nonce }, origin, [port2]);
    };
    addEventListener("message", heard);
  });
}
