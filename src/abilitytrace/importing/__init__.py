"""Other people's files → a lineage file: model cards, evaluation results, merge recipes, asset lists, tables.

kinds      which formats there are, and the reader of each
found      what a reader finds in one file: plain data, nothing decided
"""
