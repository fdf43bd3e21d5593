import { useRef, useState } from "react";
import { createRoot } from "react-dom/client";
import { LibvirtDomainEditor } from "libvirt-domain-editor/react";
import { xml } from "../domain.js";
import "../examples.css";

function Console() {
  const editor = useRef(null);
  const [state, setState] = useState("Nothing was changed.");
  const [readOnly, setReadOnly] = useState(false);
  return (
    <>
      <h1>Editor in a React application</h1>
      <p role="status">{state}</p>
      <label>
        <input type="checkbox" checked={readOnly} onChange={() => setReadOnly(!readOnly)} /> Read-only
      </label>
      <LibvirtDomainEditor
        ref={editor}
        value={xml}
        readOnly={readOnly}
        saves
        onChange={({ detail }) => setState(`Changed ${detail.revision} times.`)}
        onSave={() => {
          setState(`Saved ${editor.current.value.length} characters.`);
          editor.current.markSaved();
        }}
      />
    </>
  );
}

createRoot(document.getElementById("root")).render(<Console />);
