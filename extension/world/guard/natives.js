// The browser's own functions, taken before the page's first script could change them. Whatever runs later calls
// these and nothing that a page can reach: no method of a prototype, no iterator, no spread.
export const { apply, construct, defineProperty, deleteProperty, getOwnPropertyDescriptor, ownKeys } = Reflect;

/** A method or getter of a prototype as a function of its object. */
const free = (method) => (self, ...args) => apply(method, self, args);
const method = (type, name) => free(type.prototype[name]);
const getter = (type, name) => free(getOwnPropertyDescriptor(type.prototype, name).get);

const xOf = getter(MouseEvent, "clientX");
const yOf = getter(MouseEvent, "clientY");
export const listen = method(EventTarget, "addEventListener");
export const unlisten = method(EventTarget, "removeEventListener");
export const dispatch = method(EventTarget, "dispatchEvent");
export const preventDefault = method(Event, "preventDefault");
export const isCancelable = getter(Event, "cancelable");
export const isPrevented = getter(Event, "defaultPrevented");
export const pathOf = method(Event, "composedPath");
export const targetOf = getter(Event, "target");
export const isTrusted = (event) => event.isTrusted;
export const dataOf = getter(InputEvent, "data");
export const detailOf = getter(CustomEvent, "detail");
export const relatedOf = getter(MouseEvent, "relatedTarget");
export const placeOf = (event) => ({ __proto__: null, x: xOf(event), y: yOf(event) });
export const submitterOf = getter(SubmitEvent, "submitter");

export const has = method(WeakMap, "has");
export const get = method(WeakMap, "get");
export const set = method(WeakMap, "set");
export const includes = method(String, "includes");
export const slice = method(String, "slice");
export const indexOf = method(String, "indexOf");
export const replace = method(String, "replace");
export const split = method(String, "split");
export const toText = String;
export const Custom = CustomEvent;
export const Mouse = MouseEvent;
export const Later = Promise;
export const Answer = Response;
export const Unzip = globalThis.DecompressionStream;
export const Weak = WeakMap;
export const FormEntries = FormData;
export const Query = URLSearchParams;
export const BlobType = Blob;
export const Bytes = Uint8Array;
export const Buffer = ArrayBuffer;
export const isView = ArrayBuffer.isView;
export const Address = URL;
export const { isArray } = Array;
export const { random } = Math;

export const addressOf = getter(URL, "href");
export const append = method(URLSearchParams, "append");
export const queryText = method(URLSearchParams, "toString");
export const eachEntry = method(FormData, "forEach");
export const appendEntry = method(FormData, "append");
export const sizeOf = getter(Blob, "size");
export const bufferOf = method(Blob, "arrayBuffer");
export const streamOf = method(Blob, "stream");
export const pipeThrough = method(ReadableStream, "pipeThrough");
export const isLocked = getter(ReadableStream, "locked");
export const answerBuffer = method(Response, "arrayBuffer");
export const answerText = method(Response, "text");
export const copyOfAnswer = method(Response, "clone");
const headersOf = getter(Response, "headers");
const headerIn = method(Headers, "get");
export const answerHeader = (answer, name) => headerIn(headersOf(answer), name);
export const json = JSON.stringify;
export const bodyBuffer = method(Request, "arrayBuffer");
export const copyOfRequest = method(Request, "clone");
export const requestAddress = getter(Request, "url");
export const requestMethod = getter(Request, "method");
export const isUsed = getter(Request, "bodyUsed");
export const bytesIn = getter(ArrayBuffer, "byteLength");

const decoder = new TextDecoder();
const decodeWith = method(TextDecoder, "decode");
export const decode = (bytes) => decodeWith(decoder, bytes);

const serializer = globalThis.XMLSerializer && new XMLSerializer();
const serializeWith = serializer && method(XMLSerializer, "serializeToString");
export const markupOf = (document) => serializeWith(serializer, document);

const { setTimeout } = globalThis;
export const after = (ms, task) => apply(setTimeout, globalThis, [task, ms]);
export const then = method(Promise, "then");
const { reject } = Promise;
export const rejected = (error) => apply(reject, Later, [error]);
export const Wrong = TypeError;

export const each = (list, act) => {
  for (let i = 0; i < list.length; i++) act(list[i]);
};

/** Whether `value` is an object of this platform type, whatever its prototype has become. */
export const isOf = (probe) => (value) => {
  try {
    probe(value);
    return true;
  } catch {
    return false;
  }
};
export const isBlob = isOf(sizeOf);
export const isQuery = isOf(queryText);
export const isEntries = isOf((value) => eachEntry(value, () => {}));
export const isBuffer = isOf(bytesIn);
export const isStream = isOf(isLocked);
export const isRequest = isOf(requestMethod);

/** The bytes of a buffer or a view, apart from it. */
export const copyOf = (bytes) => new Bytes(new Bytes(bytes.buffer ?? bytes, bytes.byteOffset ?? 0, bytes.byteLength));

export const isFormElement = isOf(getter(HTMLFormElement, "length"));
export const attribute = method(Element, "getAttribute");
export const goTo = (address) => location.assign(address);
export const freeMethod = method;
export const getterOf = (object, name) => free(getOwnPropertyDescriptor(object, name).get);
export const setterOf = (object, name) => free(getOwnPropertyDescriptor(object, name).set);
export const methodOf = (object, name) => free(object[name]);
export const makeElement = method(Document, "createElement");

/**
 * Puts `act(native, self, args)` in front of a method, or of a setter or getter. A proxy of the native function keeps
 * its name, length and text, and works wherever the native one did.
 */
export const before = (object, name, act, part = "value") => {
  const property = object && getOwnPropertyDescriptor(object, name);
  const native = property?.[part];
  if (typeof native !== "function" || !property.configurable) return;
  const handler = { __proto__: null, apply: act };
  defineProperty(object, name, { __proto__: null, ...property, [part]: new Proxy(native, handler) });
};

/** The same for a constructor: `act(native, args, newTarget)`. */
export const beforeNew = (object, name, act) => {
  const property = object && getOwnPropertyDescriptor(object, name);
  if (typeof property?.value !== "function" || !property.configurable) return;
  const handler = { __proto__: null, construct: act };
  const value = new Proxy(property.value, handler);
  defineProperty(object, name, { __proto__: null, ...property, value });
};
