"""The compiled lineage: one SQLite file, made once from the files and read in microseconds afterwards."""
