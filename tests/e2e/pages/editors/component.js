// A web component within another, both with open roots, as design systems build them; its send control is inside too.
import { bind } from "../chat.js";

customElements.define(
  "own-field",
  class extends HTMLElement {
    constructor() {
      super();
      const field = document.createElement("textarea");
      field.setAttribute("aria-label", "Message");
      field.rows = 3;
      this.attachShadow({ mode: "open" }).append(field);
    }
    get field() {
      return this.shadowRoot.firstChild;
    }
  },
);
customElements.define(
  "own-composer",
  class extends HTMLElement {
    constructor() {
      super();
      const button = document.createElement("button");
      button.type = "button";
      button.setAttribute("aria-label", "Send");
      this.attachShadow({ mode: "open" }).append(document.createElement("own-field"), button);
    }
  },
);
const composer = document.createElement("own-composer");
document.getElementById("editor").append(composer);
const { field } = composer.shadowRoot.querySelector("own-field");
const send = bind({ element: field, text: () => field.value, clear: () => (field.value = ""), inside: true });
composer.shadowRoot.querySelector("button").onclick = () => send();
