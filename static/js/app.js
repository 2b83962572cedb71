// The little that HTML cannot do by itself. Nothing personal is kept after the page is left: only
// the addresses of the rows of the last list, and whether single keys are in use.
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
  // A glance at a row of a list has an address of its own; going back closes it.
  const glance = (url, push) => htmx.ajax("GET", url, { target: "#drawer-body", swap: "innerHTML" }).then(() => {
    if (push && drawer.open) history[history.state?.drawer ? "replaceState" : "pushState"]({ drawer: url }, "", url);
  });
  const openRow = (row) => {
    const narrow = matchMedia("(max-width: 860px)").matches;
    if (row.dataset.glance === undefined || narrow || !drawer) location.assign(row.dataset.href);
    else glance(`${row.dataset.href}glance/`, true);
  };
  if (drawer) {
    drawer.addEventListener("close", () => {
      if (history.state?.drawer) history.back();
    });
    window.addEventListener("popstate", (event) => {
      if (event.state?.drawer) {
        event.stopImmediatePropagation();
        glance(event.state.drawer, false);
      } else if (drawer.open) {
        event.stopImmediatePropagation();
        drawer.close();
      }
    });
  }

  // Who was signed out meanwhile is told; the page and what is typed in it stay.
  document.addEventListener("htmx:responseError", (event) => {
    const banner = $("#signed-out");
    if (event.detail.xhr.status === 401 && banner) banner.hidden = false;
  });

  // Answers that are an error stay readable even where a fragment was asked for.
  document.addEventListener("htmx:sendError", () => location.reload());

  // Who opens a place to mark goes on with what it asks for first.
  document.addEventListener("toggle", (event) => {
    if (event.target.open && event.target.closest(".marker")) $("select, input", event.target)?.focus();
  }, true);

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
    if (copier) navigator.clipboard.writeText(copier.dataset.copy).then(() => { copier.textContent = copier.dataset.done; });
    const more = event.target.closest("[data-more]");
    if (more) more.setAttribute("aria-expanded", more.getAttribute("aria-expanded") !== "true");
    const row = event.target.closest("tr[data-href]");
    if (row && !event.target.closest("a, button, input, label, summary") && !String(getSelection())) openRow(row);
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

  // Rows chosen for a step: the bar appears with the first one.
  const bar = $("#bulk");
  const picks = () => [...document.querySelectorAll(".pick")];
  const counted = () => {
    if (!bar) return;
    const chosen = picks().filter((box) => box.checked).length;
    bar.hidden = !chosen;
    $("[data-picked]", bar).textContent = chosen;
    const all = $(".pick-all");
    if (all) {
      all.checked = chosen > 0 && chosen === picks().length;
      all.indeterminate = chosen > 0 && !all.checked;
    }
  };
  document.addEventListener("change", (event) => {
    if (event.target.matches(".pick-all")) picks().forEach((box) => { box.checked = event.target.checked; });
    if (event.target.matches(".pick, .pick-all")) counted();
  });
  if (bar) {
    bar.addEventListener("reset", () => setTimeout(counted));
    document.addEventListener("htmx:afterSwap", (event) => { if (event.detail.target.id === "table") counted(); });
    window.addEventListener("pageshow", counted);
  }
  // A form that leads back here knows the filters that are in the address now.
  document.addEventListener("submit", (event) => {
    const here = $("[data-here]", event.target);
    if (here) here.value = location.pathname + location.search;
  }, true);

  // From one row to the next without going back to the list.
  const LIST = "dma-list";
  window.addEventListener("pagehide", () => {
    const urls = [...document.querySelectorAll("tr[data-glance]")].map((row) => row.dataset.href);
    if (urls.length) sessionStorage.setItem(LIST, JSON.stringify({ urls, from: location.pathname + location.search }));
  });
  // Who comes back to a list finds the row that was left.
  const LEFT = "dma-left";
  const left = [...document.querySelectorAll("tr[data-glance]")].find((row) => row.dataset.href === sessionStorage.getItem(LEFT));
  if (left) {
    left.classList.add("at");
    left.scrollIntoView({ block: "nearest" });
  }
  if ($("tr[data-glance]")) sessionStorage.removeItem(LEFT);
  const detail = $("[data-row]");
  if (detail) {
    sessionStorage.setItem(LEFT, detail.dataset.row);
    const { urls = [], from = "" } = JSON.parse(sessionStorage.getItem(LIST) || "{}");
    const at = urls.indexOf(detail.dataset.row);
    // What ends the work on this row leads to the next one, after the last back to the list.
    document.addEventListener("submit", (event) => {
      const onward = $("[data-onward]", event.target);
      if (onward && at >= 0) onward.value = urls[at + 1] || from;
    }, true);
    if (at >= 0) {
      const back = $("[data-list]");
      if (back && from.split("?")[0] === back.pathname) back.href = from;
      const nav = $(".neighbours");
      [["prev", at - 1], ["next", at + 1]].forEach(([rel, n]) => {
        const link = $(`[rel=${rel}]`, nav);
        if (urls[n]) link.href = urls[n];
        else link.remove();
      });
      nav.hidden = urls.length < 2;
    }
  }

  // The box for everything: down into the answers and up again, Enter takes the first.
  const box = $(".search-all");
  if (box) {
    const input = $("input[type=search]", box);
    const clear = () => $("#found").replaceChildren();
    box.addEventListener("keydown", (event) => {
      if (event.isComposing) return;
      const hits = [...box.querySelectorAll(".hit")];
      const at = hits.indexOf(document.activeElement);
      if (event.key === "Enter" && event.target === input && hits.length) {
        event.preventDefault();
        hits[0].click();
      } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        if (!hits.length) return;
        event.preventDefault();
        const to = at + (event.key === "ArrowDown" ? 1 : -1);
        (to < 0 ? input : hits[Math.min(to, hits.length - 1)]).focus();
      } else if (event.key === "Escape") {
        clear();
        input.value = "";
        input.focus();
      }
    });
    box.addEventListener("focusout", (event) => {
      if (event.relatedTarget && !box.contains(event.relatedTarget)) clear();
    });
    document.addEventListener("click", (event) => { if (!box.contains(event.target)) clear(); });
  }

  // Keyboard: never while somebody types or composes a character, and only if it is wanted.
  const OFF = "dma-keys-off";
  const wanted = $("[data-keys]");
  if (wanted) {
    wanted.checked = !localStorage.getItem(OFF);
    wanted.addEventListener("change", () => (wanted.checked ? localStorage.removeItem(OFF) : localStorage.setItem(OFF, "1")));
  }
  const rows = () => [...document.querySelectorAll("tr[data-href], .todo > li")];
  const current = () => rows().find((row) => row.classList.contains("at"));
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
  const choose = () => {
    const pick = current() && $(".pick", current());
    if (pick) pick.click();
  };
  let going = 0;
  const go = (letter) => {
    going = 0;
    const link = $(`#menu [data-go="${CSS.escape(letter)}"]`);
    if (link) location.assign(link.href);
  };
  const keys = {
    "/": () => ($("#find")?.offsetParent ? $("#find") : $("main input[type=search]") || $(".search-link"))?.focus(),
    "?": () => $("#keys")?.showModal(),
    j: () => move(1),
    k: () => move(-1),
    x: choose,
    o: () => current() && location.assign(current().dataset.href || $("a", current()).href),
    g: () => { going = Date.now(); },
  };
  const withEnter = (event) => {
    const row = event.target.closest("tr[data-glance]");
    if (!row || !row.classList.contains("at") || event.target !== $("a", row)) return;
    event.preventDefault();
    openRow(row);
  };
  const withShift = (event) => {
    const rel = { ArrowLeft: "prev", ArrowRight: "next" }[event.key];
    const link = rel && $(`.neighbours:not([hidden]) [rel=${rel}]`);
    if (link) link.click();
  };
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.keyCode === 229) return;
    if (event.ctrlKey || event.metaKey || event.altKey) {
      if (event.key === "Enter" && !event.altKey && event.target.form) event.target.form.requestSubmit();
      return;
    }
    if ((typing(event.target) && event.target.type !== "checkbox") || $("dialog[open]")) return;
    if (event.key === "Enter") return withEnter(event);
    if (event.shiftKey && event.key.startsWith("Arrow")) return withShift(event);
    if (localStorage.getItem(OFF)) return;
    if (going && Date.now() - going < 1500 && event.key.length === 1) {
      event.preventDefault();
      go(event.key);
    } else if (keys[event.key]) {
      event.preventDefault();
      keys[event.key]();
    }
  });

  // A table that is wider than a phone is scrolled in its place, with the keyboard too.
  const reach = () => document.querySelectorAll("main table:not(.list), main .sheet").forEach((table) => {
    if (table.scrollWidth > table.clientWidth || table.scrollHeight > table.clientHeight) table.tabIndex = 0;
    else table.removeAttribute("tabindex");
  });
  reach();
  addEventListener("resize", reach);

  // An error that came with the page is read first; a form in sight is typed into.
  const problem = $("main .problem");
  if (problem) problem.focus();
  else if (matchMedia("(hover: hover)").matches) {
    const boxes = document.querySelectorAll("main .card.narrow form[method=post] :is(input:not([type]), input[type=text], textarea, select)");
    const empty = [...boxes].find((field) => !field.value);
    if (empty?.getBoundingClientRect().bottom < innerHeight) empty.focus();
  }
})();
