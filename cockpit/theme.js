// Light or dark as Cockpit is: its shell keeps the choice and tells frames when it changes.

const system = matchMedia("(prefers-color-scheme: dark)");

/** Follows the shell, for the page and for `editor`. */
export function follow(editor) {
  const show = (chosen = localStorage.getItem("shell:style") ?? "auto") => {
    const dark = chosen === "dark" || (chosen === "auto" && system.matches);
    document.documentElement.classList.toggle("pf-v6-theme-dark", dark);
    editor.theme = dark ? "dark" : "light";
  };
  addEventListener("storage", ({ key }) => key === "shell:style" && show());
  addEventListener("cockpit-style", ({ detail }) => show(detail?.style));
  system.addEventListener("change", () => show());
  editor.addEventListener("theme", (event) => event.preventDefault());
  show();
}
