// Every example, as `node examples/serve.mjs NAME` serves it, in Chromium under its strict policy.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { test } from "node:test";
import { NAMES, serve } from "../../examples/serve.mjs";
import { launch } from "../e2e/harness.mjs";

const skip = existsSync(process.env.NPM_PACKAGE ?? "") ? false : "NPM_PACKAGE names no built package";

async function open(t, name) {
  const { address, close } = await serve(name);
  const browser = await launch();
  const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
  const errors = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => message.type() === "error" && !/favicon/.test(message.location().url) && errors.push(message.text()));
  page.on("request", (request) => {
    if (!/^(http:\/\/127\.0\.0\.1:|data:|blob:)/.test(request.url())) errors.push(`asks ${request.url()}`);
  });
  t.after(async () => {
    await browser.close();
    close();
    assert.deepEqual(errors, []);
  });
  await page.goto(address);
  return page;
}

for (const name of NAMES) {
  test(`the example ${name}: a switch to USB 2.0 is heard of`, { skip }, async (t) => {
    const page = await open(t, name);
    const editor = name === "frame" ? page.frameLocator("iframe") : page;
    await editor.getByRole("treeitem", { name: /^USB controller 0/ }).click();
    await editor.getByRole("radio", { name: /^2.0/ }).click();
    await editor.getByRole("button", { name: /^(Use USB|Write \d)/ }).first().click();
    if (name === "form") {
      assert.match(await page.evaluate(() => new FormData(document.forms[0]).get("xml")), /ich9-ehci1/);
      await page.getByRole("button", { name: "Send" }).click();
      await page.getByText(/The form sent \d+ bytes/).waitFor();
      return;
    }
    await page.getByRole("status").getByText(/^Changed 1 times/).first().waitFor();
    if (name === "plain") return;
    await editor.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByRole("status").getByText(/^Saved \d+ characters/).first().waitFor();
  });
}
