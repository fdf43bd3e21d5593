// Starts the empty page, as static/boot.js does the editor.

import start from "./empty-page.js";

await start({ module_or_path: new URL("empty-page_bg.wasm", import.meta.url) });
