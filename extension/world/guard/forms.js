// Forms that the browser itself submits, and addresses that a page goes to.
import * as native from "./natives.js";
import { addressFrom } from "./fetch.js";
import { judge, wants } from "./line.js";
import { textNow } from "./read.js";
import { admit, filesIn } from "./strangers.js";

/** Forms whose next submission a person has allowed. */
const allowed = new native.Weak();

export const guardForms = (w) => {
  const { FormData, HTMLFormElement } = w;
  if (!HTMLFormElement) return;
  const requestSubmit = native.freeMethod(HTMLFormElement, "requestSubmit");

  const entries = (form, submitter) => {
    try {
      return submitter ? new FormData(form, submitter) : new FormData(form);
    } catch {
      return new FormData(form);
    }
  };
  const MULTIPART = "multipart/form-data";
  const kindOf = native.getterOf(HTMLFormElement.prototype, "enctype");
  /** What of files a form is about to send. */
  const filesOf = (form, submitter) => {
    const other = submitter && native.attribute(submitter, "formenctype");
    return filesIn((other ?? kindOf(form)) === MULTIPART ? entries(form, submitter) : new FormData());
  };
  const actionOf = (form) => addressFrom(native.attribute(form, "action") ?? "");

  native.before(HTMLFormElement.prototype, "submit", (submit, self, args) => {
    const go = (pass) => (pass ? native.apply(submit, self, args) : undefined);
    const to = actionOf(self);
    const send = () => go(!wants(to) || judge(to, textNow(entries(self)), go));
    return admit(filesOf(self), send, () => {});
  });

  // In the bubbling phase on window: pages that send by script have prevented it by then.
  native.listen(w, "submit", (event) => {
    const form = native.targetOf(event);
    if (native.isPrevented(event) || !native.isFormElement(form) || native.get(allowed, form)) return;
    const submitter = native.submitterOf(event);
    let admitted = false;
    admit(filesOf(form, submitter), (_, now) => (now ? (admitted = true) : requestSubmit(form, submitter)), () => {});
    if (!admitted) return void native.preventDefault(event);
    const to = actionOf(form);
    if (!wants(to)) return;
    const go = (pass) => {
      if (!pass) return;
      native.set(allowed, form, true);
      requestSubmit(form, submitter);
      native.set(allowed, form, false);
    };
    if (!judge(to, textNow(entries(form, submitter)), go)) native.preventDefault(event);
  });

  if (!w.navigation || !w.NavigateEvent) return;
  const destinationOf = native.getterOf(w.NavigateEvent.prototype, "destination");
  const formOf = native.getterOf(w.NavigateEvent.prototype, "formData");
  const urlOf = native.getterOf(w.NavigationDestination.prototype, "url");
  const sameDocument = native.getterOf(w.NavigationDestination.prototype, "sameDocument");
  native.listen(w.navigation, "navigate", (event) => {
    const destination = destinationOf(event);
    const to = urlOf(destination);
    const form = formOf(event);
    if (sameDocument(destination) || (!form && !native.includes(to, "?")) || !native.isCancelable(event)) return;
    if (!wants(to)) return;
    const go = (pass) => pass && !form && native.goTo(to);
    if (!judge(to, form ? textNow(form) : "", go)) native.preventDefault(event);
  });
};
