-- Documents whole: every layer, as JSON compressed with zstd. body is what was read and is never changed by the record.
CREATE TABLE document (
  id     TEXT PRIMARY KEY,
  coder  TEXT NOT NULL,
  body   BLOB NOT NULL
) WITHOUT ROWID;

-- Publication dates that the record inferred, as JSON.
CREATE TABLE inferred (
  document  TEXT PRIMARY KEY,
  published TEXT NOT NULL
) WITHOUT ROWID;

-- Everything that can be listed, one row each, of any kind.
CREATE TABLE item (
  item       INTEGER PRIMARY KEY,
  kind       TEXT NOT NULL,
  id         TEXT NOT NULL,
  document   TEXT NOT NULL,  -- the document it is part of; '' if none
  type       TEXT NOT NULL,
  status     TEXT NOT NULL,
  background INTEGER NOT NULL,
  first      TEXT NOT NULL,  -- days that bound its date; '' unknown
  last       TEXT NOT NULL,
  sort_key   TEXT NOT NULL,  -- its place in a list
  words      TEXT NOT NULL,  -- a claim's evidence, which the words of its event are made of; else ''
  body       TEXT NOT NULL,  -- JSON
  UNIQUE (kind, id)
);
CREATE INDEX item_order ON item (kind, sort_key, id);
CREATE INDEX item_document ON item (document);

-- Who is in an item and what it holds: actor.code, actor.name, recipient.code, recipient.name, country, speaker.code,
-- speaker.name, claim, document, story. Names are in lower case.
CREATE TABLE trait (
  name  TEXT NOT NULL,
  value TEXT NOT NULL,
  item  INTEGER NOT NULL,
  PRIMARY KEY (name, value, item)
) WITHOUT ROWID;
CREATE INDEX trait_item ON trait (item, name, value);

CREATE VIRTUAL TABLE word USING fts5 (text, content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 2");
