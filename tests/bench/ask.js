// Puts a query to the search page as if it were pasted and sent; tells how long it takes until results are shown.
async ([name, query]) => {
  const PATIENCE = 60000;
  const all = (selector) => Array.from(document.querySelectorAll(selector));
  const text = (selector) => all(selector).map((element) => element.textContent).join(" ").trim();
  const engines = {
    reftel: {
      links: "#search-results a[href]",
      input: () => document.querySelector("input[type=search]"),
      send: (input) => input.form.requestSubmit(),
      // Each word stands in the archive, so that nothing found is a fault.
      fault: () => text("#search-fault") || (text("#search-status").startsWith("0 ") && "nothing found"),
      shown: (fresh) => fresh > 0 && !document.querySelector("#search-results[aria-busy]"),
      found: () => text("#search-status"),
    },
    pagefind: {
      links: ".pagefind-ui__result-link",
      input: () => document.querySelector(".pagefind-ui__search-input"),
      send: () => {},
      fault: () => "",
      shown: () => {
        const message = text(".pagefind-ui__message");
        const count = Number((/^[\d,.]+/.exec(message) || ["0"])[0].replace(/\D/g, ""));
        const complete = all(".pagefind-ui__result-link").length >= Math.min(count, 5);
        return message.includes(query) && !message.startsWith("Searching") && complete && !text(".pagefind-ui__loading");
      },
      found: () => text(".pagefind-ui__message"),
    },
  };
  const engine = engines[name];
  const old = new Set(all(engine.links));
  const fresh = () => all(engine.links).filter((link) => !old.has(link)).length;
  const input = engine.input();
  let timer = 0;
  let look = () => {};
  const shown = new Promise((resolve, reject) => {
    look = () => {
      if (engine.fault()) reject(new Error(engine.fault()));
      else if (engine.shown(fresh())) resolve(performance.now());
    };
    new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    timer = setTimeout(() => reject(new Error("no results in a minute")), PATIENCE);
  });
  const sent = performance.now();
  input.value = query;
  input.dispatchEvent(new Event("input", { bubbles: true }));
  engine.send(input);
  look();
  const at = await shown.finally(() => clearTimeout(timer));
  return { milliseconds: at - sent, found: engine.found() };
}
