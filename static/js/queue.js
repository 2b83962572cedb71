// One item after the other: n opens what there is to do on the next row, p on the one before,
// with the drawer open too. A row without a step is only gone to; Enter opens it.
(() => {
  "use strict";
  const rows = () => [...document.querySelectorAll(".todo > li")];
  const drawer = document.getElementById("drawer");
  const typing = (element) => element.closest("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");

  const go = (by) => {
    const all = rows();
    const at = all.findIndex((row) => row.classList.contains("at"));
    const next = all[at < 0 ? (by > 0 ? 0 : all.length - 1) : at + by];
    if (!next) return;
    all.forEach((row) => row.classList.toggle("at", row === next));
    next.scrollIntoView({ block: "nearest" });
    const step = next.querySelector("a.primary[hx-get]");
    if (step) {
      step.click();
      return;
    }
    if (drawer && drawer.open) drawer.close();
    next.querySelector(".tools a, .what a, a")?.focus({ preventScroll: true });
  };

  document.addEventListener("keydown", (event) => {
    const by = { n: 1, p: -1 }[event.key];
    if (!by || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const other = document.querySelector("dialog[open]");
    if (typing(event.target) || (other && other !== drawer)) return;
    event.preventDefault();
    go(by);
  });

  // The same two ways in the drawer, for a finger or a mouse, and while a field has the focus.
  const words = document.getElementById("queue")?.dataset;
  if (drawer && words) {
    const bar = document.createElement("div");
    bar.className = "drawer-ways";
    [["previous", -1], ["next", 1]].forEach(([name, by]) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "button tiny";
      button.textContent = words[name];
      button.addEventListener("click", () => go(by));
      bar.append(button);
    });
    drawer.prepend(bar);
    document.addEventListener("click", (event) => {
      const row = event.target.closest(".todo > li");
      if (row) rows().forEach((one) => one.classList.toggle("at", one === row));
    });
  }

  // What was done in the drawer opens the next of the same kind, until the drawer is closed.
  const ONWARD = "dma-onward";
  const kind = (address) => new URL(address, location).pathname.replace(/\d+/g, "#");
  if (drawer) {
    drawer.addEventListener("submit", (event) => {
      if (rows().some((row) => row.classList.contains("at"))) sessionStorage.setItem(ONWARD, kind(event.target.action));
    });
    drawer.addEventListener("close", () => sessionStorage.removeItem(ONWARD));
    document.addEventListener("DOMContentLoaded", () => {
      const wanted = sessionStorage.getItem(ONWARD);
      sessionStorage.removeItem(ONWARD);
      const next = wanted && [...document.querySelectorAll(".todo > li a.primary[hx-get]")].find((step) => kind(step.href) === wanted);
      if (!next) return;
      const told = document.getElementById("messages");
      const place = told.parentElement;
      document.getElementById("drawer-body").before(told);
      drawer.addEventListener("close", () => place.prepend(told), { once: true });
      next.click();
    });
  }

  // A row's own page knows its neighbours by this list, as after any other list.
  window.addEventListener("pagehide", () => {
    const urls = [...document.querySelectorAll(".todo > li[data-href]")].map((row) => row.dataset.href);
    if (urls.length) sessionStorage.setItem("dma-list", JSON.stringify({ urls, from: location.pathname + location.search }));
  });

  // Nothing chosen: say so by going to the first box instead of an empty page.
  const form = document.getElementById("queue");
  const all = document.querySelector("[data-pick-queue]");
  all?.addEventListener("change", () => {
    document.querySelectorAll('input[name="clock"]').forEach((box) => { box.checked = all.checked; });
  });
  if (form) {
    form.addEventListener("submit", (event) => {
      if (document.querySelector('input[name="clock"]:checked')) return;
      event.preventDefault();
      document.querySelector('input[name="clock"]')?.focus();
    });
  }
})();
