CREATE TABLE partners (id TEXT PRIMARY KEY, name TEXT, city TEXT, country TEXT, season INTEGER);
INSERT INTO partners VALUES ('p-01', 'Alpen Apotheke', 'Bad Ragaz', 'CH', 2026);
INSERT INTO partners VALUES ('p-02', 'Buchhandlung Seefeld', 'Zürich', 'CH', 2026);
INSERT INTO partners VALUES ('p-03', 'Café Rhône', 'Genève', 'CH', 2026);
INSERT INTO partners VALUES ('p-04', 'Donau Drogerie', 'Wien', 'AT', 2026);
INSERT INTO partners VALUES ('p-05', 'Engadin Sport', 'Scuol', 'CH', 2025);
