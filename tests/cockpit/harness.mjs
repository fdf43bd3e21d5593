// The page of the package in a real Cockpit with a real libvirt, as the example starts them.

import assert from "node:assert/strict";
import { absent, start } from "../../examples/cockpit/start.mjs";
import { launch, watch } from "../e2e/harness.mjs";

const PACKAGE = process.env.COCKPIT_PACKAGE;

/** Why it cannot run here, or null. */
export function missing() {
  if (absent().length) return `not installed: ${absent().join(", ")}`;
  return PACKAGE ? null : "COCKPIT_PACKAGE names no built package: run `cargo xtask test cockpit`";
}

/**
 * Starts both, for the test `t`; `domains` are defined before; `variables` are of the session's environment. Answers the page,
 * the package's frame, and virsh. `options` are Playwright's for a context; and `language`, what Cockpit's menu keeps.
 */
export async function openCockpit(t, domains, path = "", variables = {}, { language, ...options } = {}) {
  const { address, close, ...libvirt } = await start(PACKAGE, domains, variables);
  const browser = await launch();
  // Without motion, so that colours are what they will be as soon as they change.
  const context = await browser.newContext({ reducedMotion: "reduce", viewport: { width: 1800, height: 1000 }, ...options });
  const own = ({ protocol, host }) => ["blob:", "data:"].includes(protocol) || host === new URL(address).host;
  const wrong = await watch(context, own);
  t.after(async () => {
    await browser.close();
    await close();
    assert.deepEqual(wrong, [], "the package did something wrong");
  });
  if (language) await context.addCookies([{ name: "CockpitLang", value: language, url: address }]);
  const page = await context.newPage();
  await page.goto(`${address}${path}`);
  const frame = page.frameLocator("iframe[name*='libvirt-domain-editor']");
  return { page, frame, ...libvirt };
}
