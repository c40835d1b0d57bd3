"""Answer → text. Renderers return text and never print; they see answers and records, never the lineage.

`pages` lays an answer out once, as blocks; `console`, `markdown` and `plain` draw blocks; `json` takes the answer itself.
"""
