// Vue sets properties of custom elements and hears their events by itself; render functions need no compiler.

import { createApp, h, ref } from "vue";
import "libvirt-domain-editor";
import { xml } from "../domain.js";
import "../examples.css";

const Console = {
  setup() {
    const state = ref("Nothing was changed.");
    return () => [
      h("h1", "Editor in a Vue application"),
      h("p", { role: "status" }, state.value),
      h("libvirt-domain-editor", {
        ".value": xml,
        saves: "",
        onChange: ({ detail }) => (state.value = `Changed ${detail.revision} times.`),
        onSave: ({ target }) => (state.value = `Saved ${target.value.length} characters.`),
      }),
    ];
  },
};

createApp(Console).mount("#root");
