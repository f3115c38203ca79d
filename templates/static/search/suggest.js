// Suggests words of the index for the word that is being typed, as a combobox with a list.
"use strict";

(function () {
  const SHORTEST = 2;
  const WORD = /[^\s"+:~^*\\-]+$/;
  const { make } = reftel;

  /** @type {Combobox | undefined} */
  let box;

  reftel.typed = async function (input, choose, current) {
    box ??= combobox(input, choose);
    if (current()) await box.look();
  };

  /**
   * Gives the field its list; `choose` is called when a word was taken.
   * @param {HTMLInputElement} input
   * @param {() => void} choose
   * @returns {Combobox}
   */
  function combobox(input, choose) {
    const list = make("ul", { id: "suggestions", role: "listbox", "aria-label": reftel.say("Words of the index"), hidden: "hidden" });
    /** @type {string[]} */
    let words = [];
    let chosen = -1;
    let turn = 0;
    input.setAttribute("aria-controls", list.id);
    /** @type {HTMLElement} */ (input.parentElement).append(list);

    input.addEventListener("keydown", onKey);
    input.addEventListener("blur", close);
    input.form?.addEventListener("submit", close);
    // The field keeps the focus.
    list.addEventListener("mousedown", (event) => event.preventDefault());
    list.addEventListener("click", ({ target }) => {
      const option = target instanceof Element && target.closest("[role=option]");
      if (option) accept(Array.from(list.children).indexOf(option));
    });
    return { look };

    async function look() {
      const own = ++turn;
      const typed = WORD.exec(input.value.slice(0, input.selectionStart || 0));
      // A fault of the index is told to who searches, not to who types.
      const found = typed && typed[0].length >= SHORTEST ? await reftel.suggest(typed[0], 8).catch(() => []) : [];
      if (own !== turn) return;
      const word = typed ? typed[0].toLowerCase() : "";
      const next = found.map(({ term, word: shown }) => (reftel.stem(word) === term && !shown.startsWith(word) ? word : shown));
      // The same words once more leave the reader's choice alone.
      if (!list.hidden && String(next) === String(words)) return;
      words = next;
      chosen = -1;
      list.replaceChildren(
        ...found.map(({ documents }, i) => {
          const count = make("span", { class: "number" }, reftel.number(documents));
          return make("li", { role: "option", id: "suggestion-" + i, "aria-selected": "false" }, words[i], " ", count);
        }),
      );
      show(found.length > 0 && document.activeElement === input);
    }

    /** @param {boolean} open */
    function show(open) {
      list.hidden = !open;
      input.setAttribute("aria-expanded", String(open));
      if (!open) move(-1);
    }

    function close() {
      turn++;
      show(false);
    }

    /** @param {number} to */
    function move(to) {
      if (list.children[chosen]) list.children[chosen].setAttribute("aria-selected", "false");
      chosen = to;
      if (to < 0) return input.removeAttribute("aria-activedescendant");
      list.children[to].setAttribute("aria-selected", "true");
      input.setAttribute("aria-activedescendant", list.children[to].id);
    }

    /** @param {number} place */
    function accept(place) {
      const end = input.selectionStart || 0;
      const start = input.value.slice(0, end).replace(WORD, "") + reftel.escaped(words[place]);
      input.value = start + input.value.slice(end);
      input.setSelectionRange(start.length, start.length);
      close();
      choose();
    }

    /** @param {KeyboardEvent} event */
    function onKey(event) {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (list.hidden || event.isComposing) return;
      if (step) move(((chosen + 1 + step + words.length + 1) % (words.length + 1)) - 1);
      else if (event.key === "Enter" && chosen >= 0) accept(chosen);
      else if (event.key === "Escape") close();
      else return;
      event.preventDefault();
    }
  }
})();
