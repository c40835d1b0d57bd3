"""What lm-evaluation-harness means by the names of its metrics: which way is better, which are shares of right items."""

import math
import re

__all__ = ["derived_n", "direction", "is_share", "named", "split_key"]


def named(words: str) -> frozenset[str]:
    """The words of a text as a set: long lists of names read best as text."""
    return frozenset(words.split())


_LOWER = named(
    "ppl perplexity word_perplexity byte_perplexity bits_per_byte wer cer mae mse rmse brier brier_score ece ter loss nll"
    " likelihood_difference likelihood_diff pct_stereotype"
)
_HIGHER = named(
    "acc acc_norm acc_all acc_bytes acc_mutual_info accuracy exact_match exact exact_str_match quasi_exact_match em f1"
    " macro_f1 micro_f1 best_f1 best_exact hasans_exact hasans_f1 noans_exact noans_f1 mcc bleu chrf chrf++ rouge1 rouge2"
    " rougel rougelsum bert_score mc1 mc2 multiple_choice_grade pass_at_1 prompt_level_strict_acc inst_level_strict_acc"
    " prompt_level_loose_acc inst_level_loose_acc precision recall pearson spearman"
)
# means of 0 and 1 over items, as fractions
_SHARES = named(
    "acc acc_norm acc_bytes acc_mutual_info em mc1 exact_str_match multiple_choice_grade pct_stereotype"
    " prompt_level_strict_acc prompt_level_loose_acc"
)
# no mean of 0 and 1 has a smaller one without being 0 or 1
_LEAST_ERROR = 1e-9
_PASS = re.compile(r"pass@\d+", re.ASCII)


def split_key(key: str) -> tuple[str, str]:
    """`exact_match,strict-match` as metric and filter; before 0.4 there is no filter."""
    metric, _, chosen = key.partition(",")
    return metric.strip(), chosen.strip()


def direction(metric: str, stated: object) -> str:
    """`higher` or `lower`, as `higher_is_better` says, else as the metric is known to be; empty for an unknown one."""
    if isinstance(stated, bool):
        return "higher" if stated else "lower"
    name = metric.lower()
    if name in _LOWER:
        return "lower"
    return "higher" if name in _HIGHER or _PASS.fullmatch(name) else ""


def is_share(metric: str, chosen: str) -> bool:
    """Whether a metric is a fraction of items. `exact_match` is one since there are filters; forks before counted to 100."""
    name = metric.lower()
    return name in _SHARES or bool(_PASS.fullmatch(name)) or (name == "exact_match" and bool(chosen))


def derived_n(share: float, stderr: float | None) -> int | None:
    """How many items make this standard error of a mean of 0 and 1: p(1-p)/se² + 1, where that is a whole number.

    None where it is not, within 0.01 items, or where so many items cannot make the share: an average of averages.
    """
    if stderr is None or stderr < _LEAST_ERROR or not 0 < share < 1:
        return None
    n = share * (1 - share) / (stderr * stderr) + 1
    # beyond this, doubles no longer hold the hundredth of an item
    if not math.isfinite(n) or not 1.5 < n < 1e8 or abs(n - round(n)) > 0.01:
        return None
    right = share * round(n)
    return round(n) if abs(right - round(right)) < 1e-3 else None
