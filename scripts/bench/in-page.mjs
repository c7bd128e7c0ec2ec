/*
 * Functions that run in the page, before its own scripts. Each is sent as text, so it can use nothing but its argument
 * and what a browser has. Times are milliseconds since navigation start.
 */

/** Keeps the latest candidate for the largest contentful paint in `benchPaint`. */
export function watchPaint() {
  new PerformanceObserver((list) => {
    globalThis.benchPaint = list.getEntries().at(-1).startTime;
  }).observe({ type: 'largest-contentful-paint', buffered: true });
}

/** Focuses the field labelled so as soon as it is there, and keeps in `benchShown` when a typed text was first painted in the preview. */
export function watchFirstKeystroke({ label, preview, typed }) {
  const look = () => {
    const field = [...document.querySelectorAll('label')].find((each) => each.textContent === label)?.control;
    if (field && document.activeElement !== field) {
      field.focus();
      field.setSelectionRange(field.value.length, field.value.length);
    }
    if (document.querySelector(preview)?.textContent.includes(typed)) {
      // The second frame begins when the first one, with the change, has been handed on to be shown.
      requestAnimationFrame(() => {
        globalThis.benchShown = performance.now();
      });
    } else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** For every input event keeps in `benchStrokes` when it came, when lines of the preview changed, and the second frame from then. */
export function watchStrokes({ preview }) {
  globalThis.benchStrokes = [];
  let stroke;
  document.addEventListener(
    'input',
    () => {
      stroke = { at: performance.now() };
    },
    true,
  );
  new MutationObserver((records) => {
    if (!stroke || !records.some(({ target }) => target.parentElement?.closest(preview))) return;
    const mine = Object.assign(stroke, { changed: performance.now() });
    stroke = undefined;
    requestAnimationFrame(() => {
      requestAnimationFrame(() => {
        mine.painted = performance.now();
        globalThis.benchStrokes.push(mine);
      });
    });
  }).observe(document, { subtree: true, childList: true, characterData: true });
}

/** Keeps in `benchClick` when the latest click came, in milliseconds since 1970. */
export function watchClicks() {
  document.addEventListener(
    'click',
    () => {
      globalThis.benchClick = performance.timeOrigin + performance.now();
    },
    true,
  );
}
