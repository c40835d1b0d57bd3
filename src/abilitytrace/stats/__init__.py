"""What numbers can tell: whether a change is more than noise, how sure that is, and how much data would settle it.

Knows numbers only: no records, no files, no words for the screen. Closed forms are written out here and tested against
SciPy and statsmodels; what needs Student's t asks SciPy, which the extra `stats` brings along. `docs/statistics.md` says
how to read the results, where the formulas come from, and what they hold in simulation.

    reported        the change between two published scores, from whatever they say of their noise
    change          the same from counts, standard errors, or items that both models answered
    matched         McNemar's test and Tango's interval, for items that both models answered
    proportion      one score that is a share of right items
    families        many changes at once: Holm, Benjamini and Hochberg
    noninferiority  the verdict of a gate for a margin, and the items it still needs
    pooling         what a method does on average, over several families of models
    bisect          which checkpoint to measure next
    information     how much one more score would tell
    normal, student the distributions behind them
    inputs          what every number must be
"""

__all__: list[str] = []
