// The conversation: what is said arrives by a stream, what is written waits here until it is sent.
// Nothing is kept after the page is left: it may be about somebody's health.
(() => {
  "use strict";
  const card = document.getElementById("talk-card");
  if (!card) return;
  const $ = (selector, within = card) => within.querySelector(selector);
  const log = $("#talk");
  const waiting = $("#outbox");
  const state = $("#line-state");
  const words = Object.fromEntries([...card.querySelectorAll("#talk-words li")].map((li) => [li.dataset.key, li.textContent]));
  const make = (tag, className, text) => Object.assign(document.createElement(tag), { className, textContent: text || "" });
  let last = Number(card.dataset.after) || 0;

  // What is heard ---------------------------------------------------------------------------------
  let source = null;
  let marks = null;
  let ended = false;
  let tries = 0;
  let retry = 0;

  const say = (key) => { state.textContent = key ? words[key] : ""; };
  const count = (bubble) => {
    const button = $("[data-readers]", bubble);
    if (!button || !marks) return;
    const others = Object.entries(marks).filter(([member]) => member !== bubble.dataset.member);
    const read = others.filter(([, seq]) => seq >= Number(bubble.dataset.seq));
    button.textContent = card.dataset.readWords.replace("{n}", read.length).replace("{all}", others.length);
  };
  const hear = (event) => {
    const seq = Number(event.lastEventId);
    if (seq <= last) return; // a stream that began again may repeat itself
    last = seq;
    const holder = document.createElement("template");
    holder.innerHTML = event.data; // our own page's template, everything in it escaped there
    const bubble = holder.content.firstElementChild;
    const pending = bubble.dataset.client && document.getElementById(`out-${bubble.dataset.client}`);
    if (pending) pending.remove();
    log.append(bubble);
    count(bubble);
    mark();
  };
  const end = (status) => {
    ended = true;
    close();
    say(status === 302 ? "login" : "closed");
    if (status === 302) {
      ended = false;
      later(15000);
    } else $("#composer")?.remove();
  };
  const close = () => {
    if (source) source.close();
    source = null;
    clearTimeout(retry);
  };
  const later = (ms) => {
    clearTimeout(retry);
    retry = setTimeout(listen, ms);
  };
  const listen = () => {
    if (ended) return;
    close();
    source = new EventSource(`${card.dataset.stream}?after=${last}`);
    source.addEventListener("open", () => {
      tries = 0;
      say("");
      flush();
    });
    source.addEventListener("said", hear);
    source.addEventListener("read", (event) => {
      marks = JSON.parse(event.data);
      card.querySelectorAll("#talk > .said[data-member]").forEach(count);
    });
    source.addEventListener("end", (event) => end(Number(event.data)));
    source.addEventListener("error", lost);
  };
  // A browser gives up for good when the answer is not a stream: ask why, and come back.
  const lost = async () => {
    if (source?.readyState === EventSource.CONNECTING) {
      say("away");
      return;
    }
    close();
    tries += 1;
    try {
      const answer = await fetch(card.dataset.stream, { redirect: "manual", cache: "no-store" });
      if (answer.type === "opaqueredirect") return end(302);
      if ([403, 404, 410].includes(answer.status)) return end(answer.status);
    } catch {
      say("away");
    }
    later(Math.min(1000 * 2 ** tries, 15000));
  };

  // Who has read what: only what was on a screen that somebody could look at.
  let marked = 0;
  const mark = () => {
    if (document.hidden || last <= marked) return;
    const seq = last;
    marked = seq;
    send(card.dataset.read, { seq }).catch(() => { marked = 0; });
  };
  let hidden = 0;
  document.addEventListener("visibilitychange", () => {
    clearTimeout(hidden);
    if (document.hidden) hidden = setTimeout(close, 60000); // a browser has only six lines
    else {
      mark();
      if (!source) listen();
    }
  });

  // What is written -------------------------------------------------------------------------------
  const form = $("#composer");
  const text = form && $("textarea", form);
  const outbox = [];
  let busy = false;
  let token = $("[name=csrfmiddlewaretoken]", form || document)?.value || "";

  const send = async (url, fields) => {
    const data = new FormData();
    Object.entries(fields).forEach(([name, value]) => value && data.append(name, value));
    const headers = { Accept: "application/json", "X-CSRFToken": token };
    const answer = await fetch(url, { method: "POST", body: data, headers, redirect: "manual" });
    if (answer.type === "opaqueredirect") throw Object.assign(new Error("login"), { login: true });
    return answer;
  };
  // After a new login the old token no longer fits.
  const renew = async () => {
    const answer = await fetch(card.dataset.composer, { redirect: "manual", cache: "no-store" });
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    token = page.querySelector("[name=csrfmiddlewaretoken]")?.value || token;
  };

  const show = (item) => {
    item.row = make("li", "said mine pending");
    item.row.id = `out-${item.fields.client_id}`;
    const body = make("div", "words");
    body.append(make("p", "text", item.fields.text || item.fields.file.name));
    item.note = make("p", "tools muted");
    item.row.append(body, item.note);
    waiting.append(item.row);
    tell(item, "sending");
  };
  const tell = (item, key, { reason = "", code = "", asks = false } = {}) => {
    item.note.replaceChildren(make("span", "", reason ? `${words[key]}: ${reason}` : words[key]));
    item.row.classList.toggle("failed", key === "failed");
    if (key !== "failed") return;
    if (code === "flagged" && asks) {
      const why = Object.assign(document.createElement("input"), { type: "text", maxLength: 200 });
      why.setAttribute("aria-label", words.reason);
      why.placeholder = words.reason;
      why.addEventListener("input", () => { item.fields.override = why.value; });
      item.note.append(why);
    }
    const edit = () => {
      text.value = item.fields.text;
      item.row.remove();
      text.focus();
    };
    const acts = [["again", () => { outbox.push(item); flush(); }], ["drop", () => item.row.remove()]];
    if (item.fields.text && text) acts.unshift(["edit", edit]);
    acts.forEach(([name, act]) => {
      const button = make("button", "quiet", words[name]);
      button.type = "button";
      button.addEventListener("click", act);
      item.note.append(button);
    });
  };
  const flush = async () => {
    if (busy) return;
    busy = true;
    let renewed = false;
    while (outbox.length) {
      const item = outbox[0];
      tell(item, "sending");
      let answer;
      try {
        answer = await send(card.dataset.post, item.fields);
      } catch (problem) {
        tell(item, "waiting");
        if (problem.login) say("login");
        setTimeout(flush, 5000);
        break;
      }
      if (answer.status === 403 && !renewed) {
        renewed = true;
        await renew();
        continue;
      }
      if (answer.status === 429 || answer.status >= 500) {
        tell(item, "waiting");
        setTimeout(flush, 5000);
        break;
      }
      outbox.shift();
      if (!answer.ok) tell(item, "failed", await reason(answer));
    }
    busy = false;
  };
  const reason = async (answer) => {
    try {
      const { message, code, fields = {} } = await answer.json();
      const beside = Object.values(fields).flat().join(" ");
      return { reason: code === "flagged" ? message : beside || message, code, asks: "override" in fields };
    } catch {
      return { reason: String(answer.status) };
    }
  };
  const name = () => [...crypto.getRandomValues(new Uint8Array(16))].map((b) => b.toString(16).padStart(2, "0")).join("");
  const put = (fields) => {
    const item = { fields: { ...fields, client_id: name() } };
    show(item);
    outbox.push(item);
  };

  window.addEventListener("online", () => {
    listen();
    flush();
  });
  window.addEventListener("offline", () => say("away"));
  window.addEventListener("beforeunload", (event) => {
    if (outbox.length || text?.value.trim()) event.preventDefault();
  });

  if (form) {
    const picker = $("input[type=file]", form);
    const picked = [];
    const list = $("#picked", form);
    const reply = $("[name=reply_to]", form);
    const quoted = $("#quoted", form);
    picker.multiple = true;

    const list_again = () => {
      list.hidden = !picked.length;
      list.replaceChildren(...picked.map((file, at) => {
        const row = make("li", "chip", file.name);
        const button = make("button", "quiet", "×");
        button.type = "button";
        button.setAttribute("aria-label", `${words.remove}: ${file.name}`);
        button.addEventListener("click", () => { picked.splice(at, 1); list_again(); });
        row.append(button);
        return row;
      }));
    };
    const take = (files) => { picked.push(...files); list_again(); };
    picker.addEventListener("change", () => { take(picker.files); picker.value = ""; });
    form.addEventListener("paste", (event) => {
      if (event.clipboardData.files.length) {
        event.preventDefault();
        take(event.clipboardData.files);
      }
    });
    const unquote = () => {
      reply.value = "";
      quoted.hidden = true;
    };
    $(".helpers", form).hidden = false;
    form.addEventListener("click", (event) => {
      if (event.target.closest("[data-unquote]")) unquote();
      const chosen = event.target.closest("[data-insert]");
      if (!chosen) return;
      text.setRangeText(chosen.dataset.insert, text.selectionStart, text.selectionEnd, "end");
      chosen.closest("details").open = false;
      text.focus();
    });
    log.addEventListener("click", (event) => {
      const button = event.target.closest("[data-reply]");
      if (!button) return;
      const bubble = button.closest(".said");
      reply.value = bubble.dataset.seq;
      const said = $(".text", bubble)?.textContent || $("img", bubble)?.alt || $(".words a", bubble)?.textContent || "";
      $("span", quoted).textContent = `${$(".name", bubble).textContent}: ${said.slice(0, 60)}`;
      quoted.hidden = false;
      text.focus();
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      event.stopPropagation();
      const said = text.value.trim();
      if (said) put({ text: said, reply_to: reply.value });
      picked.splice(0).forEach((file, at) => put({ file, reply_to: said || at ? "" : reply.value }));
      text.value = "";
      unquote();
      list_again();
      flush();
    });
    text.addEventListener("keydown", (event) => {
      // Enter that ends the choice of a Chinese word is not a wish to send.
      if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
      event.preventDefault();
      event.stopPropagation();
      form.requestSubmit();
    });
  }

  // Earlier messages and readers ------------------------------------------------------------------
  log.addEventListener("click", async (event) => {
    const more = event.target.closest("[data-earlier]");
    const button = event.target.closest("[data-readers]");
    if (more) {
      more.disabled = true;
      const answer = await fetch(more.dataset.earlier);
      if (!answer.ok) { more.disabled = false; return; }
      const holder = document.createElement("template");
      holder.innerHTML = await answer.text();
      more.parentElement.replaceWith(holder.content);
    } else if (button) {
      const open = button.closest(".said").querySelector(".readers");
      button.setAttribute("aria-expanded", String(!open));
      if (open) { open.remove(); return; }
      const answer = await fetch(button.dataset.readers);
      if (!answer.ok) return;
      const box = make("div", "readers");
      box.innerHTML = await answer.text();
      button.closest(".said").append(box);
    }
  });

  listen();
  mark();
})();
