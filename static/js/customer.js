// For a phone with a weak network: a form that could not be sent is kept on the page and sent again,
// photos are shown and made smaller before they travel. Without a script every form works as it is.
// Nothing is stored on the phone: what was typed lives in the page alone.
(() => {
  "use strict";
  const LONGEST = 1600, PAUSES = [1000, 3000, 8000, 15000, 30000];
  const words = document.body.dataset;
  const wait = (ms) => new Promise((done) => {
    const timer = setTimeout(done, ms);
    addEventListener("online", () => { clearTimeout(timer); done(); }, { once: true });
  });

  const say = (form, text) => {
    let note = form.querySelector("[data-note]");
    if (!note) {
      note = document.createElement("p");
      note.dataset.note = "";
      note.className = "note warning";
      note.setAttribute("role", "status");
      form.prepend(note);
    }
    note.textContent = text;
    note.hidden = !text;
  };

  // The answer takes the place of the page: one journey over the network instead of two.
  const show = (html, url) => {
    const page = new DOMParser().parseFromString(html, "text/html");
    const main = page.getElementById("main");
    if (!main) return location.assign(url);
    document.title = page.title;
    document.getElementById("main").replaceWith(main);
    if (url !== location.href) history.pushState({}, "", url);
    scrollTo(0, 0);
    const first = main.querySelector(".errorlist, .problem, h1, .question");
    if (first) { first.tabIndex = -1; first.focus(); }
    prepare(main);
  };
  addEventListener("popstate", () => location.reload());

  const send = async (form, data) => {
    for (let n = 0; n <= PAUSES.length; n += 1) {
      try {
        const answer = await fetch(form.action, { method: "POST", body: data, credentials: "same-origin" });
        if (answer.status === 429 || answer.status >= 502) throw new Error("later");
        return show(await answer.text(), answer.url);
      } catch {
        if (n === PAUSES.length) return say(form, words.lost);
        say(form, words.waiting);
        await wait(PAUSES[n]);
      }
    }
    return undefined;
  };

  document.addEventListener("submit", async (event) => {
    const form = event.target;
    if (!form.matches("form[data-keep]") || !window.fetch) return;
    event.preventDefault();
    const button = event.submitter || form.querySelector("[type=submit]");
    if (button.getAttribute("aria-busy")) return;
    button.setAttribute("aria-busy", "true");
    await send(form, new FormData(form));
    button.removeAttribute("aria-busy");
  });

  // Photos: seen before they are sent, and no larger than a report needs.
  const smaller = async (file) => {
    if (!file.type.startsWith("image/") || !window.createImageBitmap) return file;
    try {
      const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
      const share = Math.min(1, LONGEST / Math.max(picture.width, picture.height));
      if (share === 1 && file.size < 700000) return file;
      const canvas = document.createElement("canvas");
      canvas.width = Math.round(picture.width * share);
      canvas.height = Math.round(picture.height * share);
      canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
      const blob = await new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.85));
      return blob && blob.size < file.size ? new File([blob], file.name.replace(/\.\w+$/, ".jpg"), { type: "image/jpeg" }) : file;
    } catch {
      return file;
    }
  };

  const preview = (input) => {
    const row = document.createElement("div");
    row.className = "photos previews";
    [...input.files].forEach((file, at) => {
      const figure = document.createElement("figure");
      const image = document.createElement("img");
      const text = document.createElement("figcaption");
      const remove = document.createElement("button");
      image.src = URL.createObjectURL(file);
      image.alt = file.name;
      image.onload = () => URL.revokeObjectURL(image.src);
      text.textContent = `${file.name} · ${Math.ceil(file.size / 1024)} KB`;
      Object.assign(remove, { type: "button", className: "button tiny", textContent: words.remove });
      remove.setAttribute("aria-label", `${words.remove}: ${file.name}`);
      remove.addEventListener("click", () => {
        const left = new DataTransfer();
        [...input.files].filter((_file, i) => i !== at).forEach((one) => left.items.add(one));
        input.files = left.files;
        preview(input);
      });
      figure.append(image, text, remove);
      row.append(figure);
    });
    input.parentNode.querySelector(".previews")?.remove();
    if (input.files.length) input.after(row);
  };

  document.addEventListener("change", async (event) => {
    const input = event.target;
    if (!input.matches("form[data-keep] input[type=file]") || !window.DataTransfer) return;
    const chosen = await Promise.all([...input.files].map(smaller));
    const list = new DataTransfer();
    chosen.forEach((file) => list.items.add(file));
    input.files = list.files;
    if (chosen.every((file) => file.type.startsWith("image/"))) preview(input);
  });

  const prepare = (within) => {
    const problem = within.querySelector(".problem, .wrong input, .wrong select, .wrong textarea");
    if (problem) problem.focus();
  };
  prepare(document);
})();
