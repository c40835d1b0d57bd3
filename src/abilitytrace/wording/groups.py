"""Words that mean much the same, and several words that stand for one."""

from collections.abc import Iterable
from functools import cache

from abilitytrace.wording.forms import IRREGULAR, stem

__all__ = ["ALIKE", "PHRASES", "SYNONYMS", "canonical", "meaning_the_same", "traces"]

# words that people use for one another, by stem; search and names read each group as one word
SYNONYMS: tuple[str, ...] = (
    "rigorous strict formal exact precise",
    "math maths mathematics mathematical arithmetic sums",
    "proof proofs prove",
    "fewer less smaller",
    "worse weaker behind below lags trails poorer inferior underperform",
    "better stronger beats outperforms surpasses passes exceeds superior",
    "best strongest top leading",
    "outside beyond",
    "refuse refusing decline reject",
    "unseen unfamiliar",
    "lie lies lying false untrue wrong incorrect nonsense",
    "harmful toxic dangerous unsafe harm",
    "internet web online",
    "money dollars funding invest invested investment",
    "found founded founding established",
    "ban banned bans forbid forbids forbidden block blocked prohibits",
    "chief ceo boss",
    "people human humans person annotators",
    "pay paid invest invested investment fund funding give",
    "labeller labellers labeler labelers annotator annotators rater raters",
    "pay paid wage salary hourly",
    "built assembled constructed made",
    "dataset datasets",
    "conversation dialogue dialog chat chatbot",
    "verbose winded wordy lengthy long",
    "correct correcting fix fixing",
    "large larger bigger",
    "loss lose lost losing",
    "gain gained improve improved improvement",
    "learn learns learned learning",
    "cause causes caused causal reason",
    "guess guesses speculation",
    "quick fast rapid",
    "bracket brackets parenthesis",
    "launch launched release released publish published",
    "retrain retrained anew scratch",
    "knowledge facts",
    "phone mobile smartphone",
    "unstable instability stability",
    "filter filtered filtering cleaned uncleaned unclean",
    "price cost expensive costly cheap pricey",
    "hire hired recruit recruited employ employed",
    "browse search",
    "intend intended meant intention deliberate",
    "decide decided policy rule rules",
)  # fmt: skip

# words that may stand for one another in a text, though not in a name
ALIKE: tuple[str, ...] = (
    "staff team employees workforce people headcount",
    "explain explanation reason why",
    "effect impact influence consequence",
    "allow let enable",
    "author authors writer writers wrote written",
    "translate translated translation translator translators",
    "speak languages multilingual language",
    "phone phones mobile handset",
    "stackoverflow stack",
    "chatbot dialogue chat conversation",
    "answer output reply response",
    "prompt input question",
    "学校 大学 学院 单位 研究院 实验室",
    "复得 恢复 找回",
    "相隔 距离 遥远",
    "初始 起点 起始 出发 开始",
    "era eras age stage stages phase phases paradigm paradigms period",
    "rl reinforcement",
    "瞎编 编造 胡说 虚构 胡扯 乱说 捏造 幻觉",
    "啰嗦 冗长 太长 偏长",
    "招聘 雇用 雇佣 聘用 招募",
    "降低 下降 减弱 变差 变弱 减少 损失",
    "提高 提升 增强 变强 变好 改善",
    "写死 规则 手写",
    "联网 上网 搜索 检索 互联",
    "记住 记忆 存储 储存 储藏",
    "聊天 对话 交谈",
    "公平 公正 中立 客观 偏袒 立场",
    "有害 有毒 毒性 危险",
    "免费 收费 价格 付费 花钱",
    "薪水 工资 报酬 时薪 薪酬",
    "挑选 筛选 过滤 清洗",
    "手机 电话",
    "创始 创立 成立 建立 创办",
    "投资 资助 出资 注资",
    "禁止 封禁 禁用 不许",
    "论文 文章",
    "改变 修改 改写 纠正 更正",
    "例子 示例 样例",
    "变长 加长 扩大 扩展",
    "小型 较小 更小",
    "大型 较大 更大",
    "相关 关联 联系",
    "原因 因果 成因",
    "作者 撰写 写作 执笔",
    "found founded founding start started establish established begin",
    "众包 外包 第三方",
    "分制 量表 评分",
    "理解 看懂 读懂 懂得",
    "tb terabyte terabytes",
    "decrease decreases drop drops fall falls decline lower reduce reduces shrink loss lose",
    "increase increases rise grow grows improve raise",
    "rank ranks ranking order sort",
    "output outputs answer answers response responses completion",
    "binary yes",
    "fast quick rapid speed",
    "safe safer safety harmless",
    "fire fired dismiss dismissed sack",
    "rule rules policy guideline guidelines",
    "goal aim objective purpose",
    "firm company business",
    "remember memorise memory store stores",
    "chat conversation dialogue talk",
    "fair unbiased neutral impartial balanced",
    "correct right true accurate",
    "error mistake wrong slip",
    "gb gigabyte gigabytes gigs g",
    "huge giant enormous large big",
    "tiny small",
    "drift drifting stray wander",
    "matches match",
    "shift change transition switch turn",
    "third-party crowdsourcing outsourced platform",
    "teach taught teaching learn",
    "photo image picture figure",
    "nonsense rubbish bullshit hallucinate hallucination invent",
)  # fmt: skip

# several words that people use for one word of a name, by stem
PHRASES: dict[tuple[str, ...], str] = {
    ("never", "see"): "unseen",
    ("not", "see"): "unseen",
    ("never", "be", "see"): "unseen",
    ("never", "train"): "unseen",
    ("not", "train"): "unseen",
    ("never", "tun"): "unseen",
    ("data", "set"): "dataset",
    ("turn", "down"): "refuse",
    ("make", "up"): "invent",
    ("fine", "tun"): "finetun",
    ("pre", "train"): "pretrain",
    ("out", "of"): "outside",
    ("far", "apart"): "distant",
}


@cache
def _first_words() -> dict[str, str]:
    """Stem → the first word of its group of synonyms."""
    return {stem(word): group.split()[0] for group in SYNONYMS for word in group.split()}


@cache
def _groups() -> dict[str, tuple[str, ...]]:
    """Stem → the words of all its groups: a word of two meanings stands in two."""
    found: dict[str, tuple[str, ...]] = {}
    for group in (*SYNONYMS, *ALIKE):
        for word in group.split():
            found[stem(word)] = (*found.get(stem(word), ()), *group.split())
    return found


@cache
def _begins_phrase() -> frozenset[str]:
    return frozenset(phrase[0] for phrase in PHRASES)


def meaning_the_same(root: str) -> tuple[str, ...]:
    """The words that may mean the same as one with this stem; none when it stands alone."""
    return _groups().get(root, ())


@cache
def traces(stems: frozenset[str]) -> tuple[str, ...]:
    """Pieces of words of which one stands in every text that has a word with one of these stems, canonical or not.

    A text without any of them need not be taken apart.
    """
    alike = {stem(word) for group in SYNONYMS if group.split()[0] in stems for word in group.split()}
    roots = {*stems, *alike}
    phrases = {phrase[0] for phrase, word in PHRASES.items() if word in stems}
    irregular = {word for word in IRREGULAR if stem(word) in roots | phrases}
    return tuple(sorted(roots | phrases | irregular))


def canonical(stems: Iterable[str]) -> list[str]:
    """Stems with phrases joined and words of one meaning made one word."""
    words, first = list(stems), _first_words()
    if _begins_phrase().isdisjoint(words):
        return [first.get(word, word) for word in words]
    found = []
    i = 0
    while i < len(words):
        for length in (3, 2):
            phrase = PHRASES.get(tuple(words[i : i + length]))
            if phrase:
                found.append(phrase)
                i += length
                break
        else:
            found.append(first.get(words[i], words[i]))
            i += 1
    return found
