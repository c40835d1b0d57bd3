"""The words that tell what a question is after: intents and their cues in English and Chinese, as data.

A cue is words in order; `_` stands for anything up to a few words. English cues match whatever the inflection, so
one form is enough; irregular ones are listed. Names of things are no cues: those come from the lineage.
"""

from functools import cache

__all__ = ["CUES", "KIND_WORDS", "PRIORITY", "YES_NO", "YES_NO_ZH", "Table", "cue_words", "is_single_cue"]

Table = dict[str, tuple[str, str]]

# intent -> (English cues, Chinese cues), each list separated by commas
CUES: Table = {
    "search": (
        "search for, search, look up, mention, where is _ mentioned",
        "搜索, 搜一下, 查找, 检索一下, 提到, 提及",
    ),
    "names": (
        "typo, stand for, misspell, misspelling, misspelled, spelling, spelled, alias, also called, "
        "also known, aka, nickname, other name, same as, same model, same thing, short for, acronym, "
        "abbreviation, abbreviated, in english, in chinese, chinese name, english name, chinese for, "
        "english for",
        "别名, 又叫, 也叫, 又称, 笔误, 写错, 拼写, 缩写, 英文, 英语, 中文, 简称, 译名, 全称, 同一个, 一回事, "
        "叫什么, 怎么翻译, 叫做",
    ),
    "open": (
        "open question, open problem, unknown, not known, unsettled, unresolved, unsolved, still open, "
        "remain open, we do not know, nobody know, no one know, unanswered, mystery, would settle, settle, "
        "experiment, future work, not understood, unclear, undecided, hard to trace, not been answered, "
        "remain to be answered, not answered, not yet answered",
        "未解, 悬而未决, 未知, 不清楚, 还不知道, 开放问题, 开放性问题, 定论, 没解决, 未解决, 有待, 谜, 实验, "
        "怎么验证, 如何验证, 待研究, 说不清, 没搞清, 没弄清, 难以溯源, 没有答案, 待解, 疑问",
    ),
    "evidence": (
        "evidence, counter, counter evidence, rebuttal, objection, criticism, confirm, confirmed, verify, verified, corroborate, prove, proven, support, back up, what back, backed up, backed by, dispute, contradict, "
        "refute, speak against, argument against, argument for, how sure, how certain, how confident, "
        "confidence, certainty, is it true, true that, trust, reliable, how do we know, do we know, who say, "
        "who claim, who said, hypothesis, really, for sure, justified, basis for, contested, well founded, "
        "how strong is, how good is the case, believe, how solid, convincing, plausible, proof that, "
        "proof for, proof of, how sound, do people agree",
        "反例, 反证, 异议, 证据, 支持, 反对, 证明, 依据, 佐证, 反驳, 可信, 可靠, 靠谱, 把握, 置信, 确定吗, 多确定, 真的, 属实, "
        "谁说, 论据, 站得住, 假设, 成立, 争议, 有多确信, 确信, 说服力, 凭什么说, 怎么知道",
    ),
    "limits": (
        "can not, can _ not, unable, limit, limitation, weakness, shortcoming, flaw, drawback, fail, bad at, struggle, "
        "not able, poor at, problem with, mistake, go wrong, get wrong, got wrong, wrong with, lack, error, "
        "not good at, not do, fall short, downside, weak at, weak point, not handle, too hard for, trip up, "
        "shortfall, up to date, out of date, outdated",
        "不能, 不会, 做不到, 做不了, 无法, 局限, 缺点, 不足, 短板, 弱点, 缺陷, 弱项, 不擅长, 失败, 犯错, 出错, "
        "错误, 毛病, 搞不定, 缺乏, 欠缺, 搞错, 不好的地方, 差在哪, 难住",
    ),
    "counterpart": (
        "open source, open alternative, alternative to, counterpart, equivalent, open model, stand in, "
        "stands in, substitute, replacement, replace, approximation, approximate, clone, closest open, "
        "public version, open version, open weight, free version, open stand in, instead of",
        "开源, 近似, 替代, 平替, 类似的开源, 代替, 开放模型, 公开版本, 替身",
    ),
    "factor": (
        "reproduce, reproducing, replicate, rebuild, rebuilding, recreate, build your own, make your own, "
        "build my own, make my own, how to build, how to make, need to build, need to make, ingredient, "
        "requirement, recipe, what do i need, what do you need, what would i need, factor, what does it take, "
        "what would it take, build a, train a model like, prerequisite, copy, difficult about, hard part, "
        "challenge, obstacle",
        "复现, 重现, 复刻, 自己做, 自己训练, 要素, 条件, 做出一个, 打造, 因素, 难点, 困难, 难在哪, 造一个, "
        "训练一个, 重新做",
    ),
    "tradeoff": (
        "trade, trade off, tradeoff, give up, gave up, given up, giving up, sacrifice, lose, lost, losing, "
        "loss, cost it, at the cost, at what cost, at the price, price _ pay, price _ paid, forfeit, "
        "in exchange, in return, get worse, got worse, become worse, became worse, degrade, regress, abandon, "
        "forget, forgot, weaken, exchange, pay for, paid for, price of, give away, gave away, swap, "
        "what did it cost, drop in, hurt, side effect",
        "牺牲, 放弃, 代价, 换取, 换来, 换了, 换掉, 损失, 失去, 丢失, 丢了, 丢掉, 丧失, 下降, 变差, 变弱, 退化, "
        "取舍, 舍弃, 得失, 以_换, 用_换, 付出, 削弱, 减弱, 倒退, 副作用, 拿_换",
    ),
    "diff": (
        "difference, differ, different, relationship, relation, related, relate, vs, versus, compare, "
        "comparison, contrast, distinguish, distinction, better than, worse than, stronger than, weaker than, "
        "bigger than, smaller than, larger than, than, tell apart, tell _ apart, what change, changed from, "
        "change between, relative to, compared with, compared to, which is better, which one is better, "
        "improvement over, improve on, improve over, gain over, new over",
        "区别, 差别, 不同, 关系, 差异, 对比, 比较, 相比, 比起, 不一样, 异同, 哪个好, 哪个更, 谁更, 哪个强, "
        "和_比, 跟_比, 与_比, 比_好, 比_强, 比_差, 比_多, 比_大, 相较, 变化, 改变了什么",
    ),
    "gain": (
        "gain, improve, improvement, get better, got better, new in, new about, acquire, benefit, added, "
        "better at, get back, got back, regain, win back, won back, recover, restore, what did _ get, "
        "what did _ add",
        "获得了, 得到了, 提升, 改进, 增强, 新增, 变强, 多了, 恢复, 找回, 进步",
    ),
    "conflicts": (
        "agree, agreement, consensus, disagree, disagreement, conflict, conflicting, contradiction, sources differ, inconsistent, "
        "discrepancy",
        "矛盾, 说法不一, 不一致, 分歧, 冲突, 各执一词",
    ),
    "changes": (
        "belief in, belief that, belief, belief change, view change, opinion change, confidence change, has _ changed since, "
        "have _ changed since, used to believe, believed before, over time, still believe, still hold up, "
        "since then, held up, new evidence, newer evidence, later evidence, later study, later studies, later work, "
        "later research, new finding, what changed about, what has changed, changed mind",
        "看法变化, 观点变化, 看法变了, 后来怎么看, 如今怎么看, 还成立吗, 新证据, 新看法, 新发现, 新研究, 新进展, 后来的研究, 后续研究, 有何变化, 怎么变的, 认识的变化",
    ),
    "scores": (
        "score, accuracy, how well do _ do on, how good is _ on, result on, performance on, points on, "
        "measured on",
        "得分, 分数, 成绩, 准确率, 多少分, 跑分, 测评结果",
    ),
    "path": (
        "get from _ to, way from _ to, route from _ to, path from _ to, steps from _ to, road from _ to, "
        "chain from _ to",
        "从_怎么到, 从_到_的路, 从_到_经过, 怎么从_变成, 如何从_变成, 从_一步步到",
    ),
    "nature": (
        "unlock, inject, elicit, trigger, already there, already in, exist, latent, innate, put in, "
        "brought out, bring out, built in, potential, surface, add nothing, put there, injected or, taught or, "
        "awaken, anything new, something new, teach new, add new, new ability",
        "解锁, 激发, 注入, 注进, 触发, 本来就有, 早已, 已经有, 潜在, 潜力, 固有, 引出, 原本就, 诱发, 唤醒, "
        "原来就, 新东西, 新能力, 教会新",
    ),
    "up": (
        "dad, father, mother, grandparent, made from, made out of, built from, descend, descended, ancestor, ancestry, parent, predecessor, "
        "came before, come before, before, precede, preceded, trained from, tuned from, base of, base model, "
        "underlying model, evolved from, pedigree, based on, derived from, derive from, built on, built upon, "
        "build on, grew from, grow out of, fine tuned from, built on top of, start from, started from, "
        "on top of, rest on, origin of the model, foundation of, foundation model, earlier than",
        "爸爸, 父亲, 妈妈, 母亲, 爹, 父辈, 基于, 派生自, 派生, 而来, 由_训练, 从_训练, 从_微调, 由_微调, 前身, 祖先, 父模型, 上一代, 之前, 底座, "
        "基座, 哪个模型, 演化自, 建立在, 基础上, 之上, 血统, 在_上训练, 微调自, 来自哪个模型, 演变, 前代, 更早",
    ),
    "down": (
        "descendant, child, children, successor, came after, come after, follow, followed, offspring, variant, "
        "next model, grew out of, later model, came next, spin off, what was built on, after",
        "派生出, 衍生, 后代, 后继, 后续, 之后, 下一代, 子模型, 变体, 发展出, 演化出, 下游模型, 接着",
    ),
    "tree": (
        "family tree, tree, family, branch, evolution, evolve, genealogy, lineage, include, belong to, "
        "consist of, made up of, member, which model are in, model are in, skill tree, timeline of model, "
        "in the series, series",
        "系列, 家族, 进化, 演化, 进化树, 谱系, 家谱, 分支, 包括, 包含, 成员, 发展史, 技能树, 发展路线, 路线图, "
        "属于",
    ),
    "origin": (
        "where _ from, where did _ get, come from, came from, coming from, origin, originate, source of, "
        "root of, roots of, get _ from, got _ from, arise, arose, emerge, what give, what gave, cause, "
        "caused by, due to, reason for, reason behind, responsible for, how come, what make, what made, "
        "from what, owe, result of, product of, byproduct, by product, attribute to, attributed to, credited, "
        "trace, what explain, what taught, what produce, what brought, led to, lead to, stem from, thanks to, "
        "where did, how did _ get, how did _ learn, how did _ acquire, how did _ gain, how did _ become, "
        "which step gave, first model, first to, who was first, which model first, first have, first show, "
        "first appear, appear first, where do, where does, taught it, teach it, behind, come about, "
        "came about, how do _ know how, where _ come, what teach, how was _ learned, how do _ arise, give rise",
        "从哪里来, 从哪来, 哪里来, 哪来, 哪儿来, 来源, 来自, 源自, 源于, 起源, 怎么来, 如何来, 怎么得到, "
        "怎么获得, 如何获得, 怎么产生, 如何产生, 怎么形成, 怎么会, 为什么能, 为什么会, 由来, 成因, 归因, 归功, "
        "靠什么, 哪一步, 谁带来, 什么带来, 怎么学会, 如何学会, 咋来, 副产物, 副产品, 导致, 得益于, 哪里得来, "
        "溯源, 根源, 怎么就会, 最早, 首先, 第一个, 最先, 首次, 从何而来, 何来, 怎样来, 哪得来, 带来的, 引起, "
        "造成, 哪里学, 从哪学, 咋会, 怎么有",
    ),
    "why": (
        "why, why do, why can, the reason, reason for, reason why, reason behind, reason that, main reason, how come, explain why, what explains",
        "为什么, 为何, 为啥, 原因, 因为什么, 怎么会, 凭什么, 咋会, 咋能",
    ),
    "effect": (
        "what do _ do, effect of, effect, impact, influence, bring, brought, give, gave, leads to, result in, "
        "what happens, change, help, what is _ for, contribute, purpose of, what do _ change",
        "带来, 作用, 影响, 效果, 有什么用, 有何影响, 干什么用, 好处, 贡献, 帮助",
    ),
    "can": (
        "what can, can do, able to, good at, capability, strength, what is _ capable of, capable of, can",
        "能做什么, 会什么, 擅长, 能干什么, 优势, 强在, 能力如何, 可以做什么, 能做哪些, 会做什么",
    ),
    "history": (
        "timeline, chronology, history, what happened, happened in, what event, chronological, "
        "in what order did, milestone",
        "时间线, 历史, 大事记, 发生了什么, 发生过什么, 大事, 里程碑",
    ),
    "timeline": (
        "when, when _ publish, when _ launch, when _ appear, when _ start, when _ announce, came first, "
        "come first, which is older, which is newer, is older than, is newer than, what year, which year, "
        "what date, date of, which month, order of, in what order, sequence, happen, how long ago, what day, "
        "in which order, since when, until when, till when, month, year, date, how recent, how early, how late",
        "什么时候, 啥时候, 啥时, 哪一天, 年份, 月份, 到何时, 自何时, 谁先, 哪个先, 谁更早, 何时, 哪年, 哪一年, 几月, 哪个月, 时间, 顺序, 先后, 哪天, 几号, 日期",
    ),
    "quantity": (
        "how many, how much, how big, how large, how long, percent, percentage, share, proportion, number of, "
        "amount of, ratio, how small, how often, how few, fraction, how old",
        "多少, 多大, 多长, 占比, 占, 比例, 百分, 数量, 几个, 多久, 几",
    ),
    "who": (
        "who, whose, whom, by whom, who wrote, written by, who authored, author of",
        "谁, 哪家, 哪个公司",
    ),
    "list": (
        "list, show all, show me all, all the, enumerate, which _ are there, what _ are there, "
        "how many _ are there, are there, do you know, do you have, do you cover, what all, give me all, "
        "everything",
        "列出, 列一下, 有哪些, 哪些, 所有, 全部, 多少个, 列表, 清单, 都有什么",
    ),
    "definition": (
        "what is, what are, what was, what were, define, definition, meaning, mean, meant by, explain, "
        "describe, tell me about, information on, what kind of, summary of, overview, about, "
        "made up of, composed of",
        "是什么, 什么是, 什么意思, 定义, 含义, 指什么, 是指, 介绍, 解释, 何谓, 啥是, 是啥, 讲讲, 说说, 什么叫, "
        "指的是, 组成, 构成",
    ),
    # no frame of its own: the words help to find the claim that says so
    "worse": (
        "worse, weaker, weak, poor, inferior, lag, trail, fall behind, less good",
        "差, 更差, 较差, 不如, 落后, 逊色, 效果差, 差一些, 弱",
    ),
    "example": (
        "example, instance, case, anecdote",
        "例子, 举例, 案例, 故事, 说明了什么, 说明什么",
    ),
    "negation": (
        "not, no, never",
        "不是, 并非, 不靠, 没有",
    ),
    "superlative": (
        "best, strongest, winner, win, wins, top, most powerful, most capable, strongest model, beat, unbeaten",
        "最强, 最好, 最厉害, 最佳, 第一名, 赢, 夺冠",
    ),
}  # fmt: skip


@cache
def cue_words() -> frozenset[str]:
    """All words of English cues."""
    return frozenset(word for english, _ in CUES.values() for word in english.replace(",", " ").split() if word != "_")


@cache
def _single_cues() -> frozenset[str]:
    return frozenset(
        cue.strip() for english, _ in CUES.values() for cue in english.split(",") if " " not in cue.strip()
    )


def is_single_cue(word: str) -> bool:
    """Whether a word is a cue by itself."""
    return word in _single_cues()


# which reading of a question goes first when several explain its words equally well
_ORDER = """
    search names spec scores open conflicts changes nature limits counterpart factor tradeoff diff gain evidence origin
    path up down tree history timeline why can effect quantity who list superlative definition
"""
PRIORITY = tuple(_ORDER.split())

# words that ask for a yes or no when they open an English question; and those that do so anywhere in a Chinese one
YES_NO = frozenset(
    ["is", "are", "was", "were", "does", "do", "did", "can", "could", "has", "have", "had", "will", "would", "should"]
)
YES_NO_ZH = ("吗", "是不是", "有没有", "能不能", "会不会", "是否", "能否", "对不对", "可不可以")

# kind of record -> what people call them in general, English and Chinese; they ask for records of that kind
KIND_WORDS: Table = {
    "model": ("model, language model, llm, checkpoint", "模型, 大模型, 语言模型, 大语言模型"),
    "ability": ("ability, capability, skill, emergent ability", "能力, 技能"),
    "method": ("method, technique, training method", "方法, 技术, 手段"),
    "dataset": ("dataset, data set, corpora", "数据集, 语料库"),
    "benchmark": ("benchmark, test set", "基准, 评测, 基准测试"),
    "source": ("source, paper, article, publication, reference, study", "文献, 论文, 文章, 出处, 资料, 研究"),
    "step": ("step, training step", "步骤, 训练步骤"),
    "claim": ("claim, statement", "论断, 说法, 观点, 主张"),
    "question": ("question", "问题"),
    "event": ("event", "事件, 大事"),
    "term": ("term, glossary, word", "术语, 词条, 名词, 术语表"),
    "attribute": ("attribute, field, property", "属性, 字段"),
}
