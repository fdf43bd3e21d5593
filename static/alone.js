// The editor as a page of its own, in the colours and the language that were chosen at an earlier visit.

export function alone(editor) {
  const show = (theme) => {
    editor.setAttribute("theme", theme);
    document.documentElement.style.colorScheme = theme;
  };
  editor.setAttribute("alone", "");
  const chosen = stored("theme");
  if (chosen) show(chosen);
  editor.addEventListener("theme", ({ detail: { theme } }) => {
    show(theme);
    store("theme", theme);
  });
  const lang = stored("lang");
  if (lang) editor.lang = lang;
  editor.addEventListener("lang", ({ detail: { lang } }) => store("lang", lang));
}

/** A page in a sandbox without an origin of its own has no storage. */
function stored(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function store(key, value) {
  try {
    localStorage.setItem(key, value);
  } catch {
    // It is forgotten with the page.
  }
}
