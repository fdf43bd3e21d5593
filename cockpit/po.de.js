// What Cockpit's own menu calls the package in German; the package's words are in words.js.

cockpit.locale({
  "": { "plural-forms": (n) => n !== 1, language: "de", "language-direction": "ltr" },
  "Domain editor": [null, "Domain-Editor"],
});
