const LOOK_EVERY_MS = 500;

/** Calls `onGone` once when the process that started this one is gone; it does not keep this one alive. */
export function watchParent(onGone: () => void): void {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    onGone();
  }, LOOK_EVERY_MS);
  timer.unref();
}
