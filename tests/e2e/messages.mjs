// Messages of the iframe protocol, held against docs/embed.schema.json.

import Ajv from "ajv/dist/2020.js";
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";

const schema = JSON.parse(await readFile(new URL("../../docs/embed.schema.json", import.meta.url), "utf8"));
const validate = new Ajv({ strict: true, strictTypes: false, formats: { uuid: true } }).compile(schema);

/** Fails where the schema does not know the message. */
export function assertMessage(message) {
  assert.ok(validate(message), `${JSON.stringify(message)}: ${JSON.stringify(validate.errors?.at(-1))}`);
}
