// Charts are drawn from the table beside them: the same numbers, the colours of the theme.
(() => {
  "use strict";
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const colour = (name) => {
    const probe = document.createElement("i"); // only a drawn colour knows whether it is light or dark
    probe.style.color = `var(${name})`;
    document.body.append(probe);
    const { color } = getComputedStyle(probe);
    probe.remove();
    return color;
  };
  const palette = () => ["--brand", "--red", "--amber", "--focus", "--line-strong"].map(colour);
  const number = (cell) => (cell.dataset.value === "" ? null : Number(cell.dataset.value));

  const kind = (head) => (["floor", "ceiling"].includes(head.dataset.draw) ? "line" : head.dataset.draw);

  // What may be is ground: from the floor to the ceiling.
  const band = (head, rows, at, colours) => {
    const draw = head.dataset.draw;
    if (draw !== "floor" && draw !== "ceiling") return null;
    return {
      label: head.innerText.trim(),
      type: "line",
      data: rows.map((row) => number(row.cells[at])),
      borderColor: colours[4],
      backgroundColor: `color-mix(in srgb, ${colours[4]} 18%, transparent)`,
      borderDash: [2, 3],
      borderWidth: 1,
      pointRadius: 0,
      fill: draw === "ceiling" ? "-1" : false,
      order: 2,
    };
  };

  const series = (table, colours) => {
    const heads = [...table.tHead.rows[0].cells];
    const rows = [...table.tBodies[0].rows];
    const drawn = heads.map((head, at) => ({ head, at })).filter(({ head }) => head.dataset.draw);
    const both = new Set(drawn.map(({ head }) => kind(head))).size > 1;
    return {
      labels: rows.map((row) => row.cells[0].innerText.trim()),
      both,
      sets: drawn.map(({ head, at }, nth) => band(head, rows, at, colours) || ({
        label: head.innerText.trim(),
        type: head.dataset.draw,
        data: rows.map((row) => number(row.cells[at])),
        yAxisID: both && head.dataset.draw === "line" ? "right" : undefined,
        borderColor: colours[nth % colours.length],
        backgroundColor: colours[nth % colours.length],
        borderDash: nth % 2 ? [6, 4] : [],
        borderWidth: head.dataset.draw === "line" ? 2 : 0,
        pointRadius: 3,
        order: head.dataset.draw === "line" ? 0 : 1,
      })),
    };
  };

  const axis = (text, line, more) => ({ ticks: { color: text }, grid: { color: line }, beginAtZero: true, ...more });

  const draw = (canvas) => {
    Chart.getChart(canvas)?.destroy();
    const table = document.getElementById(canvas.dataset.plot);
    const { labels, sets, both } = series(table, palette());
    const [text, line, sideways] = [colour("--text"), colour("--line"), Boolean(canvas.closest(".sideways"))];
    const counts = sets.every((set) => set.data.every((n) => n === null || Number.isInteger(n)));
    const ticks = { color: text, ...(counts && { precision: 0 }) };
    const main = axis(text, line, { ticks, stacked: !both && sets.every((set) => set.type === "bar") });
    const scales = sideways
      ? { x: main, y: axis(text, line, { stacked: main.stacked, ticks: { color: text, autoSkip: false } }) }
      : { x: axis(text, line, { stacked: main.stacked }), y: main };
    if (both) scales.right = axis(text, "transparent", { position: "right" });
    if (sideways) canvas.parentElement.style.height = `${80 + 26 * labels.length}px`;
    new Chart(canvas, {
      data: { labels, datasets: sets.map((set) => (sideways ? { ...set, yAxisID: undefined } : set)) },
      type: "bar",
      options: {
        indexAxis: sideways ? "y" : "x",
        maintainAspectRatio: false,
        animation: false,
        interaction: { mode: "index", axis: sideways ? "y" : "x", intersect: false },
        plugins: { legend: { labels: { color: text } } },
        scales,
      },
    });
  };

  const all = () => document.querySelectorAll("canvas[data-plot]").forEach(draw);
  // Whoever picks a day means "from – to".
  const period = document.getElementById("period");
  document.querySelectorAll("#from, #to").forEach((day) => day.addEventListener("change", () => { period.value = "custom"; }));

  Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
  all();
  dark.addEventListener("change", all);
  window.addEventListener("beforeprint", () => document.querySelectorAll("canvas[data-plot]").forEach((one) => Chart.getChart(one)?.resize()));
})();
