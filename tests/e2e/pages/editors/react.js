import { createElement, useState } from "react";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { bind } from "../chat.js";

const model = { value: "", set: () => {} };

function Composer() {
  const [value, set] = useState("");
  Object.assign(model, { value, set });
  return createElement("textarea", {
    "aria-label": "Message",
    value,
    onChange: (event) => set(event.target.value),
  });
}

const place = document.getElementById("editor");
flushSync(() => createRoot(place).render(createElement(Composer)));
bind({ element: place.querySelector("textarea"), text: () => model.value, clear: () => model.set("") });
