// Makes timelines answer: their lines become a list and a table, and a shape says what it is.
// Everything is in the page already; this only looks it up when it is asked for.
(() => {
  "use strict";

  const BREAK = ",\u2002"; // between the cells of a line: see interleave/render/words.py
  const HEADS = ["At", "Lane", "What", "For", "Source line"];
  const said = new WeakMap(); // the lines of a figure, also when they are a table
  const drawn = new WeakMap(); // the shapes of a picture, each with its lines

  // A search may have marked words in the lines: the marks are kept, except in the
  // cells that begin with a word of ours.
  function row(line) {
    const [at, lane, what, ...rest] = line.split(BREAK);
    const plain = rest.map((cell) => cell.replace(/<[^>]*>/g, ""));
    const after = (word) => plain.find((cell) => cell.startsWith(word))?.slice(word.length) ?? "";
    const cells = [lane, what, after("for "), after("line ")];
    return `<tr><th scope="row">${at}</th>${cells.map((cell) => `<td>${cell}</td>`).join("")}</tr>`;
  }

  function makeTable(lines) {
    const figure = lines.closest(".timeline");
    linesOf(figure); // keeps them
    const title = figure.getAttribute("aria-labelledby");
    const heads = HEADS.map((head) => `<th scope="col">${head}</th>`).join("");
    const rows = lines.innerHTML.split("\n").map(row).join("");
    const scroller = document.createElement("div");
    scroller.className = "tl-scroll";
    scroller.tabIndex = 0;
    scroller.setAttribute("role", "group");
    scroller.setAttribute("aria-label", "Table");
    scroller.innerHTML =
      `<table class="tl-table" aria-labelledby="${title}">` +
      `<thead><tr>${heads}</tr></thead><tbody>${rows}</tbody></table>`;
    lines.replaceWith(scroller);
    const lanes = document.createElement("ul");
    const sentences = scroller.previousElementSibling;
    lanes.innerHTML = `<li>${sentences.innerHTML.replaceAll("\n", "</li><li>")}</li>`;
    sentences.replaceWith(lanes);
  }

  // Only a reader's own click or key opens a table. Find-in-page and links open the
  // lines as they are, for a new table would lose what was found in them.
  document.addEventListener("click", ({ target }) => {
    const summary = target.closest(".timeline summary");
    const lines = summary?.parentElement.querySelector(".tl-lines");
    if (lines) makeTable(lines);
  });

  function linesOf(figure) {
    if (!said.has(figure)) {
      said.set(figure, figure.querySelector(".tl-lines").textContent.split("\n"));
    }
    return said.get(figure);
  }

  function shapesOf(plot) {
    if (!drawn.has(plot)) {
      const toPlot = plot.getScreenCTM().inverse();
      const shapes = [...plot.querySelectorAll("[data-rows]")].flatMap((path) => {
        const rows = path.dataset.rows.split(" ");
        return path.getAttribute("d").split(/(?=M)/).map((data, i) => {
          const shape = new Path2D();
          shape.addPath(new Path2D(data), toPlot.multiply(path.getScreenCTM()));
          return { shape, rows: rows[i].split(",") };
        });
      });
      drawn.set(plot, shapes);
    }
    return drawn.get(plot);
  }

  const canvas = document.createElement("canvas").getContext("2d");
  canvas.lineWidth = 6; // a thin line is hard to point at
  const title = document.createElementNS("http://www.w3.org/2000/svg", "title");

  // One title for all shapes of the page, which the browser shows as it shows any.
  document.addEventListener("pointermove", ({ target, clientX, clientY }) => {
    const plot = target.closest?.(".timeline .tl-plot");
    if (!plot) return;
    const { x, y } = new DOMPoint(clientX, clientY).matrixTransform(plot.getScreenCTM().inverse());
    const lines = linesOf(plot.closest(".timeline"));
    const text = shapesOf(plot)
      .filter(({ shape }) => canvas.isPointInPath(shape, x, y) || canvas.isPointInStroke(shape, x, y))
      .flatMap(({ rows }) => rows.map((n) => lines[n]))
      .join("\n");
    if (title.parentNode !== plot) plot.append(title);
    if (title.textContent !== text) title.textContent = text;
  });
})();
