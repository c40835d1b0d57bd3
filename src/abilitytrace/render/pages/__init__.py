"""One module a question: answer → page. A page decides what is said and in which order, not how it is drawn."""
