// Elements and dialogs. Words from documents only ever become text nodes.

export const byId = (id) => document.getElementById(id);

export function el(tag, settings = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(settings)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === "on") for (const [kind, act] of Object.entries(value)) node.addEventListener(kind, act);
    else if (name === "value") node.value = value;
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return node;
}

// Code marks of messages become elements, so that no backtick is ever shown.
export const coded = (text) => text.split("`").map((part, at) => (at % 2 ? el("code", {}, part) : part));

export const said = (words) => words.replaceAll("_", " ");

let number = 0;

export function field({ name, label, kind = "text", words = [], value = "", hint = "", required = false }) {
  const id = `field-${(number += 1)}`;
  const common = { id, name, required, "aria-describedby": hint ? `${id}-hint` : undefined };
  let control;
  if (kind === "choice" || kind === "flag") {
    const options = [el("option", { value: "" }, "not stated"), ...words.map((word) => el("option", { value: word }, said(word)))];
    control = el("select", common, ...options);
  } else if (kind === "long") {
    control = el("textarea", { ...common, rows: 6 });
  } else {
    control = el("input", { ...common, type: kind === "date" ? "date" : kind === "search" ? "search" : "text", inputmode: kind === "number" ? "decimal" : undefined, autocomplete: "off" });
  }
  control.value = value;
  control.dataset.before = control.value;
  return el("div", { class: "field" }, el("label", { for: id }, label), control, hint ? el("span", { id: `${id}-hint`, class: "soft" }, hint) : null);
}

export function values(node) {
  const found = {};
  for (const control of node.querySelectorAll("[name]")) {
    if (control.type === "radio" && !control.checked) continue;
    found[control.name] = control.value;
  }
  return found;
}

export function changed(node) {
  const found = {};
  for (const control of node.querySelectorAll("[name]")) {
    if (control.value !== control.dataset.before) found[control.name] = control.value;
  }
  return found;
}

let submitted = null;

export function openForm({ title, submit, body, send }) {
  const dialog = byId("form");
  byId("form-title").textContent = title;
  byId("form-submit").textContent = submit;
  byId("form-error").textContent = "";
  byId("form-body").replaceChildren(...body);
  submitted = send;
  dialog.showModal();
  const first = byId("form-body").querySelector("input, select, textarea");
  if (first) first.focus();
}

export function prepareForm() {
  const dialog = byId("form");
  const button = byId("form-submit");
  dialog.querySelector("form").addEventListener("submit", async (event) => {
    event.preventDefault();
    if (button.disabled) return;
    const name = button.textContent;
    button.disabled = true;
    button.textContent = "Saving…";
    const trouble = await submitted();
    button.disabled = false;
    button.textContent = name;
    if (trouble) byId("form-error").replaceChildren(...coded(trouble));
    else dialog.close();
  });
  dialog.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      dialog.querySelector("form").requestSubmit();
    }
  });
  byId("form-cancel").addEventListener("click", () => dialog.close());
}
