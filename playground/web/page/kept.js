const token = new URL(location.href).searchParams.get('token') ?? '';

/** What was kept under a name in this tab, for this demo; `otherwise` when there is nothing. */
export function kept(name, otherwise) {
  const text = sessionStorage.getItem(placeOf(name));
  return text === null ? otherwise : JSON.parse(text);
}

/** Keeps a value so that a reload does not lose it. */
export function keep(name, value) {
  sessionStorage.setItem(placeOf(name), JSON.stringify(value));
}

/** The next demo at the same address begins anew. */
function placeOf(name) {
  return `gunungan-${name}-${token}`;
}
