"""One module a question: each has a function that asks a Lineage and returns an answer, plain data without layout."""
