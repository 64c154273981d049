// Adds what needs JavaScript: the views of a lesson, and what the keyboard cannot reach.
(() => {
  "use strict";

  const KEY = "interleave.view";
  const VIEWS = { all: "All", theory: "Theory only", code: "Code only" };
  const root = document.documentElement;

  // The theme's <head> sets data-view before the first paint; this is the same
  // rule for a theme without it. Storage can be blocked: then nothing is kept.
  function storedView() {
    try {
      const view = localStorage.getItem(KEY);
      return Object.hasOwn(VIEWS, view) ? view : "all";
    } catch {
      return "all";
    }
  }

  function show(view) {
    root.dataset.view = view;
    try {
      localStorage.setItem(KEY, view);
    } catch {
      // The choice holds until the page is left.
    }
  }

  function element(name, attributes, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  }

  // A group of native radio buttons: arrow keys, names and states come with them.
  function addSwitch() {
    const facts = document.querySelector(".lesson-facts");
    if (!facts || document.querySelector(".view-switch")) return;
    const choices = Object.entries(VIEWS).map(([view, text]) => {
      const about = { type: "radio", name: "view", value: view, autocomplete: "off" };
      const radio = element("input", about);
      radio.checked = root.dataset.view === view;
      radio.addEventListener("change", () => show(view));
      return element("label", {}, radio, text);
    });
    const name = element("span", { class: "view-switch__name", id: "view-switch-name" }, "Show");
    const group = { class: "view-switch", role: "radiogroup", "aria-labelledby": name.id };
    facts.after(element("div", group, name, ...choices));
  }

  // A table that scrolls sideways must be reachable by keyboard and have a name.
  // Runs a frame late, so that it has the last word after the theme's own observer.
  function nameScrollers(entries) {
    requestAnimationFrame(() => {
      for (const { target } of entries) {
        const scrolls = target.scrollWidth > target.clientWidth;
        const set = (key, value) =>
          scrolls ? target.setAttribute(key, value) : target.removeAttribute(key);
        set("tabindex", "0");
        set("role", "group");
        set("aria-label", "Table");
      }
    });
  }

  const sizes = new ResizeObserver(nameScrollers);

  function watchScrollers() {
    sizes.disconnect();
    for (const scroller of document.querySelectorAll(".md-typeset__scrollwrap")) {
      sizes.observe(scroller);
    }
  }

  // The theme puts every copy button into a <nav>: landmarks without a name.
  function quietLandmarks() {
    for (const nav of document.querySelectorAll(".md-code__nav")) nav.setAttribute("role", "none");
  }

  // The theme opens search and navigation by labels, which no keyboard reaches:
  // buttons take their places. The 404 page brings a button of its own.
  function replaceLabels() {
    const names = { __search: "Search", __drawer: "Navigation" };
    for (const label of document.querySelectorAll("label.md-header__button[for]")) {
      const name = names[label.htmlFor];
      if (!name) continue;
      const about = { type: "button", class: label.className, "aria-label": name };
      const button = element("button", about, ...label.childNodes);
      button.dataset.opens = label.htmlFor;
      label.replaceWith(button);
    }
    for (const button of document.querySelectorAll("[data-opens]")) {
      button.hidden = false;
      button.onclick = () => open(button.dataset.opens);
    }
  }

  function open(id) {
    if (id === "__search") document.querySelector("[data-md-component=search-query]").focus();
    else document.getElementById(id).click();
  }

  // A list of notes on lines such as "x = 1  # (1)!" belongs to its code, in every view.
  function markNotes() {
    for (const code of document.querySelectorAll(".highlight code")) {
      if (!code.querySelector(".md-annotation") && !/# *\(\d+\)!?$/m.test(code.textContent)) continue;
      let next = code.closest(".highlight").nextElementSibling;
      while (next?.matches("p:not(:has(*))")) next = next.nextElementSibling;
      if (next?.matches("ol")) next.classList.add("code-notes");
    }
  }

  // Paper shows where a link leads, but not for links within the course (print.css).
  function markInternalLinks() {
    for (const link of document.querySelectorAll(".md-content a[href]")) {
      link.toggleAttribute("data-internal", link.origin === location.origin);
    }
  }

  function enhance() {
    addSwitch();
    watchScrollers();
    replaceLabels();
    markInternalLinks();
    markNotes();
    requestAnimationFrame(quietLandmarks);
  }

  // document$ emits on every instant navigation too; other themes do not have it.
  root.dataset.view ??= storedView();
  if (typeof document$ === "undefined") enhance();
  else document$.subscribe(enhance);

  // Another tab may change the view.
  addEventListener("storage", ({ key }) => {
    if (key !== KEY) return;
    root.dataset.view = storedView();
    for (const radio of document.querySelectorAll(".view-switch input")) {
      radio.checked = radio.value === root.dataset.view;
    }
  });
})();
