// The little that HTML cannot do by itself. Nothing is kept after the page is left.
(() => {
  "use strict";
  document.documentElement.classList.add("js");
  const $ = (selector, within = document) => within.querySelector(selector);
  const drawer = $("#drawer");
  const typing = (element) => element.closest("input, textarea, select, [contenteditable]");

  // What was typed in a drawer that was closed is there again when the same step is opened:
  // in memory only, because it may be personal.
  const typed = new Map();
  const fields = (form) => [...form.elements].filter((e) => e.name && !["hidden", "password", "file", "submit"].includes(e.type));
  const keep = (form) => typed.set(form.action, fields(form).map((e) => [e.name, e.value, e.checked]));
  const restore = (form) => {
    const before = typed.get(form.action);
    if (!before) return;
    fields(form).forEach((e, i) => {
      if (!before[i] || before[i][0] !== e.name) return;
      if (e.type === "checkbox" || e.type === "radio") e.checked = before[i][2];
      else e.value = before[i][1];
    });
  };

  // The drawer: a dialog, so the browser keeps the focus inside and gives it back.
  const show = () => {
    if (!drawer || !$("#drawer-body").childElementCount) return;
    if (!drawer.open) drawer.showModal();
    const first = $(".problem, input:not([type=hidden]), select, textarea, .actions .button", drawer);
    if (first) first.focus();
  };
  document.addEventListener("htmx:beforeRequest", (event) => {
    if (drawer && event.detail.target.id === "drawer-body" && !drawer.open) $("#drawer-body").replaceChildren();
  });
  document.addEventListener("htmx:afterSwap", (event) => {
    if (event.detail.target.id !== "drawer-body") return;
    const form = $("form", drawer);
    if (form && event.detail.xhr.status === 200) restore(form);
    show();
  });
  document.addEventListener("input", (event) => {
    const form = event.target.form;
    if (form && drawer && drawer.contains(form)) keep(form);
  });
  if (drawer) {
    drawer.addEventListener("click", (event) => {
      if (event.target === drawer || event.target.closest("[data-close]")) {
        event.preventDefault();
        drawer.close();
      }
    });
  }
  // Answers that are an error stay readable even where a fragment was asked for.
  document.addEventListener("htmx:sendError", () => location.reload());

  // Once is enough: a form that is on its way cannot be sent again.
  document.addEventListener("submit", (event) => {
    const button = event.submitter;
    if (event.target.method !== "post" || !button) return;
    setTimeout(() => { button.setAttribute("aria-busy", "true"); button.disabled = true; });
    setTimeout(() => { button.removeAttribute("aria-busy"); button.disabled = false; }, 15000);
  });
  window.addEventListener("pageshow", () => document.querySelectorAll("[aria-busy]").forEach((b) => {
    b.removeAttribute("aria-busy");
    b.disabled = false;
  }));

  document.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-open]");
    if (opener) document.getElementById(opener.dataset.open).showModal();
    if (event.target.closest("[data-back]")) history.back();
    const copier = event.target.closest("[data-copy]");
    if (copier) navigator.clipboard.writeText(document.getElementById(copier.dataset.copy).innerText);
    const row = event.target.closest("tr[data-href]");
    if (row && !event.target.closest("a, button, input, label, summary") && !String(getSelection())) location.assign(row.dataset.href);
  });

  // The spreadsheet has the filters that are in the address now.
  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-export]");
    if (!link) return;
    const query = new URLSearchParams(location.search);
    ["after", "before"].forEach((key) => query.delete(key));
    query.set("format", "xlsx");
    link.href = `?${query}`;
  });

  // Keyboard: / searches, j and k move, Enter opens, ? helps. Never while somebody types.
  const rows = () => [...document.querySelectorAll("tr[data-href], .todo > li")];
  const move = (by) => {
    const all = rows();
    if (!all.length) return;
    const at = all.findIndex((row) => row.classList.contains("at"));
    const next = all[Math.min(Math.max(at + by, 0), all.length - 1)];
    all.forEach((row) => row.classList.toggle("at", row === next));
    const link = $("a, button", next);
    if (link) link.focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
  };
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) {
      if ((event.ctrlKey || event.metaKey) && event.key === "Enter" && event.target.form) event.target.form.requestSubmit();
      return;
    }
    if (typing(event.target) || $("dialog[open]")) return;
    const keys = {
      "/": () => $("input[type=search]")?.focus(),
      "?": () => $("#keys")?.showModal(),
      j: () => move(1),
      k: () => move(-1),
    };
    if (keys[event.key]) {
      event.preventDefault();
      keys[event.key]();
    }
  });

  // A table that is wider than a phone is scrolled in its place, with the keyboard too.
  document.querySelectorAll("main table:not(.list)").forEach((table) => {
    if (table.scrollWidth > table.clientWidth) table.tabIndex = 0;
  });

  // An error that came with the page is read first.
  const problem = $("main .problem");
  if (problem) problem.focus();
})();
