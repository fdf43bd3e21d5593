// A domain whose every free text is an attack on a page that takes text for markup.

const PAYLOADS = [
  `<img src=x onerror="globalThis.scar=1">`,
  `<script>globalThis.scar=2</script>`,
  `"><svg onload=globalThis.scar=3>`,
  `' onmouseover='globalThis.scar=4`,
  `<iframe srcdoc="<script>parent.scar=5</script>"></iframe>`,
  `javascript:globalThis.scar=6`,
  `{{constructor.constructor('scar=7')()}}`,
];
const escaped = (text) =>
  text.replace(/[&<>"']/g, (it) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;" })[it]);
const all = escaped(PAYLOADS.join(" "));

/** The domain; `name` and `uuid` where libvirt is to store it, which forbids some characters in a name. */
export function hostile({ name = all, uuid = "6f1f3e5c-52a1-4b7e-9c1d-0a4e4a2f7b10" } = {}) {
  return `<domain type='qemu'>
  <name>${name}</name>
  <uuid>${uuid}</uuid>
  <title>${all}</title>
  <description>${all}</description>
  <metadata><x:note xmlns:x='urn:note' said='${all}'>${all}<x:script>globalThis.scar=8</x:script></x:note></metadata>
  <memory unit='MiB'>64</memory>
  <os><type arch='x86_64' machine='pc'>hvm</type></os>
  <devices>
    <disk type='file' device='disk'>
      <source file='/${all}'/>
      <target dev='vda' bus='virtio'/>
    </disk>
    <interface type='bridge'><source bridge='${all}'/><model type='virtio'/></interface>
    <graphics type='vnc' port='-1' autoport='yes' passwd='${escaped("<b>x")}'/>
  </devices>
</domain>
`;
}

/** What of the attacks came through, in this page with all its shadow roots; to be evaluated there. */
export function scars() {
  const found = globalThis.scar === undefined ? [] : [`script ran: ${globalThis.scar}`];
  const look = (root) => {
    for (const element of root.querySelectorAll("*")) {
      const attacks = [...element.attributes].filter(({ name }) => name.startsWith("on"));
      if (attacks.length || element.matches("img[src], iframe") || /^javascript:/i.test(element.getAttribute("href") ?? "")) {
        found.push(element.outerHTML.slice(0, 200));
      }
      if (element.shadowRoot) look(element.shadowRoot);
    }
  };
  look(document);
  return found;
}
