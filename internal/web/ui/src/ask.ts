// What can stand next in a query, from the word that is being written.
const types = "ACCUSE AGREE AID ASSAULT COERCE CONCEDE CONSULT COOPERATE MOBILIZE PROTEST REJECT REQUEST RETREAT SANCTION STATE SUPPORT THREATEN".split(" ");
const statuses = "occurred ongoing planned considered cancelled denied negated alleged hypothetical".split(" ");
const fields: Record<string, string> = {
  type: "what kind of act",
  status: "whether it happened",
  actor: "who did it",
  recipient: "to whom",
  country: "of any party, ISO3",
  speaker: "who says so",
  from: "first day, month or year",
  to: "last day, month or year",
  background: "true or false",
};

export interface Option {
  text: string; // what comes in place of the word
  says: string;
}

const word = /(?:[^\s"]|"(?:[^"\\]|\\.)*"?)*$/;

// head and word of a query, split where the caret's word begins.
export function split(query: string): [string, string] {
  const last = word.exec(query)![0];
  return [query.slice(0, query.length - last.length), last];
}

export async function options(query: string): Promise<Option[]> {
  const last = split(query)[1];
  const colon = last.indexOf(":");
  if (colon < 0) {
    return Object.entries(fields).filter(([f]) => last && f.startsWith(last.toLowerCase())).map(([f, says]) => ({ text: f + ":", says }));
  }
  const field = last.slice(0, colon).toLowerCase();
  const value = last.slice(colon + 1).replace(/^"|"$/g, "");
  const known = { type: types, status: statuses, background: ["true", "false"] }[field];
  if (known) return known.filter((k) => k.toLowerCase().startsWith(value.toLowerCase())).map((k) => ({ text: `${field}:${k} `, says: "" }));
  if (["actor", "recipient", "speaker"].includes(field) && value.length > 1) return people(field, value);
  return [];
}

async function people(field: string, value: string): Promise<Option[]> {
  const answer = await fetch("/api/actors?limit=8&q=" + encodeURIComponent("actor:" + JSON.stringify(value)));
  if (!answer.ok) return [];
  const { items } = (await answer.json()) as { items: { name: string; code: string }[] };
  return items.map((p) => ({ text: `${field}:${JSON.stringify(p.name)} `, says: p.code }));
}
