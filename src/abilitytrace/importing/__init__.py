"""Other people's files → a lineage file: model cards, evaluation results, merge recipes, asset lists, tables.

    paths ──gather──→ files ──a reader of kinds──→ Found ──assemble──→ Imported ──write, append──→ lineage file

kinds                 which formats there are, and the module that reads each
files                 foreign files, read with care: nothing that stands in one raises
found                 what a reader finds in one file: plain data in its own words, nothing decided
gather                paths and folders → every file in them, read; a bad one stops nothing
naming, register      foreign names → ids: the graph's own, or new ones
assemble, descent     many files → one lineage; conflicts, guesses and omissions are kept beside it
imported, report      what an import came to, and the account of it
write, yaml_text      a lineage → a readable file, replaced as a whole
append, splice        a lineage → into a file that people edit, every other byte of which stays
formats               the readers, one module a format
"""
