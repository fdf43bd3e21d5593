// The envelope of the iframe protocol, version 1: what a message must look like before anybody looks inside.
// docs/embed.schema.json says the same for programs, docs/embedding.md for people.

export const VERSION = 1;
/** The longest message, in UTF-16 code units of all its strings. */
export const LIMIT = 8 * 1024 * 1024;
/** So many messages a second are answered. */
export const PER_SECOND = 100;
const DEEPEST = 4;

/** A refusal that the other side is told: one of the codes of docs/embedding.md, and words for people. */
export class Refused extends Error {
  constructor(code, message, more = {}) {
    super(message);
    this.code = code;
    this.more = more;
  }
}

/** How long a value is, or Infinity where it is nested too deeply or holds what the protocol has no use for. */
export function size(value, depth = 0) {
  if (depth > DEEPEST) return Infinity;
  if (typeof value === "string") return value.length;
  if (value === null || ["boolean", "number", "undefined"].includes(typeof value)) return 8;
  if (typeof value !== "object") return Infinity;
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && !Array.isArray(value)) return Infinity;
  let sum = 8;
  for (const [name, inner] of Object.entries(value)) {
    sum += name.length + size(inner, depth + 1);
    if (sum > LIMIT) return Infinity;
  }
  return sum;
}

/** Whether it is an object of ours with a type. */
export function isMessage(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value) && typeof value.type === "string";
}

/** Whether an answer can name the request by it. */
export function isId(id) {
  return Number.isSafeInteger(id) || (typeof id === "string" && id.length <= 64);
}

/** Takes the members that a type has, each of the kind stated: `{ xml: "string", name: "string?" }`. */
export function members(message, shape) {
  const taken = {};
  for (const name of Object.keys(message)) {
    if (!["type", "id"].includes(name) && !Object.hasOwn(shape, name)) {
      throw new Refused("malformed", `"${message.type}" has no member "${name.slice(0, 64)}"`);
    }
  }
  for (const [name, kind] of Object.entries(shape)) {
    const value = Object.hasOwn(message, name) ? message[name] : undefined;
    const wanted = kind.replace("?", "");
    if (value === undefined && kind.endsWith("?")) continue;
    const fits = wanted.includes("|") ? wanted.split("|").includes(value) : typeof value === wanted;
    if (!fits) throw new Refused("malformed", `"${message.type}" wants "${name}" as ${wanted}`);
    taken[name] = value;
  }
  return taken;
}

/** Counts messages: answers false for those beyond what a second allows. */
export function meter(now = () => performance.now()) {
  let since = now();
  let count = 0;
  return () => {
    if (now() - since >= 1000) [since, count] = [now(), 0];
    count += 1;
    return count <= PER_SECOND;
  };
}
