// Puts in what changes, every three seconds, and says when nothing comes any more.
const EVERY_MS = 3_000;
const inner = document.getElementById('inner');
const lost = document.getElementById('lost');
let missed = 0;

async function turn() {
  try {
    const answer = await fetch(`${location.pathname.replace(/\/$/, '')}/isi`, { cache: 'no-store' });
    if (!answer.ok) throw new Error(String(answer.status));
    inner.innerHTML = await answer.text();
    missed = 0;
  } catch {
    missed += 1;
  }
  lost.hidden = missed < 2;
  setTimeout(turn, EVERY_MS);
}

setTimeout(turn, EVERY_MS);
