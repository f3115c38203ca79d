// The search page: what is typed and clicked changes the address, and the page shows what the address says.
"use strict";

(function () {
  const STEP = 20;
  const SLOW = 400;
  // Pauses after which a range of days is searched for, and words are suggested.
  const TYPING = 700;
  const PAUSE = 200;
  const by = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));
  const form = /** @type {HTMLFormElement} */ (by("search-form"));
  const [input, from, to, sort] = ["q", "from", "to", "sort"].map((id) => /** @type {HTMLInputElement} */ (by(id)));
  const [filters, help] = ["filters", "help"].map((id) => /** @type {HTMLDetailsElement} */ (by("search-" + id)));
  const parts = ["results", "status", "progress", "fault", "other", "also"].map((id) => by("search-" + id));
  const [list, status, progress, fault, other, also] = parts;
  const more = /** @type {HTMLButtonElement} */ (by("search-next"));
  const title = document.title;
  let state = reftel.readState(location.search);
  let turn = 0;
  let timer = 0;
  let pause = 0;
  let latest = { pending: 0, loaded: 0, characters: 0 };
  let begun = latest;
  const held = (/** @type {MouseEvent | KeyboardEvent} */ event) => event.ctrlKey || event.metaKey || event.altKey;

  for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-expanded", "false"]]) {
    input.setAttribute(name, value);
  }
  if (location.hash) input.focus();
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    submit();
  });
  // The index is not loaded before somebody wants it; what is missing is told when it is searched, not who types.
  input.addEventListener("input", () => void reftel.open().catch(() => {}), { once: true });
  input.addEventListener("input", () => {
    clearTimeout(pause);
    const own = (pause = setTimeout(() => void reftel.typed(input, submit, () => own === pause).catch(() => {}), PAUSE));
  });
  sort.addEventListener("change", submit);
  for (const field of [from, to]) {
    field.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(submit, TYPING);
    });
  }
  more.addEventListener("click", showMore);
  filters.addEventListener("toggle", () => filters.open && guarded(showFilters, false));
  addEventListener("popstate", () => show());
  addEventListener("pagehide", keepPlace);
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element && event.target.closest('main a[href^="?"]');
    if (!link || event.button || event.shiftKey || held(event)) return;
    event.preventDefault();
    help.open = false;
    go(link.getAttribute("href") || "");
  });
  document.addEventListener("keydown", (event) => {
    const typing = event.target instanceof Element && event.target.closest("input, select, textarea");
    if (event.key !== "/" || typing || held(event)) return;
    event.preventDefault();
    input.focus();
    input.select();
  });
  reftel.onProgress = (now) => {
    latest = now;
    if (!progress.hidden) tellProgress();
  };
  by("search-more").hidden = false;
  const [entry] = performance.getEntriesByType("navigation");
  show(entry && /** @type {PerformanceNavigationTiming} */ (entry).type === "navigate" ? "replace" : undefined);

  function tellProgress() {
    const [bar, text] = /** @type {[HTMLProgressElement, Element]} */ (Array.from(progress.children));
    const loaded = latest.loaded - begun.loaded;
    const all = loaded + latest.pending;
    bar.max = all || 1;
    bar.value = loaded;
    const size = Math.ceil((latest.characters - begun.characters) / 1024);
    const values = { loaded, all, size: reftel.number(size) };
    text.textContent = reftel.say("{loaded} of {all} parts of the index, {size} KB", values);
  }

  function submit() {
    clearTimeout(timer);
    clearTimeout(pause);
    pause = 0;
    const sorted = /** @type {Sort} */ (sort.value);
    go(reftel.stateUrl(state, { q: input.value.trim(), from: from.value, to: to.value, sort: sorted }));
  }

  /** @param {string} url */
  function go(url) {
    keepPlace();
    history.pushState(null, "", url);
    show("assign");
  }

  function keepPlace() {
    history.replaceState({ y: scrollY }, "");
  }

  /**
   * Shows what the address says; `jump` is the way to a cable whose id is the whole query.
   * @param {"assign" | "replace"} [jump]
   */
  function show(jump) {
    state = reftel.readState(location.search);
    more.hidden = true;
    if (input.value.trim() !== state.q) input.value = state.q;
    [from.value, to.value, sort.value] = [state.from, state.to, state.sort];
    document.title = state.q ? `${state.q.slice(0, 80)} – ${title}` : title;
    return guarded(async (current) => {
      const { cables, url } = /\d$/.test(state.q) ? await reftel.meant(state.q) : { cables: [], url: "" };
      if (!current()) return;
      if (jump && url) return location[jump](url);
      const answer = reftel.isEmpty(state) ? null : await reftel.search(state.q, options(0, state.shown));
      const chips = reftel.isNarrowed(state) ? await reftel.chips(state) : [];
      if (current()) render(answer, cables, chips);
      if (current() && answer && filters.open) await showFilters(current);
    }, true);
  }

  /**
   * @param {number} offset
   * @param {number} limit
   * @returns {SearchOptions}
   */
  function options(offset, limit) {
    return { ...state, offset, limit, abstracts: false, spellings: !offset };
  }

  /**
   * Does what takes time and shows its faults. `fresh` work makes what is under way of no account.
   * @param {(current: () => boolean) => unknown} work
   * @param {boolean} fresh
   */
  async function guarded(work, fresh) {
    if (fresh) turn++;
    const own = turn;
    const current = () => own === turn;
    begun = latest;
    const slow = setTimeout(() => {
      progress.hidden = false;
      tellProgress();
    }, SLOW);
    fault.replaceChildren();
    list.setAttribute("aria-busy", "true");
    try {
      await work(current);
    } catch (error) {
      if (!current()) return;
      if (fresh) render(null, [], []);
      fault.replaceChildren(...reftel.fault(error, state.q, () => guarded(work, fresh)));
      fault.scrollIntoView({ block: "nearest" });
    } finally {
      clearTimeout(slow);
      if (current()) {
        progress.hidden = true;
        list.removeAttribute("aria-busy");
      }
    }
  }

  /**
   * @param {SearchAnswer | null} answer
   * @param {CableEntry[]} meant
   * @param {Node[]} chips
   */
  function render(answer, meant, chips) {
    const { total = 0, results = [], histogram = [], corrected, spellings } = answer || {};
    status.textContent = answer ? reftel.sayCount("{num} cable found", "{num} cables found", total) : "";
    by("search-chips").replaceChildren(...chips);
    const named = meant.map((cable) => reftel.entry(cable, []));
    by("search-ids").replaceChildren(...named.map(({ element }) => element));
    by("search-meant").hidden = !meant.length;
    offer(other, corrected);
    offer(also, spellings?.text, spellings?.query);
    reftel.chart(histogram, state);
    filters.hidden = !total;
    list.replaceChildren();
    append(results, total, true);
    reftel.passages(named, false);
    const place = history.state && history.state.y;
    if (place) scrollTo({ top: place, behavior: "instant" });
  }

  /**
   * Shows a link to another query, if there is one.
   * @param {HTMLElement} element around the link
   * @param {string} [text]
   * @param {string} [q]
   */
  function offer(element, text = "", q = text) {
    const [link] = element.getElementsByTagName("a");
    link.href = reftel.stateUrl(state, { q });
    link.textContent = text;
    element.hidden = !text;
  }

  /**
   * @param {CableResult[]} results
   * @param {number} total
   * @param {boolean} fresh
   */
  function append(results, total, fresh) {
    const items = results.map((result) => reftel.entry(result, result.terms));
    list.append(...items.map(({ element }) => element));
    reftel.passages(items, fresh);
    more.hidden = list.children.length >= total;
    return items;
  }

  function showMore() {
    more.disabled = true;
    return guarded(async (current) => {
      const answer = await reftel.search(state.q, options(list.children.length, STEP));
      if (!current()) return;
      const [first] = append(answer.results, answer.total, false);
      state.shown = list.children.length;
      history.replaceState(history.state, "", reftel.stateUrl(state, { shown: state.shown }));
      const link = first && first.element.querySelector("a");
      if (link) link.focus();
    }, false).finally(() => (more.disabled = false));
  }

  /** @param {() => boolean} current */
  async function showFilters(current) {
    const { facets } = await reftel.search(state.q, { ...options(0, 0), facets: true });
    const groups = facets ? await reftel.filterGroups(facets, state) : [];
    if (current()) by("search-groups").replaceChildren(...groups);
  }
})();
