-- The tables of an SQLite store, described in docs/sqlite.md.
CREATE TABLE report (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, path TEXT, url TEXT, outlet TEXT, publisher TEXT, title TEXT, authors TEXT NOT NULL, published TEXT, modified TEXT, lang TEXT, text TEXT NOT NULL, sha256 TEXT, fingerprint INTEGER NOT NULL);
CREATE TABLE span (report INTEGER NOT NULL REFERENCES report ON DELETE CASCADE, seq INTEGER NOT NULL, text_begin INTEGER NOT NULL, text_end INTEGER NOT NULL, page_begin INTEGER NOT NULL, page_end INTEGER NOT NULL, PRIMARY KEY (report, seq)) WITHOUT ROWID;
CREATE TABLE credit (report INTEGER NOT NULL REFERENCES report ON DELETE CASCADE, seq INTEGER NOT NULL, name TEXT NOT NULL, byte_begin INTEGER, byte_end INTEGER, scope TEXT NOT NULL, PRIMARY KEY (report, seq)) WITHOUT ROWID;
CREATE TABLE note (report INTEGER NOT NULL REFERENCES report ON DELETE CASCADE, seq INTEGER NOT NULL, page_offset INTEGER NOT NULL, what TEXT NOT NULL, PRIMARY KEY (report, seq)) WITHOUT ROWID;
CREATE TABLE story (id TEXT PRIMARY KEY, title TEXT, begins TEXT, ends TEXT, reports INTEGER NOT NULL, origins INTEGER NOT NULL, fingerprint INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE story_report (story TEXT NOT NULL REFERENCES story ON DELETE CASCADE, report INTEGER NOT NULL REFERENCES report, letter TEXT NOT NULL, origin INTEGER NOT NULL, is_root INTEGER NOT NULL, PRIMARY KEY (story, report)) WITHOUT ROWID;
CREATE INDEX story_of_report ON story_report (report);
CREATE TABLE lost_origin (story TEXT NOT NULL REFERENCES story ON DELETE CASCADE, seq INTEGER NOT NULL, name TEXT, report INTEGER REFERENCES report, byte_begin INTEGER, byte_end INTEGER, PRIMARY KEY (story, seq)) WITHOUT ROWID;
CREATE TABLE lost_origin_report (story TEXT NOT NULL, lost INTEGER NOT NULL, report INTEGER NOT NULL REFERENCES report, PRIMARY KEY (story, lost, report), FOREIGN KEY (story, lost) REFERENCES lost_origin ON DELETE CASCADE) WITHOUT ROWID;
CREATE TABLE descent (story TEXT NOT NULL REFERENCES story ON DELETE CASCADE, seq INTEGER NOT NULL, child INTEGER NOT NULL REFERENCES report, parent INTEGER REFERENCES report, lost INTEGER, kind TEXT NOT NULL, share REAL NOT NULL, direction TEXT NOT NULL, score REAL NOT NULL, reasons TEXT NOT NULL, PRIMARY KEY (story, seq)) WITHOUT ROWID;
CREATE TABLE passage (story TEXT NOT NULL, descent INTEGER NOT NULL, seq INTEGER NOT NULL, child_begin INTEGER NOT NULL, child_end INTEGER NOT NULL, parent_begin INTEGER NOT NULL, parent_end INTEGER NOT NULL, PRIMARY KEY (story, descent, seq), FOREIGN KEY (story, descent) REFERENCES descent ON DELETE CASCADE) WITHOUT ROWID;
CREATE TABLE point (number INTEGER PRIMARY KEY, story TEXT NOT NULL REFERENCES story ON DELETE CASCADE, seq INTEGER NOT NULL, words TEXT NOT NULL, origins INTEGER NOT NULL, in_full INTEGER NOT NULL, reports INTEGER NOT NULL, score REAL NOT NULL, centrality REAL NOT NULL, UNIQUE (story, seq));
CREATE TABLE point_reading (story TEXT NOT NULL, point INTEGER NOT NULL, seq INTEGER NOT NULL, report INTEGER NOT NULL REFERENCES report, byte_begin INTEGER NOT NULL, byte_end INTEGER NOT NULL, stance TEXT NOT NULL, agreed_begin INTEGER, agreed_end INTEGER, PRIMARY KEY (story, point, seq), FOREIGN KEY (story, point) REFERENCES point (story, seq) ON DELETE CASCADE) WITHOUT ROWID;
CREATE TABLE conflict (story TEXT NOT NULL REFERENCES story ON DELETE CASCADE, seq INTEGER NOT NULL, kind TEXT NOT NULL, is_shown INTEGER NOT NULL, question TEXT NOT NULL, point INTEGER, score REAL NOT NULL, reasons TEXT NOT NULL, PRIMARY KEY (story, seq)) WITHOUT ROWID;
CREATE TABLE answer (story TEXT NOT NULL, conflict INTEGER NOT NULL, seq INTEGER NOT NULL, value TEXT NOT NULL, normal TEXT, origins INTEGER NOT NULL, PRIMARY KEY (story, conflict, seq), FOREIGN KEY (story, conflict) REFERENCES conflict ON DELETE CASCADE) WITHOUT ROWID;
CREATE TABLE answer_reading (story TEXT NOT NULL, conflict INTEGER NOT NULL, answer INTEGER NOT NULL, seq INTEGER NOT NULL, report INTEGER NOT NULL REFERENCES report, byte_begin INTEGER NOT NULL, byte_end INTEGER NOT NULL, PRIMARY KEY (story, conflict, answer, seq), FOREIGN KEY (story, conflict, answer) REFERENCES answer ON DELETE CASCADE) WITHOUT ROWID;
CREATE TABLE quote (story TEXT NOT NULL REFERENCES story ON DELETE CASCADE, seq INTEGER NOT NULL, speaker TEXT, is_speech INTEGER NOT NULL, origins INTEGER NOT NULL, PRIMARY KEY (story, seq)) WITHOUT ROWID;
CREATE TABLE quote_reading (story TEXT NOT NULL, quote INTEGER NOT NULL, seq INTEGER NOT NULL, report INTEGER NOT NULL REFERENCES report, byte_begin INTEGER NOT NULL, byte_end INTEGER NOT NULL, speaker_begin INTEGER, speaker_end INTEGER, form TEXT NOT NULL, continues INTEGER NOT NULL, PRIMARY KEY (story, quote, seq), FOREIGN KEY (story, quote) REFERENCES quote ON DELETE CASCADE) WITHOUT ROWID;
CREATE TABLE event (story TEXT NOT NULL REFERENCES story ON DELETE CASCADE, seq INTEGER NOT NULL, value TEXT NOT NULL, label TEXT NOT NULL, begins TEXT, ends TEXT, hangs INTEGER NOT NULL, origins INTEGER NOT NULL, PRIMARY KEY (story, seq)) WITHOUT ROWID;
CREATE TABLE event_reading (story TEXT NOT NULL, event INTEGER NOT NULL, seq INTEGER NOT NULL, report INTEGER NOT NULL REFERENCES report, byte_begin INTEGER NOT NULL, byte_end INTEGER NOT NULL, PRIMARY KEY (story, event, seq), FOREIGN KEY (story, event) REFERENCES event ON DELETE CASCADE) WITHOUT ROWID;
CREATE TABLE relation (story TEXT NOT NULL REFERENCES story ON DELETE CASCADE, seq INTEGER NOT NULL, class TEXT NOT NULL, actor TEXT NOT NULL, words TEXT NOT NULL, recipient TEXT, is_planned INTEGER NOT NULL, origins INTEGER NOT NULL, PRIMARY KEY (story, seq)) WITHOUT ROWID;
CREATE TABLE relation_reading (story TEXT NOT NULL, relation INTEGER NOT NULL, seq INTEGER NOT NULL, report INTEGER NOT NULL REFERENCES report, byte_begin INTEGER NOT NULL, byte_end INTEGER NOT NULL, PRIMARY KEY (story, relation, seq), FOREIGN KEY (story, relation) REFERENCES relation ON DELETE CASCADE) WITHOUT ROWID;
CREATE TABLE summary (story TEXT NOT NULL REFERENCES story ON DELETE CASCADE, role TEXT NOT NULL, rank INTEGER NOT NULL, report INTEGER NOT NULL REFERENCES report, byte_begin INTEGER NOT NULL, byte_end INTEGER NOT NULL, point INTEGER, origins INTEGER NOT NULL, in_full INTEGER NOT NULL, PRIMARY KEY (story, role, rank)) WITHOUT ROWID;
CREATE TABLE only_here (story TEXT NOT NULL REFERENCES story ON DELETE CASCADE, seq INTEGER NOT NULL, report INTEGER NOT NULL REFERENCES report, byte_begin INTEGER NOT NULL, byte_end INTEGER NOT NULL, PRIMARY KEY (story, seq)) WITHOUT ROWID;
CREATE TABLE left_out (path TEXT NOT NULL, url TEXT NOT NULL, page_offset INTEGER NOT NULL, line INTEGER NOT NULL, reason TEXT NOT NULL, PRIMARY KEY (path, url, page_offset, line, reason)) WITHOUT ROWID;
CREATE VIRTUAL TABLE report_search USING fts5(title, text, content='report', content_rowid='number', tokenize='porter unicode61');
CREATE TRIGGER report_added AFTER INSERT ON report BEGIN
INSERT INTO report_search (rowid, title, text) VALUES (new.number, new.title, new.text);
END;
CREATE TRIGGER report_removed AFTER DELETE ON report BEGIN
INSERT INTO report_search (report_search, rowid, title, text) VALUES ('delete', old.number, old.title, old.text);
END;
CREATE TRIGGER report_changed AFTER UPDATE ON report BEGIN
INSERT INTO report_search (report_search, rowid, title, text) VALUES ('delete', old.number, old.title, old.text);
INSERT INTO report_search (rowid, title, text) VALUES (new.number, new.title, new.text);
END;
CREATE VIRTUAL TABLE point_search USING fts5(words, content='point', content_rowid='number', tokenize='porter unicode61');
CREATE TRIGGER point_added AFTER INSERT ON point BEGIN
INSERT INTO point_search (rowid, words) VALUES (new.number, new.words);
END;
CREATE TRIGGER point_removed AFTER DELETE ON point BEGIN
INSERT INTO point_search (point_search, rowid, words) VALUES ('delete', old.number, old.words);
END;
PRAGMA application_id = 1398033741;
PRAGMA user_version = 1;
