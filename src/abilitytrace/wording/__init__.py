"""How words vary: forms, synonyms, grammar, and a text cut into words. Knows no lineage and no question.

The store keys names by these words, so that they are found however a question turns them (`store.spoken`); a change of
what a name is keyed by changes `store.layout.WORDING`.

units      text → words, Chinese by single characters
forms      word → stem
groups     words that mean the same
grammar    words that say nothing by themselves
"""
