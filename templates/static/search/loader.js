// Loads the files of the index, each once, as scripts: a page opened from a folder may load nothing else.
"use strict";

(function () {
  const FORMAT = 5;
  const MANIFEST = "search/manifest.js";
  // Decoded files kept; a file takes some 50 to 100 KB.
  const KEPT = 500;
  /** @type {Map<string, Promise<any>>} */
  const files = new Map();
  /** @type {Map<string, string>} */
  const texts = new Map();
  /** @type {unknown} */
  let handed = null;
  /** @type {Promise<Manifest> | null} */
  let manifest = null;
  // Paths of what was missing or damaged: who tries again asks past all caches.
  /** @type {Set<string>} */
  const failed = new Set();
  const progress = { pending: 0, loaded: 0, characters: 0 };
  /** @type {Set<string>} */
  const running = new Set();
  /** @type {HTMLScriptElement[]} */
  let waiting = [];

  // The fault of a damaged script is told where the search's state is told, and not on the console. Browsers hide the
  // name of a script from a folder.
  addEventListener("error", (event) => {
    if (event instanceof ErrorEvent && running.size && (!event.filename || running.has(event.filename))) {
      event.preventDefault();
    }
  });

  reftel.fetchScript = function (path) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = path;
      running.add(script.src);
      const done = () => {
        running.delete(script.src);
        script.remove();
      };
      script.onload = () => resolve(done());
      script.onerror = () => reject(done());
      // What is asked for together goes into the page together.
      if (!waiting.length) {
        queueMicrotask(() => {
          document.head.append(...waiting);
          waiting = [];
        });
      }
      waiting.push(script);
    });
  };

  reftel.take = function (name, text) {
    texts.set(name, text);
    progress.characters += text.length;
  };

  reftel.manifest = function (data) {
    handed = data;
  };

  reftel.open = function () {
    manifest ??= openManifest().catch((error) => {
      manifest = null;
      failed.add(MANIFEST);
      throw error;
    });
    return manifest;
  };

  async function openManifest() {
    if (typeof DecompressionStream !== "function") {
      throw new reftel.SearchError("unsupported", "this browser cannot unpack the search index (DecompressionStream)");
    }
    handed = null;
    await reftel.run(MANIFEST);
    const found = /** @type {Partial<Manifest> | null} */ (handed);
    if (!found) throw reftel.broken("damaged", MANIFEST);
    if (found.format !== FORMAT) {
      const message = reftel.say("the search index has format {found}, and this page reads format {format}", {
        found: String(found.format),
        format: FORMAT,
      });
      throw new reftel.SearchError("version", message, { file: MANIFEST });
    }
    return /** @type {Manifest} */ (found);
  }

  reftel.file = function (name, columns, decode) {
    const kept = files.get(name) || fetchFile(name, columns, decode);
    // What was used last stands last.
    files.delete(name);
    files.set(name, kept);
    if (files.size > KEPT) files.delete(/** @type {string} */ (files.keys().next().value));
    return kept;
  };

  /**
   * @template T
   * @param {string} name
   * @param {number} columns
   * @param {(columns: Uint8Array[]) => T} decode
   * @returns {Promise<T>}
   */
  async function fetchFile(name, columns, decode) {
    const path = `search/${name.charAt(0)}/${name.charAt(2)}/${name}.js`;
    try {
      await reftel.run(path);
      const text = texts.get(name);
      texts.delete(name);
      const found = text === undefined ? [] : await reftel.columns(text).catch(() => []);
      if (found.length !== columns) throw reftel.broken("damaged", path);
      return decode(found);
    } catch (error) {
      // The next who asks tries again, with a new manifest: the site may have been renewed.
      files.delete(name);
      manifest = null;
      failed.add(path).add(MANIFEST);
      throw error;
    }
  }

  reftel.run = async function (path) {
    progress.pending++;
    tell();
    try {
      await reftel.fetchScript(failed.has(path) ? `${path}?${Date.now()}` : path);
      progress.loaded++;
    } catch {
      throw reftel.broken("missing", path);
    } finally {
      progress.pending--;
      tell();
    }
  };

  function tell() {
    if (reftel.onProgress) reftel.onProgress({ ...progress });
  }

  reftel.broken = function (kind, file) {
    failed.add(file);
    return new reftel.SearchError(kind, `${file} is ${kind}`, { file });
  };
})();
