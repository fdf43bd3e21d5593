import { xml } from "/domain.js";

document.querySelector("libvirt-domain-editor").setAttribute("value", xml);
