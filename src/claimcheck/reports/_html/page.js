// Filters, sorting and keys. Without it the page holds everything and reads the same.
const root = document.documentElement;
const find = (what, where = document) => where.querySelector(what);
const all = (what, where = document) => [...where.querySelectorAll(what)];
root.classList.add("scripted");

const table = find("#claim-table");
const form = find("#filter");

function startTable() {
  const body = table.tBodies[0];
  const rows = [...body.rows].map((row, place) => ({
    row,
    place,
    words: row.textContent.toLowerCase(),
  }));
  const shown = find("#shown");
  const search = find("#words");
  const selects = all("select", form);
  const count = new Intl.NumberFormat("en");

  function apply() {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const wanted = selects.filter((select) => select.value !== "");
    let left = 0;
    for (const { row, words: text } of rows) {
      const fits =
        words.every((word) => text.includes(word)) &&
        wanted.every((select) => {
          const value = row.dataset[select.dataset.facet];
          return select.dataset.facet === "rule"
            ? value.split(" ").includes(select.value)
            : value === select.value;
        });
      if (row.hidden === fits) row.hidden = !fits;
      left += fits;
    }
    shown.textContent = `${count.format(left)} of ${count.format(rows.length)} claims`;
  }

  function sortBy(head) {
    const column = head.cellIndex;
    const down = head.getAttribute("aria-sort") === "ascending";
    const key = ({ row }) => {
      const cell = row.cells[column];
      return cell.dataset.by === undefined
        ? cell.textContent.toLowerCase()
        : Number(cell.dataset.by);
    };
    const keyed = rows.map((item) => [key(item), item]);
    const compare = (a, b) => (a > b) - (a < b);
    keyed.sort((a, b) => (down ? -1 : 1) * compare(a[0], b[0]) || a[1].place - b[1].place);
    all("th", table.tHead).forEach((other) => other.removeAttribute("aria-sort"));
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    body.append(...keyed.map(([, item]) => item.row));
  }

  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(apply));
  table.tHead.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button) sortBy(button.closest("th"));
  });
  for (const link of all(".matrix a")) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      form.reset();
      for (const name of ["strength", "tier"]) {
        find(`select[data-facet=${name}]`, form).value = link.dataset[name];
      }
      apply();
      find("#claims").scrollIntoView();
      find("select[data-facet=strength]", form).focus({ preventScroll: true });
    });
  }
  return { apply, search };
}

const claims = table && form ? startTable() : null;

// A link into what is folded unfolds it; a link to what is filtered out brings it back.
function unfold(target) {
  for (let at = target.closest("details"); at; at = at.parentElement.closest("details")) at.open = true;
}

function reveal() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  if (target.matches("tr[hidden]")) {
    form.reset();
    claims.apply();
  }
  if (target.closest(".part[hidden], .remark[hidden]")) showWhole();
  unfold(target);
  if (target.matches("section, .part, mark")) target.scrollIntoView({ behavior: "instant" });
  else if (target.matches("details, tr")) {
    target.scrollIntoView({ block: "center", behavior: "instant" });
    const inner = find("summary, a", target);
    if (inner) inner.focus({ preventScroll: true });
  }
}
addEventListener("hashchange", reveal);
if (location.hash) reveal();
document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[href^='#']");
  if (link && link.hash === location.hash) setTimeout(reveal);
});

// A click on marked words opens the note that belongs to them.
for (const mark of all("mark[id]")) {
  mark.addEventListener("click", (event) => {
    if (event.target.closest("a") || String(getSelection())) return;
    const number = mark.id.slice(1);
    location.hash = document.getElementById(`n${number}`) ? `n${number}` : `r${number}`;
  });
}

const folds = () => all("details.part, .remark");
find("#unfold")?.addEventListener("click", () => folds().forEach((one) => (one.open = true)));
find("#fold")?.addEventListener("click", () => folds().forEach((one) => (one.open = false)));

// The document narrowed to one rule, one section, or both.
const remarks = all(".document .remark");
const parts = all("details.part");
const byRule = find("#document-rule");
const byPart = find("#document-part");

function options(select, rows) {
  select.replaceChildren(...[["", "all"], ...rows].map(([value, label]) => new Option(label, value)));
  select.closest("label").hidden = rows.length < 2;
}

function narrow() {
  const rule = byRule.value;
  for (const one of remarks) one.hidden = rule !== "" && !one.dataset.rule.split(" ").includes(rule);
  for (const part of parts) {
    const fits = !rule || find(".remark:not([hidden])", part) !== null;
    part.hidden = !fits || (byPart.value !== "" && part.id !== byPart.value);
    if (!part.hidden && (rule || byPart.value)) part.open = true;
  }
}

function showWhole() {
  byRule.value = "";
  byPart.value = "";
  narrow();
}

if (byRule && byPart) {
  const rules = new Set(remarks.flatMap((one) => one.dataset.rule.split(" ")));
  options(byRule, [...rules].sort().map((rule) => [rule, rule]));
  options(byPart, parts.map((part) => [part.id, find(".name", part).textContent]));
  byRule.addEventListener("change", narrow);
  byPart.addEventListener("change", narrow);
}

let folded = [];
addEventListener("beforeprint", () => {
  folded = all("details:not([open])");
  folded.forEach((one) => (one.open = true));
});
addEventListener("afterprint", () => {
  folded.forEach((one) => (one.open = false));
  folded = [];
});

// j and k walk the findings, / goes to the search; the box at the foot of the page turns them off.
function walk(step) {
  const wanted = (one) => !one.closest("[hidden]") && find(`#show-${one.parentElement.classList[1]}`)?.checked !== false;
  const stops = all(".remark > summary").filter(wanted);
  if (!stops.length) return;
  let next = stops.indexOf(document.activeElement) + step;
  if (!stops.includes(document.activeElement)) {
    const below = stops.findIndex((one) => (one.offsetParent ?? one.closest(".part") ?? one).getBoundingClientRect().bottom > 80);
    next = below === -1 ? stops.length - 1 : step > 0 ? below : below - 1;
  }
  const stop = stops[Math.max(0, Math.min(stops.length - 1, next))];
  unfold(stop.closest(".remark").parentElement);
  stop.focus({ preventScroll: true });
  stop.scrollIntoView({ block: "center" });
}
addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input:not([type=checkbox]), select, textarea");
  if (typing || event.ctrlKey || event.metaKey || event.altKey || !find("#keys")?.checked) return;
  if (event.key === "j") walk(1);
  else if (event.key === "k") walk(-1);
  else if (event.key === "/" && claims) claims.search.focus();
  else return;
  event.preventDefault();
});
