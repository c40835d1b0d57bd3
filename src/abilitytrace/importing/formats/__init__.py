"""One module a foreign format, each with `read(path, shown, options) -> Found`; `importing.kinds` names them.

harness, samples (items)                    lm-evaluation-harness: results, and single items
cards, eval_results                         the Hugging Face Hub: model cards, and results beside them
mergekit, ecosystem                         merge recipes; assets of Stanford Ecosystem Graphs
inspect_logs, every_eval, helm, bigbench    results of other harnesses
tables                                      CSV: your own, and leaderboards known by their headers

values, yaml_nodes, yaml_values, front_matter and repository read what several of them have in common.
"""
