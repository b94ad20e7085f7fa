// Which claims are shown: by decision, severity, rule and section together.

import { byId, el } from "./dialogs.js";

const DECIDED = new Set(["reviewed", "approved", "withdrawn", "disputed"]);
const NAMES = ["show", "severity", "rule", "section"];

export const isDecided = (claim) => DECIDED.has(claim.status);

const countingIn = (claim) => [...claim.findings.filter((one) => one.active), ...claim.covered];

const BY_DECISION = {
  open: (claim) => !isDecided(claim),
  decided: isDecided,
  stale: (claim) => Boolean(claim.stale) || claim.changed.length > 0 || ["drifted", "weak"].includes(claim.anchor),
};

export function isShown(claim) {
  const [show, severity, rule, section] = NAMES.map((name) => byId(name).value);
  if (show && !BY_DECISION[show](claim)) return false;
  if (severity === "any" && !countingIn(claim).length) return false;
  if (severity && severity !== "any" && !countingIn(claim).some((one) => one.severity === severity)) return false;
  if (rule && !countingIn(claim).some((one) => one.rule === rule)) return false;
  return !section || sectionOf(claim) === section;
}

export const isNarrowed = () => NAMES.some((name) => byId(name).value);

export const sectionOf = (claim) => claim.section.join(" › ") || "before the first heading";

// The rules and sections that a document has, with how many claims each; what was chosen stays.
export function offer(view) {
  const rules = new Map();
  const sections = new Map();
  for (const claim of view.claims) {
    sections.set(sectionOf(claim), (sections.get(sectionOf(claim)) || 0) + 1);
    for (const [rule, name] of new Map(countingIn(claim).map((one) => [one.rule, one.name]))) {
      const known = rules.get(rule) || [name, 0];
      rules.set(rule, [name, known[1] + 1]);
    }
  }
  const ruled = [...rules].sort(([one], [other]) => (one < other ? -1 : 1)).map(([code, [name, count]]) => [code, `${code} ${name.replaceAll("-", " ")} (${count})`]);
  fill("rule", "all rules", ruled);
  fill("section", "all sections", [...sections].map(([name, count]) => [name, `${name} (${count})`]));
}

function fill(name, all, rows) {
  const box = byId(name);
  const before = box.value;
  box.replaceChildren(el("option", { value: "" }, all), ...rows.map(([value, label]) => el("option", { value }, label)));
  box.value = rows.some(([value]) => value === before) ? before : "";
}

export function onFilter(act) {
  for (const name of NAMES) byId(name).addEventListener("change", act);
}
