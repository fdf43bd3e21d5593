// The pictures in docs/screenshots, taken of the page as it is: `cargo xtask screenshots`.

import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chooseTarget, openSample, row } from "./page.mjs";

const FOLDER = process.env.SCREENSHOTS ?? fileURLToPath(new URL("../../docs/screenshots", import.meta.url));
const DESKTOP = { viewport: { width: 1440, height: 900 } };
const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 };

const previewUsb = async (page) => {
  await row(page, "USB controller 0").click();
  await page.getByRole("radio", { name: /^2.0/ }).click();
};
const exportFor = (target) => async (page) => {
  await chooseTarget(page, target);
  await page.keyboard.press("Control+e");
  await page.locator("main.export").waitFor();
  await page.locator("main.export progress").waitFor({ state: "detached" });
};

const topology = async (page) => {
  await page.getByRole("navigation").getByRole("button", { name: "Topology" }).click();
  await page.locator(".topology svg").first().waitFor();
};

/** What each picture shows: the sample, how it is seen, what is done first. */
const PICTURES = {
  "main-light": ["desktop", DESKTOP, previewUsb],
  "main-dark": ["desktop", { ...DESKTOP, colorScheme: "dark" }, previewUsb],
  "export-light": ["app-legacy", DESKTOP, exportFor("RHEL 6.2")],
  "export-dark": ["app-legacy", { ...DESKTOP, colorScheme: "dark" }, exportFor("RHEL 6.2")],
  "topology-light": ["desktop", DESKTOP, topology],
  "topology-dark": ["desktop", { ...DESKTOP, colorScheme: "dark" }, topology],
  "form-light": ["desktop", DESKTOP, (page) => row(page, "Disk vda").click()],
  "phone-main": ["desktop", PHONE, async () => {}],
  "phone-device": ["desktop", PHONE, previewUsb],
};

await mkdir(FOLDER, { recursive: true });
for (const [name, [sample, options, prepare]] of Object.entries(PICTURES)) {
  const ends = [];
  const page = await openSample({ after: (end) => ends.push(end) }, sample, { ...options, reducedMotion: "reduce" });
  try {
    await prepare(page);
    await page.mouse.move(0, 0);
    // The fonts, and what comes once it is calm.
    await page.evaluate(() => document.fonts.ready);
    await page.waitForTimeout(1_000);
    await page.screenshot({ path: join(FOLDER, `${name}.png`) });
    console.log(name);
  } finally {
    for (const end of ends) await end();
  }
}
