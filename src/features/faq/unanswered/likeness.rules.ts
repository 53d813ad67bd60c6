import { shippedKnowledge } from '../../../language/lexicon/knowledge.ts';
import { isEmpty, isOutside, type Lexicon, lexiconOf } from '../../../language/lexicon/lexicon.ts';
import { questionIn } from '../../../language/questions.ts';
import { stem, words } from '../../../language/text/index.ts';

/** From so much alike on, questions are taken for one: 0 to 1. */
const ALIKE = 0.55;
/** What kind of question it is tells less than what it is about. */
const WEIGHTS = { concept: 1, word: 1, asking: 0.2 } as const;
const ASKING =
  /^(?:apa|apakah.*|siapa|kapan|di-mana|ke-mana|berapa.*|bagaimana|mengapa|yang-mana|seberapa.*|setingkat-apa|boleh|bisa|ada|tidak|belum|sudah|perlu|wajib|izin|ingin|cara|mohon.*)$/;

/** Words that only stand between others. */
const BETWEEN = new Set(['dari', 'dalam', 'untuk', 'sampai', 'lewat', 'buat', 'bagi', 'tentang', 'soal']);

/**
 * Questions in groups of those that seem to ask the same; groups and their questions stay in the order given.
 * @param known what the forum's own entries say: words that stand everywhere tell little
 */
export function groupAlike<Asked extends { readonly question: string }>(
  questions: readonly Asked[],
  known: readonly string[] = [],
): readonly (readonly Asked[])[] {
  const lexicon = lexiconOf(shippedKnowledge().lexicon);
  const rarity = rarityIn(known.map((text) => saidIn(text, lexicon)));
  const groups: { readonly said: Said[]; readonly members: Asked[] }[] = [];
  for (const asked of questions) {
    const plain = saidIn(questionIn(asked.question), lexicon);
    const said = new Map([...plain].map(([name, weight]) => [name, weight * rarity(name)]));
    const group = groups.find((one) => likenessTo(one.said, said) >= ALIKE);
    if (group === undefined) groups.push({ said: [said], members: [asked] });
    else {
      group.said.push(said);
      group.members.push(asked);
    }
  }
  return groups.map(({ members }) => members);
}

/** How much a name tells: 1 where no text has it, less the more have it. */
function rarityIn(texts: readonly Said[]): (name: string) => number {
  const users = new Map<string, number>();
  for (const said of texts) for (const name of said.keys()) users.set(name, (users.get(name) ?? 0) + 1);
  const most = Math.log(texts.length + 2);
  return (name) => Math.log((texts.length + 2) / ((users.get(name) ?? 0) + 1)) / most;
}

/** On the average of those that are in a group already, so that no chain of questions leads elsewhere. */
function likenessTo(group: readonly Said[], said: Said): number {
  return group.reduce((sum, one) => sum + likeness(one, said), 0) / group.length;
}

/** What a question speaks of, with weights. */
type Said = ReadonlyMap<string, number>;

function saidIn(question: string, lexicon: Lexicon): Said {
  const { silent, regional } = shippedKnowledge();
  const plain = words(question)
    .flatMap((word) => regional.get(word) ?? word)
    .filter((word) => !silent.has(word) && !BETWEEN.has(word));
  const roots = plain.map((word) => stem(word));
  const said = new Map<string, number>();
  for (let at = 0; at < plain.length; ) {
    const phrase = lexicon.phraseAt(roots, at);
    const senses = phrase?.senses ?? lexicon.sensesOf(plain[at] ?? '');
    const meant = senses.filter(({ concept }) => !isOutside(concept) && !isEmpty(concept));
    for (const { concept, share } of meant)
      said.set(`c:${concept}`, (ASKING.test(concept) ? WEIGHTS.asking : WEIGHTS.concept) * share);
    const isCourtesy = senses.some(({ concept }) => isEmpty(concept));
    if (meant.length === 0 && !isCourtesy) said.set(`w:${roots[at] ?? ''}`, WEIGHTS.word);
    at += phrase?.length ?? 1;
  }
  return said;
}

/** The cosine of the angle between two. */
function likeness(one: Said, other: Said): number {
  let product = 0;
  for (const [name, weight] of one) product += weight * (other.get(name) ?? 0);
  return product === 0 ? 0 : product / (lengthOf(one) * lengthOf(other));
}

function lengthOf(said: Said): number {
  return Math.hypot(...said.values());
}
