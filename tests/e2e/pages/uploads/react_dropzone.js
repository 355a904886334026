import { createElement } from "react";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { useDropzone } from "react-dropzone";
import { place, send } from "./send.js";

function Zone() {
  const { getRootProps, getInputProps } = useDropzone({ onDrop: send });
  return createElement("div", { ...getRootProps(), id: "zone" }, createElement("input", getInputProps()), "Drop files here");
}

flushSync(() => createRoot(place).render(createElement(Zone)));
