// On a cable's page: explanations at the foot of the window, the three views, and keys. On the glossary: keys on or off.
"use strict";

(function () {
  const root = new URL("../", /** @type {HTMLScriptElement} */ (document.currentScript).src);
  const place = "reftel-keys " + root.pathname;
  const views = ["read", "sent", "both"];
  const page = /** @type {HTMLElement | null} */ (document.querySelector("article.cable"));
  const buttons = Array.from(/** @type {NodeListOf<HTMLButtonElement>} */ (document.querySelectorAll(".view button")));
  let on = true;
  try {
    on = localStorage.getItem(place) !== "off";
  } catch {
    // Storage refused: the keys work.
  }
  setting(/** @type {HTMLInputElement | null} */ (document.getElementById("keys-on")));
  if (page) begin(page);

  /** @param {HTMLInputElement | null} box */
  function setting(box) {
    if (!box) return;
    box.checked = on;
    box.disabled = false;
    box.addEventListener("change", function () {
      try {
        localStorage.setItem(place, box.checked ? "on" : "off");
      } catch {
        box.checked = true;
      }
    });
  }

  /** @param {HTMLElement} page */
  function begin(page) {
    const group = /** @type {HTMLElement | null} */ (document.querySelector(".view"));
    if (group) group.hidden = false;
    buttons.forEach((button, index) => button.addEventListener("click", () => show(page, views[index])));
    page.addEventListener("click", explain);
    document.addEventListener("keydown", pressed);
    addEventListener("hashchange", open);
    open();
  }

  /** A link to the text as transmitted opens it. */
  function open() {
    const details = /** @type {HTMLDetailsElement | null} */ (document.querySelector(".as-sent details"));
    if (details && location.hash === "#transmitted") details.open = true;
  }

  /**
   * @param {HTMLElement} page
   * @param {string} view
   */
  function show(page, view) {
    const details = /** @type {HTMLDetailsElement | null} */ (page.querySelector(".as-sent details"));
    if (details) details.open = view !== "read";
    page.dataset.view = view;
    if (view === "both") reftel.load("beside.js").then(() => dispatchEvent(new Event("scroll")), () => {});
    buttons.forEach((button, index) => button.setAttribute("aria-pressed", String(views[index] === view)));
  }

  /**
   * On a touch an explanation shows first, and leads to the glossary; elsewhere it shows on hover and focus.
   * @param {MouseEvent} event
   */
  function explain(event) {
    const link = event.target instanceof Element ? event.target.closest("a.x") : null;
    const touch = /** @type {PointerEvent} */ (event).pointerType === "touch";
    close();
    if (!(link instanceof HTMLAnchorElement) || !touch || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const more = Object.assign(document.createElement("a"), { href: link.href, textContent: link.textContent });
    tell(more, " " + link.title);
  }

  /** Shows something at the foot of the window, until the reader goes on. @param {Array<Node | string>} parts */
  function tell(...parts) {
    close();
    const tip = Object.assign(document.createElement("p"), { className: "tip" });
    tip.setAttribute("role", "status");
    tip.append(...parts);
    document.body.append(tip);
    return tip;
  }

  function close() {
    const tip = document.querySelector(".tip");
    if (tip) tip.remove();
  }

  /** @param {KeyboardEvent} event */
  function pressed(event) {
    if (event.key === "Escape") {
      close();
      quiet(document.activeElement);
      return;
    }
    const target = /** @type {HTMLElement} */ (event.target);
    const typing = target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
    if (!on || typing || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (act(event.key)) event.preventDefault();
  }

  /**
   * What shows because a link has the focus goes until it has it again.
   * @param {Element | null} link
   */
  function quiet(link) {
    if (!link || !link.matches("a.x")) return;
    link.classList.add("quiet");
    link.addEventListener("blur", () => link.classList.remove("quiet"), { once: true });
  }

  /** @param {string} key */
  function act(key) {
    if (key === "n") return go(".neighbours a[rel=next]");
    if (key === "p") return go(".neighbours a[rel=prev]");
    if (key === "/") return visit("search.html#q");
    if (key === "?") return visit("glossary.html#keys");
    if (key === "c") return copy();
    if (key === "v" && page) {
      const offered = views.filter((_, index) => buttons[index].offsetWidth);
      show(page, offered[(offered.indexOf(page.dataset.view || "read") + 1) % offered.length]);
      return true;
    }
    return false;
  }

  /** @param {string} selector */
  function go(selector) {
    const link = /** @type {HTMLAnchorElement | null} */ (document.querySelector(selector));
    if (link) location.href = link.href;
    return Boolean(link);
  }

  /** @param {string} path */
  function visit(path) {
    location.href = new URL(path, root).href;
    return true;
  }

  /** The citation is copied and shown at the foot of the window; where it cannot be, the box of citations opens. */
  function copy() {
    const box = /** @type {HTMLDetailsElement | null} */ (document.getElementById("cite"));
    const text = document.querySelector("[data-form=nara]");
    const done = box && box.querySelector("[role=status]");
    if (!box || !text || !done) return false;
    box.dispatchEvent(new Event("toggle")); // as if it had been opened: its script makes the buttons
    done.textContent = "";
    let asked = false;
    const ready = setInterval(function () {
      const button = /** @type {HTMLButtonElement | null} */ (text.querySelector("button"));
      if (button && !asked) button.click();
      asked = asked || Boolean(button);
      if (!asked || !done.textContent) return;
      clearInterval(ready);
      const tip = tell(`${done.textContent}: ${text.querySelector("p")?.textContent}`);
      // It may lie over what has the focus next.
      setTimeout(() => tip.remove(), 8000);
      addEventListener("keydown", () => tip.remove(), { once: true });
    }, 50);
    setTimeout(function () {
      clearInterval(ready);
      if (done.textContent) return;
      box.open = true;
      box.scrollIntoView({ block: "nearest" });
    }, 3000);
    return true;
  }
})();
