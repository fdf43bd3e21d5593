// The element as a React component: properties are set as properties, events are heard as `onChange` and so on.

import { createElement, forwardRef, useEffect, useImperativeHandle, useRef } from "react";
import "./libvirt-domain-editor.js";

const EVENTS = ["ready", "change", "diagnostics", "save", "exit", "theme", "lang"];
const handler = (name) => `on${name[0].toUpperCase()}${name.slice(1)}`;
const FLAGS = ["saves", "exits"];

export const LibvirtDomainEditor = forwardRef(function LibvirtDomainEditor(props, given) {
  const element = useRef(null);
  const latest = useRef(props);
  latest.current = props;
  useImperativeHandle(given, () => element.current, []);
  useEffect(() => {
    const node = element.current;
    const hear = (event) => latest.current[handler(event.type)]?.(event);
    for (const name of EVENTS) node.addEventListener(name, hear);
    return () => EVENTS.forEach((name) => node.removeEventListener(name, hear));
  }, []);
  const { value, host = "", target = "", theme = "auto", lang = "", ui = "full", readOnly = false, name, style, className } = props;
  useEffect(() => {
    const node = element.current;
    if (value !== undefined && value !== node.value) node.value = value;
  }, [value]);
  useEffect(() => {
    Object.assign(element.current, { host, target, theme, lang, ui, readOnly });
    for (const flag of FLAGS) element.current.toggleAttribute(flag, Boolean(props[flag]));
  });
  return createElement("libvirt-domain-editor", { ref: element, name, style, class: className });
});
