// The search page: what is typed and clicked changes the address, and the page shows what the address says.
"use strict";

(function () {
  const STEP = 20;
  const SLOW = 400;
  // Pauses after which a range of days is searched for, and words are suggested.
  const TYPING = 700;
  const PAUSE = 200;
  const { make } = reftel;
  const by = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));
  const form = /** @type {HTMLFormElement} */ (by("search-form"));
  const [input, from, to, sort] = ["q", "from", "to", "sort"].map((id) => /** @type {HTMLInputElement} */ (by(id)));
  const filters = /** @type {HTMLDetailsElement} */ (by("search-filters"));
  const help = /** @type {HTMLDetailsElement} */ (by("search-help"));
  const [list, status, progress] = [by("search-results"), by("search-status"), by("search-progress")];
  const more = make("button", { type: "button", class: "more" }, reftel.say("More results"));
  const title = document.title;
  let state = reftel.readState(location.search);
  let turn = 0;
  let timer = 0;
  let pause = 0;
  let latest = { pending: 0, loaded: 0, characters: 0 };
  let begun = latest;
  /** @type {Promise<Combobox> | null} */
  let box = null;

  for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-expanded", "false"]]) {
    input.setAttribute(name, value);
  }
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    submit();
  });
  // The index is not loaded before somebody wants it; what is missing is told when it is searched.
  input.addEventListener("input", () => void reftel.open().catch(() => {}), { once: true });
  input.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(suggest, PAUSE);
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
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    help.open = false;
    go(link.getAttribute("href") || "");
  });
  document.addEventListener("keydown", (event) => {
    const typing = event.target instanceof Element && event.target.closest("input, select, textarea");
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
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

  async function suggest() {
    const own = pause;
    try {
      box ??= reftel.combobox(input, submit);
      const ready = await box;
      if (own === pause) await ready.look();
    } catch {
      // Who searches is told of a fault, not who types.
      box = null;
    }
  }

  function closeList() {
    clearTimeout(pause);
    pause = 0;
    if (box) box.then(({ close }) => close()).catch(() => {});
  }

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
    closeList();
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
    more.remove();
    if (input.value.trim() !== state.q) input.value = state.q;
    [from.value, to.value, sort.value] = [state.from, state.to, state.sort];
    document.title = state.q ? `${state.q.slice(0, 80)} – ${title}` : title;
    return guarded(async (current) => {
      const empty = reftel.isEmpty(state);
      const { cables, sure } = /\d$/.test(state.q) ? await reftel.meant(state.q) : { cables: [], sure: false };
      if (!current()) return;
      if (jump && sure) return location[jump](cables[0].url);
      const answer = empty ? null : await reftel.search(state.q, options(0, state.shown));
      const chips = reftel.isNarrowed(state) ? await reftel.chips(state) : [];
      const groups = answer && answer.facets ? await reftel.filterGroups(answer.facets, state) : null;
      if (current()) render(answer, cables, chips, groups);
    }, true);
  }

  /**
   * @param {number} offset
   * @param {number} limit
   * @returns {SearchOptions}
   */
  function options(offset, limit) {
    return { ...state, offset, limit, facets: filters.open && !offset, abstracts: false };
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
    by("search-fault").replaceChildren();
    list.setAttribute("aria-busy", "true");
    try {
      await work(current);
    } catch (error) {
      if (!current()) return;
      if (fresh) render(null, [], [], null);
      by("search-fault").replaceChildren(...reftel.fault(error, state.q, () => guarded(work, fresh)));
      by("search-fault").scrollIntoView({ block: "nearest" });
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
   * @param {Node[] | null} groups
   */
  function render(answer, meant, chips, groups) {
    const total = answer ? answer.total : 0;
    status.textContent = answer ? reftel.sayCount("{num} cable found", "{num} cables found", total) : "";
    by("search-chips").replaceChildren(...chips);
    const named = meant.map((cable) => reftel.entry(cable, []));
    by("search-ids").replaceChildren(...named.map(({ element }) => element));
    by("search-meant").hidden = !meant.length;
    const other = (answer && answer.corrected) || "";
    const link = make("a", { href: reftel.stateUrl(state, { q: other }) }, other);
    const [before, after] = reftel.say("Did you mean {query}?").split("{query}");
    by("search-other").replaceChildren(...(other ? [before, link, after || ""] : []));
    const months = answer ? answer.histogram : [];
    by("search-chart").replaceChildren(...(months.length > 1 ? [reftel.chart(months, state)] : []));
    filters.hidden = !total;
    if (groups) by("search-groups").replaceChildren(...groups);
    list.replaceChildren();
    append(answer ? answer.results : [], total, true);
    reftel.passages(named, false);
    const place = history.state && history.state.y;
    if (place) scrollTo({ top: place, behavior: "instant" });
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
    if (list.children.length < total) list.after(more);
    else more.remove();
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
    const { facets } = await reftel.search(state.q, options(0, 0));
    const groups = facets ? await reftel.filterGroups(facets, state) : [];
    if (current()) by("search-groups").replaceChildren(...groups);
  }
})();
