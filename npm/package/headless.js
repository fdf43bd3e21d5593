// The engine without a page, in browsers and in Node: the commands of `domxml` as functions.

import * as program from "./editor-page.js";

let started;

/** Loads the engine, once; `source` is the compiled program or where it is, if not beside this module. */
export function start(source) {
  started ??= load(source);
  return started;
}

async function load(source = new URL("./editor-page_bg.wasm", import.meta.url)) {
  const local = source instanceof URL && source.protocol === "file:";
  const module_or_path = local ? await (await import(/* @vite-ignore */ "node:fs/promises")).readFile(source) : source;
  await program.default({ module_or_path });
}

const call = (name) => async (xml, options = {}) => {
  await start();
  return JSON.parse(program[name](xml, JSON.stringify(options)));
};

/** The domain as a host would store it. */
export const complete = call("complete");
/** Every device that the guest will have, written and implicit. */
export const devices = call("devices");
/** The domain for another host. (`export` is a word of JavaScript.) */
const exported = call("exportFor");
export { exported as export };
/** Which releases can take the domain. */
export const check = call("check");
