import { byId, changed, coded, el, field, openForm, prepareForm, said, values } from "./dialogs.js";
import { isDecided, isNarrowed, isShown, offer, onFilter } from "./filters.js";

const state = { token: "", session: null, view: null, selected: null, pending: null, shortcuts: true, saving: 0 };
const SEVERITIES = { error: "error", warning: "warning", note: "note", none: "no finding" };
const SIGNS = { extracted: "not decided", reviewed: "reading confirmed", approved: "signed as fine", disputed: "disputed", withdrawn: "withdrawn", orphaned: "text gone" };
const WATCH_EVERY = 4000;

// The server

class Refused extends Error {
  constructor(status, data) {
    super(data.error || "claimcheck does not answer");
    this.status = status;
    this.data = data;
  }
}

async function ask(path, query = {}, body = null) {
  const address = Object.keys(query).length ? `${path}?${new URLSearchParams(query)}` : path;
  const headers = { "X-Claimcheck-Token": state.token };
  const options = { headers, cache: "no-store", credentials: "omit" };
  if (body) {
    headers["Content-Type"] = "application/json";
    Object.assign(options, { method: "POST", body: JSON.stringify(body) });
  }
  let reply;
  try {
    reply = await fetch(address, options);
  } catch {
    throw new Refused(0, { error: "claimcheck does not answer: is it still running?" });
  }
  const data = await reply.json();
  if (!reply.ok) throw new Refused(reply.status, data);
  return data;
}

// What is selected

const claimOf = (id) => state.view.claims.find((claim) => claim.id === id);
const placelessOf = (id) => state.view.placeless.find((record) => record.id === id);

function select(id, { focus = false } = {}) {
  state.selected = id;
  for (const mark of document.querySelectorAll(".claim")) {
    if (mark.dataset.claim === id) mark.setAttribute("aria-current", "true");
    else mark.removeAttribute("aria-current");
  }
  const mark = [...document.querySelectorAll(".claim")].find((each) => each.dataset.claim === id);
  if (mark) {
    if (focus) mark.focus({ preventScroll: true });
    const box = byId("text");
    const place = mark.getBoundingClientRect();
    const around = box.getBoundingClientRect();
    if (place.top < around.top + 20 || place.bottom > around.bottom - 20) mark.scrollIntoView({ block: "center" });
  }
  history.replaceState(null, "", `#claim=${encodeURIComponent(id || "")}`);
  showRecord();
}

function move(step) {
  const order = state.view.claims.filter((claim) => isShown(claim) || claim.id === state.selected);
  if (!order.length) return tell("No claim matches the filters.");
  const at = order.findIndex((claim) => claim.id === state.selected);
  const next = at < 0 ? 0 : Math.min(order.length - 1, Math.max(0, at + step));
  if (next === at) tell(step > 0 ? "This is the last claim." : "This is the first claim.");
  select(order[next].id, { focus: true });
}

function tell(words) {
  byId("said").textContent = "";
  requestAnimationFrame(() => (byId("said").textContent = words));
}

// The document

function showStanding() {
  const { view } = state;
  const shown = view.claims.filter(isShown).length;
  const narrowed = isNarrowed() ? ` · ${shown} shown` : "";
  byId("standing").textContent = `${view.decided} of ${view.claims.length} claims decided${narrowed} · ${view.unopened} of ${view.links} links not yet checked against the source · saved in ${view.ledger_path}`;
  byId("undo").disabled = !view.undo;
  document.title = `${view.path}: review of claims`;
}

function showDocument() {
  const { view } = state;
  showStanding();
  const nodes = blocks(view.passages);
  if (view.placeless.length) {
    nodes.push(el("div", { class: "heading", role: "heading", "aria-level": "2" }, "Records whose text is no longer in the document"));
    for (const record of view.placeless) nodes.push(el("div", { class: "paragraph" }, placelessMark(record)));
  }
  byId("text").replaceChildren(...nodes);
}

function blocks(passages) {
  return passages.map((passage) => {
    const settings = { class: passage.kind };
    if (passage.kind === "heading") Object.assign(settings, { role: "heading", "aria-level": String(Math.min(6, 2 + Math.max(0, passage.level - 1))) });
    return el("div", settings, ...passage.pieces.map(([text, id]) => (id ? mark(text, claimOf(id)) : text)));
  });
}

function mark(text, claim) {
  const kinds = ["claim", claim.severity];
  if (isDecided(claim) && claim.status !== "disputed") kinds.push("decided");
  if (claim.status === "disputed") kinds.push("disputed");
  if (!isShown(claim)) kinds.push("aside");
  return el(
    "a",
    { href: `#claim=${encodeURIComponent(claim.id)}`, class: kinds.join(" "), "data-claim": claim.id, on: { click: chosen } },
    text,
    el("span", { class: "hidden-word" }, ` (${SEVERITIES[claim.severity]}, ${SIGNS[claim.status]})`),
  );
}

function placelessMark(record) {
  return el("a", { href: `#claim=${encodeURIComponent(record.id)}`, class: "claim", "data-claim": record.id, on: { click: chosen } }, record.quote);
}

function chosen(event) {
  event.preventDefault();
  select(event.currentTarget.dataset.claim);
}

// The record

const GROUPS = [
  ["Reading", [
    { key: "a", name: "The reading is right", act: accept },
    { key: "e", name: "Correct it", act: edit },
  ]],
  ["Claim", [
    { key: "s", name: "The claim is fine", act: sign },
    { key: "d", name: "Dispute", act: () => withReason("dispute", "Dispute this claim", "Dispute") },
    { key: "w", name: "Withdraw", act: () => withReason("withdraw", "Withdraw this claim", "Withdraw") },
  ]],
  ["Evidence", [
    { key: "r", name: "Attach reference", act: attach },
    { key: "q", name: "Quote a source", act: quote },
  ]],
  ["Notes", [{ key: "n", name: "Note", act: note }]],
];
const ACTIONS = GROUPS.flatMap(([, actions]) => actions);

function showRecord() {
  const box = byId("record");
  const claim = claimOf(state.selected);
  const record = placelessOf(state.selected);
  if (claim) box.replaceChildren(...recordOf(claim));
  else if (record) box.replaceChildren(...placelessRecord(record));
  else box.replaceChildren(el("p", {}, "Select a claim, or press ", el("kbd", {}, "j"), "."));
  box.scrollTop = 0;
}

function recordOf(claim) {
  const at = state.view.claims.indexOf(claim) + 1;
  const tags = [
    el("li", {}, `claim ${at} of ${state.view.claims.length}`),
    el("li", {}, `line ${claim.line}`),
    el("li", {}, claim.recorded ? SIGNS[claim.status] : "not decided"),
    el("li", { class: claim.severity }, SEVERITIES[claim.severity]),
    el("li", {}, claim.tier ? `best evidence ${state.session.tiers[claim.tier]}` : "evidence not assessed"),
  ];
  const nodes = [el("h2", {}, "Selected claim"), el("ul", { class: "tags" }, ...tags), el("blockquote", {}, claim.quote), actionBar()];
  if (claim.stale) nodes.push(card("The text changed after the last review", el("p", {}, `before: ${claim.stale.old}`), el("p", {}, `now: ${claim.stale.new}`)));
  if (Object.keys(claim.confirmed).length) nodes.push(confirmedOf(claim));
  if (claim.changed.length) nodes.push(el("p", { class: "card" }, `Changed since it was signed: ${claim.changed.join(" and ")}.`));
  if (["drifted", "weak"].includes(claim.anchor)) nodes.push(el("p", { class: "card" }, "The recorded text differs slightly; saving updates the record to the document."));
  if (claim.missing.length) nodes.push(el("p", { class: "card" }, `Still missing for a claim of this type: ${claim.missing.join(", ")}.`));
  return [...nodes, ...findingsOf(claim), ...fieldsOf(claim), ...evidenceOf(claim)];
}

function placelessRecord(record) {
  const buttons = el("div", { class: "actions" }, button({ key: "n", name: "Note", act: note }), el("button", { type: "button", on: { click: () => run(remove) } }, "Remove the record"));
  return [
    el("h2", {}, "Record without a passage"),
    el("ul", { class: "tags" }, el("li", {}, record.status), record.was ? el("li", {}, `was ${record.was}`) : null),
    el("blockquote", {}, record.quote),
    buttons,
    el("p", {}, "This text was not found in the document. The record is kept until you remove it."),
    record.notes ? el("p", { class: "card" }, record.notes) : null,
  ].filter(Boolean);
}

const card = (title, ...children) => el("div", { class: "card" }, el("p", {}, el("strong", {}, title)), ...children);

// What somebody confirmed for earlier words, beside how the words of today are read.
function confirmedOf(claim) {
  const rows = Object.entries(claim.confirmed).map(([name, then]) => {
    const each = state.session.form.find((one) => one.name === name);
    return el("tr", {}, el("th", { scope: "row" }, each.label), el("td", {}, worded(each, then)), el("td", {}, worded(each, claim.fields[name][0]) || "nothing"));
  });
  const by = claim.signatures.reviewed_by || claim.signatures.approved_by;
  const on = claim.signatures.reviewed_on || claim.signatures.approved_on;
  const head = el("tr", {}, el("td", {}), el("th", { scope: "col" }, by ? `confirmed by ${by}${on ? `, ${on}` : ""}` : "as recorded"), el("th", { scope: "col" }, "read from the current text"));
  return card("The words changed: the new reading counts until you confirm it", el("table", {}, el("thead", {}, head), el("tbody", {}, ...rows)));
}

const YES_NO = { true: "yes", false: "no" };

const worded = (each, value) => (each.kind === "flag" && YES_NO[value]) || (value && state.session.words[each.name]?.[value]) || (each.kind === "choice" ? said(value) : value);

const MOVES = [
  { key: "k", name: "Back", act: () => move(-1) },
  { key: "j", name: "Next", act: () => move(1) },
];

const actionBar = () => el("div", { class: "actions" }, group("Go to", MOVES.map(stepButton)), ...GROUPS.map(([name, actions]) => group(name, actions.map(button))));

let groups = 0;

function group(name, buttons) {
  const id = `group-${(groups += 1)}`;
  return el("div", { class: "group", role: "group", "aria-labelledby": id }, el("span", { id, class: "soft" }, name), el("div", { class: "keys" }, ...buttons));
}

const stepButton = ({ key, name, act }) => el("button", { type: "button", "aria-keyshortcuts": key, on: { click: act } }, `${name} `, el("kbd", { "aria-hidden": "true" }, key));

function button({ key, name, act }) {
  return el("button", { type: "button", "aria-keyshortcuts": key, on: { click: () => run(act) } }, `${name} `, el("kbd", { "aria-hidden": "true" }, key));
}

function findingsOf(claim) {
  if (!claim.findings.length && !claim.covered.length) return [el("h3", {}, "Findings"), el("p", { class: "soft" }, "No findings in what was checked.")];
  return [el("h3", {}, "Findings"), ...claim.findings.map(findingOf), ...claim.covered.map(coveredOf)];
}

const titleOf = ({ severity, rule, name }) => el("p", {}, el("strong", { class: severity }, severity), ` ${rule} ${name.replaceAll("-", " ")}`);

// What a finding about the whole document tells for this claim too.
const coveredOf = (one) => el("div", { class: "card finding" }, titleOf(one), el("p", {}, ...coded(one.message)), el("p", { class: "soft" }, "Told once for the document."));

function findingOf(finding) {
  const rule = state.session.rules[finding.rule];
  const parts = [titleOf(finding), el("p", {}, ...coded(finding.message))];
  if (finding.basis.length) parts.push(el("ul", {}, ...finding.basis.map(([text, origin]) => el("li", { class: "soft" }, ...coded(text), ` (source: ${state.session.origins[origin] || origin})`))));
  if (finding.remedy) parts.push(el("p", { class: "remedy" }, "Try: ", ...coded(finding.remedy)));
  if (rule) parts.push(el("details", {}, el("summary", {}, `Why ${finding.rule} matters`), el("p", {}, ...coded(rule.summary)), rule.why ? el("p", {}, ...coded(rule.why)) : null));
  if (finding.active) parts.push(el("button", { type: "button", on: { click: () => run(() => except(finding)) } }, `Suppress ${finding.rule} here`));
  else parts.push(el("p", { class: "soft" }, "Not counted: ", ...coded(finding.justification || "known")));
  return el("div", { class: "card finding" }, ...parts);
}

function evidenceOf(claim) {
  if (!claim.evidence.length) return [el("h3", {}, "Evidence"), el("p", { class: "soft" }, "This claim has no reference.")];
  return [el("h3", {}, "Evidence"), ...claim.evidence.map(linkOf)];
}

function linkOf(link) {
  const work = link.reference;
  const facts = [said(link.design === "unknown" ? "study design not known" : link.design), link.tier ? state.session.tiers[link.tier] : "", link.n ? `n = ${link.n}` : "", link.species === "unknown" ? "" : said(link.species)];
  const parts = [el("p", {}, el("strong", {}, link.key), ` · ${facts.filter(Boolean).join(" · ")}`)];
  if (work) parts.push(el("p", { class: "soft" }, sentences(work)));
  else parts.push(el("p", {}, "This key is not in the bibliography."));
  const opened = link.support === "unchecked" ? "not yet checked against the source" : `${said(link.support)} (${link.checked_by || "no name"}, ${link.checked_on})`;
  parts.push(el("p", {}, `Support: ${opened}`));
  if (link.quote) parts.push(el("blockquote", {}, link.quote), el("p", { class: "soft" }, [link.locator, foundWords(link)].filter(Boolean).join(" · ")));
  return el("div", { class: "card" }, ...parts);
}

function sentences(work) {
  const parts = [work.authors, work.year, work.title, work.container].filter(Boolean).map(String);
  return parts.map((part) => (/[.?!]$/.test(part) ? part : `${part}.`)).join(" ");
}

function foundWords(link) {
  if (link.quote_found === null) return "";
  return link.quote_found || "not found in the text of the source";
}

function fieldsOf(claim) {
  const rows = [];
  for (const each of state.session.form) {
    const [value, origin] = claim.fields[each.name];
    const shown = worded(each, value);
    if (value) rows.push(el("dt", {}, each.label), el("dd", {}, `${shown} `, origin === "record" ? null : el("span", { class: "soft" }, `(source: ${state.session.origins[origin] || origin})`)));
  }
  for (const [name, value] of Object.entries(claim.signatures)) rows.push(el("dt", {}, said(name)), el("dd", {}, value));
  return [el("h3", {}, "Reading"), el("dl", {}, ...rows)];
}

// Decisions

function run(act) {
  if (!state.selected) return tell("Select a claim first.");
  if (!byId("reviewer").value.trim()) {
    byId("reviewer").focus();
    notice([el("p", {}, "Enter your name first: each decision is recorded with a name.")]);
    return undefined;
  }
  return act();
}

async function save(action, fields = {}) {
  return send({ path: state.view.path, claim: state.selected, action, by: byId("reviewer").value.trim(), fields });
}

const send = (wanted) => told(wanted, () => inTurn(() => deliver(wanted)));

async function deliver(wanted) {
  const before = state.view;
  if (before?.path !== wanted.path) throw new Refused(0, { error: "another document was opened meanwhile" });
  const { document: text, ledger, seen } = before;
  const reply = await saving(() => ask("/api/save", {}, { ...wanted, document: text, ledger, seen }));
  if (reply.graver) return askFirst(wanted, reply);
  keep(null);
  notice([]);
  await showReply(reply, before, state.selected === wanted.claim ? reply.saved : state.selected);
  const { decided, claims } = state.view;
  tell(`Saved: ${DONE[wanted.action] || wanted.action}. ${decided} of ${claims.length} decided.`);
  return "";
}

async function told(wanted, work) {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    if (error.status === 422) return error.message;
    keep(wanted);
    await showPending(error);
    return "";
  }
}

const DONE = { accept: "the reading is right", approve: "the claim is fine" };

// Decisions go one at a time: the next one is about what the last one left. One that was asked
// about is answered first.
let last = Promise.resolve();
let asked = Promise.resolve();

function inTurn(work) {
  state.saving += 1;
  const mine = last.then(work).finally(() => (state.saving -= 1));
  last = mine.catch(() => undefined).then(() => asked);
  return mine;
}

async function saving(work) {
  showSaving("Saving…", "saving");
  try {
    const found = await work();
    if (found.graver) showSaving("Not saved yet", "unsaved");
    else showSaving("Saved", "saved");
    return found;
  } catch (error) {
    showSaving("Not saved", "unsaved");
    throw error;
  }
}

function showSaving(words, kind) {
  const box = byId("saving");
  box.textContent = words;
  box.className = kind;
}

// A decision that makes findings graver is saved only once the reviewer knows it.
function askFirst(wanted, data) {
  const rows = data.graver.map(([severity, line]) => el("li", {}, el("strong", { class: severity }, severity), " ", ...coded(line)));
  if (data.more) rows.push(el("li", {}, `and ${data.more} more`));
  const body = [
    el("p", {}, "Nothing has been saved yet. Confirming the reading makes it a recorded fact instead of an inference, and these findings become errors:"),
    el("ul", {}, ...rows),
    data.fails ? el("p", {}, el("strong", {}, "This document passes the check now and would fail it (exit code 1).")) : null,
    el("p", { class: "soft" }, "Cancel to change nothing, or correct the reading first."),
  ].filter(Boolean);
  const again = { ...wanted, aware: true };
  asked = new Promise((answered) => setTimeout(() => {
    openForm({ title: "This turns findings into errors", submit: "Save anyway", body, send: () => told(again, () => deliver(again)) });
    byId("form").addEventListener("close", answered, { once: true });
  }));
  return "";
}

async function undo() {
  if (!state.view.undo) return tell("There is nothing to undo.");
  try {
    await inTurn(async () => {
      const before = state.view;
      const { path, ledger, seen } = before;
      const reply = await saving(() => ask("/api/undo", {}, { path, ledger, seen }));
      notice([]);
      await showReply(reply, before, state.selected);
      tell(`Undone. ${state.view.decided} of ${state.view.claims.length} decided.`);
    });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    notice([el("p", {}, ...coded(error.message))]);
  }
  return undefined;
}

function keep(wanted) {
  state.pending = wanted;
  if (wanted) sessionStorage.setItem("pending", JSON.stringify(wanted));
  else sessionStorage.removeItem("pending");
}

async function showPending(error) {
  const wanted = state.pending;
  const told = Object.entries(wanted.fields).map(([name, value]) => el("li", {}, `${said(name)}: ${value}`));
  const changes = (error.data.changes || []).map((each) => el("li", {}, each.field ? `${each.record}, ${said(each.field)}: ${each.before || "nothing"} → ${each.after || "nothing"}` : `${each.record}: ${each.after}`));
  const parts = [el("p", {}, el("strong", {}, `Not saved yet: ${error.message}.`))];
  if (changes.length) parts.push(el("p", {}, "What changed:"), el("ul", {}, ...changes));
  if (error.data.more) parts.push(el("p", {}, `and ${error.data.more} more`));
  parts.push(el("p", {}, `Your decision is kept: ${wanted.action} ${wanted.claim}`), el("ul", {}, ...told));
  parts.push(
    el("div", { class: "buttons" },
      el("button", { type: "button", class: "main", on: { click: applyAgain } }, "Apply it again"),
      el("button", { type: "button", on: { click: () => { keep(null); notice([]); reload(); } } }, "Discard"),
    ),
  );
  notice(parts, { focus: true });
  if (error.status === 409) await reload().catch(() => undefined);
}

async function applyAgain() {
  const wanted = state.pending;
  try {
    await reload();
  } catch (error) {
    return showPending(error);
  }
  if (!claimOf(wanted.claim) && !placelessOf(wanted.claim)) return showPending(new Refused(0, { error: "the claim is no longer there; look for it in the text" }));
  const trouble = await send(wanted);
  if (trouble) return showPending(new Refused(0, { error: trouble }));
  return undefined;
}

function accept() {
  return save("accept").then((trouble) => trouble && notice([el("p", {}, ...coded(trouble))]));
}

function edit() {
  const claim = claimOf(state.selected);
  if (!claim) return;
  const groups = new Map();
  for (const each of state.session.form) {
    const [value] = claim.fields[each.name];
    if (!groups.has(each.group)) groups.set(each.group, el("fieldset", {}, el("legend", {}, each.group)));
    groups.get(each.group).append(field({ ...each, value }));
  }
  const send = () => {
    const fields = changed(byId("form-body"));
    return Object.keys(fields).length ? save("edit", fields) : "";
  };
  openForm({ title: "Edit the record", submit: "Save", body: [el("p", { class: "soft" }, claim.quote), ...groups.values()], send });
}

function withReason(action, title, submit) {
  if (!claimOf(state.selected)) return;
  const body = [el("p", { class: "soft" }, claimOf(state.selected).quote), field({ name: "reason", label: "Reason", kind: "long", required: true, hint: "Ctrl and Enter save." })];
  openForm({ title, submit, body, send: () => save(action, values(byId("form-body"))) });
}

function except(finding) {
  const body = [
    el("p", { class: "soft" }, `${finding.rule} ${finding.name.replaceAll("-", " ")}: `, ...coded(finding.message)),
    field({ name: "reason", label: "Why this finding does not count here", kind: "long", required: true }),
    field({ name: "expires", label: "Holds until (may be empty)", kind: "date" }),
  ];
  openForm({ title: "Suppress this finding", submit: "Save", body, send: () => save("except", { ...values(byId("form-body")), rule: finding.rule }) });
}

function note() {
  const claim = claimOf(state.selected);
  const before = claim ? claim.signatures.notes || "" : placelessOf(state.selected).notes;
  const body = [field({ name: "notes", label: "Notes", kind: "long", value: before, hint: "Ctrl and Enter save." })];
  openForm({ title: "Notes on this claim", submit: "Save", body, send: () => save("note", values(byId("form-body"))) });
}

function sign() {
  const claim = claimOf(state.selected);
  if (!claim) return;
  const open = claim.findings.filter((one) => one.active);
  const why = claim.needs_evidence ? "Why is it fine without evidence?" : open.length ? "Reason (needed to settle the findings)" : "Reason (optional)";
  const body = [
    el("p", {}, `You sign that this claim is fine, with these words and this evidence, as ${byId("reviewer").value.trim()}:`),
    el("blockquote", {}, claim.quote),
    el("p", { class: "soft" }, claim.evidence.length ? `Evidence: ${claim.evidence.map((link) => link.key).join(", ")}` : "No evidence is attached."),
    claim.needs_evidence ? el("p", {}, el("strong", {}, "A claim of this kind needs evidence and has none.")) : null,
    field({ name: "reason", label: why, kind: "long", required: claim.needs_evidence }),
    open.length ? el("ul", {}, ...open.map((one) => el("li", {}, el("strong", { class: one.severity }, one.severity), ` ${one.rule}: `, ...coded(one.message)))) : null,
    open.length ? settling() : null,
    field({ name: "expires", label: "Approval valid until (optional)", kind: "date" }),
  ].filter(Boolean);
  openForm({ title: "The claim is fine", submit: "Sign", body, send: () => save("approve", values(byId("form-body"))) });
}

function settling() {
  const found = field({ name: "findings", label: "These findings", kind: "choice", words: ["settled"], value: "" });
  const [open, settled] = found.querySelectorAll("option");
  open.textContent = "stay open";
  settled.textContent = "are settled by this signature, for the reason above";
  return found;
}

function remove() {
  const record = placelessOf(state.selected);
  openForm({ title: "Remove this record?", submit: "Remove", body: [el("blockquote", {}, record.quote)], send: () => save("remove") });
}

function attach() {
  if (!claimOf(state.selected)) return;
  const results = el("fieldset", { class: "choices" }, el("legend", {}, "References"));
  const search = field({ name: "search", label: "Search author, year, title or key", kind: "search" });
  const intent = field({ name: "intent", label: "Cited as (optional)", kind: "choice", words: state.session.scales.intent });
  let turn = 0;
  const look = async () => {
    const mine = (turn += 1);
    const { references, total } = await ask("/api/references", { path: state.view.path, q: search.querySelector("input").value });
    if (mine !== turn) return;
    const rows = references.map((work, index) => workChoice(work, index === 0));
    const legend = el("legend", {}, `${references.length} of ${total} references`);
    const had = results.contains(document.activeElement);
    results.replaceChildren(legend, ...rows);
    if (had) (results.querySelector("input") || search.querySelector("input")).focus();
  };
  search.addEventListener("input", look);
  const send = () => {
    const { key, intent: why } = values(byId("form-body"));
    if (!key) return "Choose a reference.";
    return save("attach", why ? { key, intent: why } : { key });
  };
  openForm({ title: "Attach a reference", submit: "Attach", body: [search, results, intent], send });
  look().catch((error) => (byId("form-error").textContent = error.message));
}

function workChoice(work, checked) {
  const id = `work-${work.key}`;
  const facts = work.design === "unknown" ? "study design not known" : `${said(work.design)}, ${state.session.tiers[work.tier]}`;
  return el("div", { class: "choice" }, el("input", { type: "radio", name: "key", id, value: work.key, checked }), el("label", { for: id }, el("strong", {}, work.key), ` ${sentences(work)} `, el("span", { class: "soft" }, facts)));
}

function quote() {
  const claim = claimOf(state.selected);
  if (!claim) return;
  if (!claim.evidence.length) return tell("Attach a reference first.");
  const keys = [...new Set(claim.evidence.map((link) => link.key))];
  const source = field({ name: "key", label: "Source that you opened", kind: "choice", words: keys, value: keys[0], required: true });
  const rest = el("div", {});
  const show = () => {
    const link = claim.evidence.find((each) => each.key === source.querySelector("select").value);
    if (link) rest.replaceChildren(...quoteFields(link));
  };
  source.querySelector("option[value='']").remove();
  for (const option of source.querySelectorAll("option")) option.textContent = option.value;
  source.addEventListener("change", show);
  show();
  openForm({ title: "What the source says", submit: "Save", body: [source, rest], send: () => save("quote", values(byId("form-body"))) });
}

function quoteFields(link) {
  const verdicts = state.session.scales.support;
  const fields = [
    field({ name: "status", label: "Does it support the claim?", kind: "choice", words: verdicts, value: link.support === "unchecked" ? "" : link.support, required: true }),
    field({ name: "quote", label: "Its own words", kind: "long", value: link.quote, hint: "Paste the sentence of the source. Ctrl and Enter save." }),
    field({ name: "locator", label: "Page, paragraph or table", value: link.locator }),
    field({ name: "design", label: "Study design", kind: "choice", words: state.session.scales.design, value: link.design === "unknown" ? "" : link.design }),
    field({ name: "n", label: "Participants", kind: "number", value: link.n ? String(link.n) : "" }),
  ];
  if (link.abstract) fields.push(el("h3", {}, "Abstract"), el("div", { class: "abstract", tabindex: "0" }, link.abstract));
  return fields;
}

// Notices, watching, loading

function notice(parts, { focus = false } = {}) {
  const box = byId("notice");
  box.replaceChildren(...parts);
  box.hidden = !parts.length;
  if (focus && parts.length) box.focus();
}

function showView(view, selected = state.selected) {
  state.view = view;
  offer(view);
  const scroll = byId("text").scrollTop;
  const had = document.activeElement?.dataset?.claim;
  showDocument();
  byId("text").scrollTop = scroll;
  afterShowing(selected, { focus: Boolean(had) });
}

function afterShowing(selected, { focus = false } = {}) {
  const { view } = state;
  const known = view.claims.some((claim) => claim.id === selected) || view.placeless.some((record) => record.id === selected);
  const id = known ? selected : view.claims[0]?.id;
  select(id, { focus: focus || document.activeElement === document.body });
  if (view.failures.length && !state.pending) notice([el("p", {}, "Not everything could be read:"), el("ul", {}, ...view.failures.map((line) => el("li", {}, line)))]);
}

// After a decision the server gives what changed; where it cannot, the whole view.
function showReply({ view, changed }, before, selected) {
  if (state.view !== before) return reload(selected);
  if (!changed) return showView(view, sameClaim(view, before, selected));
  const { claims = [], ...rest } = changed;
  const newer = new Map(claims.map((claim) => [claim.id, claim]));
  const merged = { ...before, ...rest, claims: before.claims.map((claim) => newer.get(claim.id) || claim) };
  if (rest.passages || rest.placeless) return showView(merged, selected);
  state.view = merged;
  offer(merged);
  showStanding();
  showMarks(newer);
  return afterShowing(selected);
}

// A first record may give a claim another name; it stays where it was in the text.
function sameClaim(view, before, id) {
  if (view.claims.some((claim) => claim.id === id)) return id;
  return view.claims[before.claims.findIndex((claim) => claim.id === id)]?.id;
}

function showMarks(newer) {
  const shown = new Map(state.view.claims.map((claim) => [claim.id, isShown(claim)]));
  for (const old of document.querySelectorAll("#text .claim")) {
    const { claim } = old.dataset;
    if (newer.has(claim)) {
      const made = mark(old.firstChild.textContent, newer.get(claim));
      const had = old === document.activeElement;
      old.replaceWith(made);
      if (had) made.focus({ preventScroll: true });
    } else if (shown.has(claim)) {
      old.classList.toggle("aside", !shown.get(claim));
    }
  }
}

async function reload(selected = state.selected) {
  showView(await ask("/api/document", { path: state.view ? state.view.path : byId("document").value }), selected);
}

async function watch() {
  if (document.hidden || !state.view || state.pending || state.saving) return;
  const { view } = state;
  const now = await ask("/api/state", { path: state.view.path });
  if (state.saving || state.view !== view) return;
  const what = now.document !== state.view.document ? "document" : now.ledger !== state.view.ledger ? "ledger" : "";
  if (!what) return;
  if (byId("form").open) {
    byId("form-error").textContent = `The ${what} was just changed by someone else. What you write here is kept; saving shows what changed.`;
    return;
  }
  await reload();
  tell(`The ${what} was changed by someone else; this is how it stands now.`);
}

function keyed(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (document.querySelector("dialog[open]") || event.target.closest("input, select, textarea")) return;
  if (!state.shortcuts || !state.view) return;
  const moves = { j: 1, k: -1, ArrowDown: 1, ArrowUp: -1 };
  const isScroll = event.key.startsWith("Arrow") && !event.target.closest(".claim");
  const action = ACTIONS.find((each) => each.key === event.key);
  if (event.key in moves && !isScroll) move(moves[event.key]);
  else if (event.key === "?") help();
  else if (event.key === "u") nextOpen();
  else if (event.key === "z") undo();
  else if (action && (claimOf(state.selected) || event.key === "n")) run(action.act);
  else return;
  event.preventDefault();
}

function nextOpen() {
  const { claims } = state.view;
  const at = claims.findIndex((claim) => claim.id === state.selected);
  const next = [...claims.slice(at + 1), ...claims.slice(0, at + 1)].find((claim) => !isDecided(claim) && isShown(claim));
  if (next) select(next.id, { focus: true });
  else tell(isNarrowed() ? "Every claim that is shown is decided." : "Every claim is decided.");
}

function help() {
  const rows = [["j", "next claim"], ["k", "previous claim"], ["u", "next undecided claim"], ["z", "undo the last decision"], ...ACTIONS.map(({ key, name }) => [key, name]), ["Ctrl Enter", "save what is open"], ["Esc", "close"], ["?", "this list"]];
  byId("help-keys").replaceChildren(...rows.flatMap(([key, name]) => [el("dt", {}, el("kbd", {}, key)), el("dd", {}, name)]));
  byId("help").showModal();
}

async function start() {
  const given = new URLSearchParams(location.hash.slice(1));
  if (given.get("token")) sessionStorage.setItem("token", given.get("token"));
  state.token = sessionStorage.getItem("token") || "";
  const wanted = given.get("claim");
  history.replaceState(null, "", wanted ? `#claim=${encodeURIComponent(wanted)}` : "#");
  prepareForm();
  state.session = await ask("/api/session");
  byId("document").replaceChildren(...state.session.documents.map((path) => el("option", { value: path }, path)));
  const path = sessionStorage.getItem("document");
  if (state.session.documents.includes(path)) byId("document").value = path;
  byId("reviewer").value = sessionStorage.getItem("reviewer") ?? state.session.reviewer;
  byId("shortcuts").checked = state.shortcuts = sessionStorage.getItem("shortcuts") !== "off";
  listen();
  await firstLook(wanted);
  const pending = sessionStorage.getItem("pending");
  if (pending) {
    keep(JSON.parse(pending));
    await showPending(new Refused(0, { error: "the page was loaded again" }));
  }
  setInterval(() => watch().catch(() => undefined), WATCH_EVERY);
}

// The text first, which is quick, and its claims as soon as they are read.
async function firstLook(wanted) {
  const whole = reload(wanted);
  const early = ask("/api/text", { path: byId("document").value });
  whole.catch(() => undefined);
  try {
    const { passages } = await early;
    if (!state.view) {
      byId("text").replaceChildren(...blocks(passages));
      byId("text").setAttribute("aria-busy", "true");
      byId("record").replaceChildren(el("p", { class: "waiting" }, "Reading the claims…"));
    }
  } catch {
    // what is wrong with the document, the whole view tells
  }
  try {
    await whole;
  } finally {
    byId("text").removeAttribute("aria-busy");
  }
}

function listen() {
  document.addEventListener("keydown", keyed);
  byId("document").addEventListener("change", async () => {
    sessionStorage.setItem("document", byId("document").value);
    state.view = null;
    await reload(null);
  });
  byId("reviewer").addEventListener("input", () => sessionStorage.setItem("reviewer", byId("reviewer").value));
  onFilter(() => state.view && showView(state.view));
  byId("undo").addEventListener("click", undo);
  byId("shortcuts").addEventListener("change", () => {
    state.shortcuts = byId("shortcuts").checked;
    sessionStorage.setItem("shortcuts", state.shortcuts ? "on" : "off");
  });
  byId("keys").addEventListener("click", help);
  byId("help-close").addEventListener("click", () => byId("help").close());
}

start().catch((error) => notice([el("p", {}, error.message)]));
